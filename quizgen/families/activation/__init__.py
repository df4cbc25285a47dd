"""Families of the topic activation."""
