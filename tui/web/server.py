"""Serves the reader through textual-serve, on loopback only and to one person only.

Other people of this machine can reach loopback too, and so can any page the reader has open in the
browser. So the address that is printed carries a key, which becomes a cookie that other pages
cannot use, and a call from another page is refused. Nothing is fetched from other hosts: the page
is our own, since the one of textual-serve asks Google for a font.
"""

from __future__ import annotations

import hmac
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from aiohttp import web
from textual_serve.server import Server

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

HOST = "127.0.0.1"
COOKIE = "rashomon"
_PAGE = Path(__file__).parent


class ReaderServer(Server):
    """Starts a reader for each page that is opened with the right key."""

    def __init__(self, command: str, port: int, announce: Callable[[str], None]) -> None:
        super().__init__(command, HOST, port, title="Rashomon", templates_path=_PAGE)
        self._announce = announce
        self._key = secrets.token_urlsafe(24)

    @property
    def address(self) -> str:
        """Where the reader opens, the key included."""
        return f"{self.public_url}/?key={self._key}"

    def serve(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002 (as textual-serve has it)
        """Listen until ctrl+c or SIGTERM; the address is said once somebody can call."""
        self.debug = debug
        said = iter([self.address])
        web.run_app(
            self._make_app(),
            host=HOST,
            port=self.port,
            print=lambda *_: self._announce(next(said)),
            access_log=None,
        )

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing: nobody can call yet."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._let_in)
        return app

    @web.middleware
    async def _let_in(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Let in whoever knows the key, and no other page."""
        if request.headers.get("Origin", self.public_url) != self.public_url:
            raise web.HTTPForbidden(text="Only the reader's own page may ask.")
        if request.host != f"{HOST}:{self.port}":
            raise web.HTTPForbidden(text=f"Open {self.public_url}, with the key.")
        if self._is_key(request.query.get("key", "")):
            answer = web.HTTPFound("/")
            answer.set_cookie(COOKIE, self._key, httponly=True, samesite="Strict")
            return answer
        if not self._is_key(request.cookies.get(COOKIE, "")):
            raise web.HTTPForbidden(text="Open the address that rashomon serve printed.")
        return await handler(request)

    def _is_key(self, word: str) -> bool:
        return hmac.compare_digest(word.encode(), self._key.encode())
