"""A page to the article in it: trafilatura finds it, in a child process with limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tui.errors import NoArticleTextError, PageFailedError
from tui.places import child_environment
from tui.read.article import Article, make_article

PATIENCE = 30.0
"""Seconds."""


def read_html(path: str, data: bytes) -> Article:
    """Make an article of the bytes of a page; all offsets refer to the text that is taken out.

    Raises:
        NoArticleTextError: there is no article in it.
        PageFailedError: it is too large or too twisted to be taken apart.
    """
    try:
        child = subprocess.run(
            [sys.executable, "-m", "tui.read.extract"],
            input=data,
            capture_output=True,
            timeout=PATIENCE,
            env=os.environ | child_environment(),
            check=True,
        )
        said = json.loads(child.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise PageFailedError(path) from error
    text = said["text"].replace("\r\n", "\n").replace("\r", "\n")
    if not any(char.isalnum() for char in text):
        raise NoArticleTextError(path)
    return make_article(
        path, text, title=said["title"], publisher=said["publisher"], date=said["date"]
    )
