// The run as a library call.
