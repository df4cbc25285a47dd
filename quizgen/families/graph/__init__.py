"""Families of the topic graph."""
