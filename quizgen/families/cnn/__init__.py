"""Families of the topic cnn."""
