"""One module a rival: PACKAGES to install, VARIANTS to run, words(text) as it cuts them, and run(job), its whole work."""
