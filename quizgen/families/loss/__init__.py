"""Families of the topic loss."""
