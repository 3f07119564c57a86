// Partitioned sorting with spill files.
