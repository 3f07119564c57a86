// Tests of core/index/banding.h.
