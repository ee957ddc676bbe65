"""What the reader is doing now, and how each wish changes it: values and pure functions."""
