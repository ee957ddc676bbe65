"""Annotations that other tools wrote: read with care, and placed by their words."""
