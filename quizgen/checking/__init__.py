"""Checks the answers to a sheet: of one learner who types them, or of a whole class from a file."""
