"""Families of the topic attention."""
