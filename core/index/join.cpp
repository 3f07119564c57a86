// Buckets, and the candidate pairs they name.
