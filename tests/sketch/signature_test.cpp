// Signatures: reference, estimates, published vectors.
