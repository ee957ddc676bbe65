"""Markdown: kept as written, marks and all, since every place in it refers to the file's text.

What its marks mean (headings, front matter, items of a list) is read by `roles` and `split`.
"""

from __future__ import annotations

from tui.read.txt import read_txt as read_markdown

__all__ = ["read_markdown"]
