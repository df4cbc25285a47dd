"""Tests of reading and comparing answers."""
