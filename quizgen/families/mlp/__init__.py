"""Families of the topic mlp."""
