"""Families of the topic backprop."""
