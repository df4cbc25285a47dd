"""Families of the topic metrics."""
