"""Families of the topic hopfield."""
