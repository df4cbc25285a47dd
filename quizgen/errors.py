"""The error of bad input: it names the thing, its value and what to do; a user sees no more than that."""


class InputError(ValueError):
    """Something from outside that cannot be used; the message is for the person who wrote it."""
