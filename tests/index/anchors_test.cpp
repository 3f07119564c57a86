// Tests of core/index/anchors.h.
