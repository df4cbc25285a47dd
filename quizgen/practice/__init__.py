"""Practising in the terminal: sessions, when an exercise comes again, and the store of what was done."""
