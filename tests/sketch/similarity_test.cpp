// Similarity kernels against their reference.
