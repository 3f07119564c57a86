// Threads.
