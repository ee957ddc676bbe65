"""Exit codes."""

DONE = 0
NO = 1
"""The answer is no."""
WRONG = 2
"""The call or the input was wrong."""
