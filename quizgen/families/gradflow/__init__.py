"""Families of the topic gradflow."""
