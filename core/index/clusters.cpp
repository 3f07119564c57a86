// Union-find.
