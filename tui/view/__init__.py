"""A session to what each part of the screen shows, as plain data."""
