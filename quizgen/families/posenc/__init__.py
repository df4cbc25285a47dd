"""Families of the topic posenc."""
