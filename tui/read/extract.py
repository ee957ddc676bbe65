"""Takes the article out of a page; runs as a child process with limits, since pages are hostile.

Bytes of a page come in by standard input, JSON goes out: text, title, publisher, date. What it may
use is limited before anything is parsed, so a page made to be slow ends this process and no other.
"""

from __future__ import annotations

import json
import sys

CPU_LIMIT = 20
"""Seconds."""
MEMORY_LIMIT = 2_000_000_000
"""Bytes of address space; the libraries alone take 300 MB of it."""


def main() -> None:
    """Read one page and write what it says."""
    _limit()
    import trafilatura  # noqa: PLC0415  # under the limits, as all that follows
    from trafilatura.settings import Document  # noqa: PLC0415

    page = trafilatura.bare_extraction(
        sys.stdin.buffer.read(), with_metadata=True, include_comments=False, favor_recall=True
    )
    said = {"text": "", "title": None, "publisher": None, "date": None}
    if isinstance(page, Document):
        text, title = (page.text or "").strip(), page.title or None
        if title and text and not text.startswith(title):
            text = f"{title}\n\n{text}"
        said = {"text": text, "title": title, "publisher": page.sitename, "date": page.date}
    json.dump(said, sys.stdout)


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415  # not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, CPU_LIMIT))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


if __name__ == "__main__":
    main()
