"""Families of the topic norm."""
