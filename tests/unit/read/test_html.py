"""Pages: the article is taken out of them, in a process that can do no harm."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tui.errors import NoArticleTextError, PageFailedError
from tui.pipeline import load_sources
from tui.read import html
from tui.read.html import read_html

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html><head><title>Talks end early | The Gazette</title>
<meta property="og:site_name" content="The Gazette">
<meta property="article:published_time" content="2025-05-17T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Talks end early</h1>
<p>The talks in an Istanbul palace lasted well under two hours. Both countries agreed to exchange
1,000 prisoners of war each.</p><p>Fishermen on the Bosphorus noticed nothing of it. They said the
water was calm and the fish were plenty all day long.</p><script>alert(1)</script></article>
<footer>Subscribe to our newsletter.</footer></body></html>"""


def test_the_article_is_taken_out_of_the_page() -> None:
    text = read_html("talks.html", PAGE.encode()).text

    assert text.startswith("Talks end early\n")
    assert "lasted well under two hours." in text
    assert "newsletter" not in text
    assert "alert" not in text


def test_publisher_date_and_title_come_from_the_page(tmp_path: Path) -> None:
    (tmp_path / "talks.html").write_text(PAGE)

    source = load_sources([str(tmp_path)], stdin=None).sources[0]

    assert (source.publisher, source.date) == ("The Gazette", "2025-05-17")
    assert source.title == "Talks end early"


def test_every_sentence_stands_in_the_text_that_was_taken_out(tmp_path: Path) -> None:
    (tmp_path / "talks.htm").write_text(PAGE)

    source = load_sources([str(tmp_path / "talks.htm")], stdin=None).sources[0]

    assert all(source.text[s.start : s.end] == s.text for s in source.sentences)


@pytest.mark.parametrize("page", ["", "<html></html>", "<p>...</p>", "\x00\x01\x02"])
def test_a_page_without_an_article_is_said(page: str) -> None:
    with pytest.raises(NoArticleTextError, match="no article text was found"):
        read_html("empty.html", page.encode())


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "PATIENCE", 0.001)

    with pytest.raises(PageFailedError, match="cannot be taken apart"):
        read_html("slow.html", PAGE.encode())


def test_the_child_cannot_take_more_memory_than_it_may() -> None:
    greedy = "from tui.read import extract; extract._limit(); bytearray(extract.MEMORY_LIMIT)"

    child = subprocess.run([sys.executable, "-c", greedy], capture_output=True, check=False)

    assert b"MemoryError" in child.stderr
