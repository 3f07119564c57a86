// Shingles and sets against their references.
