"""Families of the topic regions."""
