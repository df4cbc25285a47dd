"""Families of the topic linreg."""
