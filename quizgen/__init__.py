"""Exercises for neural networks and deep learning, with solutions that explain themselves."""

__version__ = "0.1.0"
