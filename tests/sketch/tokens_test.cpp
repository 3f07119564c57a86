// The tokeniser against its reference.
