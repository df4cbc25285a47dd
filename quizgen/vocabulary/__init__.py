"""The words of the language: every reference function together with its notation."""
