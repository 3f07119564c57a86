// Tests of core/index/join.h.
