// Sampling of anchors.
