// The similarity kernels: layouts, dispatch, thresholds and best matches.
