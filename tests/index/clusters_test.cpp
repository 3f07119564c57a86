// Tests of core/index/clusters.h.
