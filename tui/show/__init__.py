"""The terminal: the only folder that knows Textual. It draws views and turns keys into wishes."""
