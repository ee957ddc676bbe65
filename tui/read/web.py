"""An http(s) address to bytes, with limits of time and size; no other scheme is followed."""

from __future__ import annotations

import urllib.error
import urllib.request
from http.client import HTTPException
from typing import TYPE_CHECKING, NamedTuple

from tui import __version__
from tui.errors import CannotFetchError
from tui.read.files import SIZE_LIMIT, check_size

if TYPE_CHECKING:
    from http.client import HTTPResponse

PATIENCE = 20.0
"""Seconds without an answer."""


class Page(NamedTuple):
    """What an address gave."""

    data: bytes
    kind: str
    """The type it is said to be, such as `text/html`."""


def fetch(address: str) -> Page:
    """Get a page.

    Raises:
        CannotFetchError: nobody answers, or with an error, or with more than an article's bytes.
        ArticleTooLargeError: it is larger than an article may be.
    """
    request = urllib.request.Request(address, headers={"User-Agent": f"rashomon/{__version__}"})
    try:
        with _opener().open(request, timeout=PATIENCE) as answer:
            return _read(address, answer)
    except urllib.error.HTTPError as error:
        raise CannotFetchError(address, f"the server says {error.code} {error.reason}") from error
    except urllib.error.URLError as error:
        raise CannotFetchError(address, _reason(error.reason)) from error
    except (OSError, HTTPException, ValueError) as error:
        raise CannotFetchError(address, _reason(error)) from error


def _read(address: str, answer: HTTPResponse) -> Page:
    data = check_size(address, answer.read(SIZE_LIMIT + 1))
    return Page(data, answer.headers.get_content_type())


def _opener() -> urllib.request.OpenerDirector:
    """One that knows no scheme but http(s), wherever a redirection leads."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPRedirectHandler,
        urllib.request.HTTPErrorProcessor,
        urllib.request.UnknownHandler,
    ):
        opener.add_handler(handler())
    return opener


def _reason(error: object) -> str:
    if isinstance(error, TimeoutError):
        return "it does not answer"
    return str(getattr(error, "strerror", None) or error).lower()
