// The tokeniser: choice between the SIMD path and ICU, scratch memory.
