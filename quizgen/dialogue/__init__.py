"""What the dialogues in the terminal share: showing, asking, and what may be typed in place of an answer."""
