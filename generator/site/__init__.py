"""The whole build: read the files, run the stages, check, and write or compare."""
