"""Families of the topic reg."""
