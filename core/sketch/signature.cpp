// Signing, b-bit packing and the corrected estimate.
