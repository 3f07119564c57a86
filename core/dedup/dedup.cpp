// The run: read, join, verify, write.
