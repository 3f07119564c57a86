// Tests of core/index/sorter.h.
