"""Families of the topic neuron."""
