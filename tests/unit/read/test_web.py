"""Addresses: fetched from a server on this machine, with limits, and no scheme but http(s)."""

from __future__ import annotations

import http.server
import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.unit.read.test_html import PAGE
from tui.errors import ArticleTooLargeError, CannotFetchError, SameFileTwiceError
from tui.pipeline import load_sources
from tui.read import SIZE_LIMIT
from tui.read.web import fetch
from tui.session.naming import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder, and redirects where the address says so."""

    def do_GET(self) -> None:
        if self.path.startswith("/go?"):
            self.send_response(302)
            self.send_header("Location", self.path.partition("?")[2])
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a server; it serves the temporary folder."""
    (tmp_path / "talks.html").write_text(PAGE)
    (tmp_path / "talks.txt").write_text("The talks lasted two hours.\nNobody cheered.\n")
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_read_from_its_address(site: str) -> None:
    source = load_sources([f"{site}/talks.html"], stdin=None).sources[0]

    assert source.path == f"{site}/talks.html"
    assert source.publisher == "The Gazette"


def test_plain_text_is_read_as_it_is_and_named_by_its_host(site: str) -> None:
    source = load_sources([f"{site}/talks.txt"], stdin=None).sources[0]

    assert source.text == "The talks lasted two hours.\nNobody cheered.\n"
    assert name_of(source) == site.removeprefix("http://")


def test_a_redirection_is_followed(site: str) -> None:
    assert fetch(f"{site}/go?/talks.txt").kind == "text/plain"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:,x"])
def test_no_redirection_leads_away_from_the_web(site: str, target: str) -> None:
    with pytest.raises(CannotFetchError):
        fetch(f"{site}/go?{target}")


def test_what_is_not_there_is_said_in_one_line(site: str) -> None:
    with pytest.raises(CannotFetchError, match=r"the server says 404 .*save its text"):
        fetch(f"{site}/none.html")


def test_nobody_listening_is_said() -> None:
    with pytest.raises(CannotFetchError, match="refused"):
        fetch("http://127.0.0.1:9/")


def test_a_page_above_the_limit_is_refused(site: str, tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_bytes(b"x" * (SIZE_LIMIT + 1))

    with pytest.raises(ArticleTooLargeError):
        fetch(f"{site}/large.txt")


def test_one_address_twice_is_one_witness(site: str) -> None:
    loaded = load_sources([f"{site}/talks.txt", f"{site}/talks.txt"], stdin=None)

    assert isinstance(loaded.problems[0], SameFileTwiceError)
