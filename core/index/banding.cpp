// Choice of bands and their keys.
