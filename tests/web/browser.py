"""A headless Chromium, driven through its DevTools protocol; no driver program is needed."""

from __future__ import annotations

import asyncio
import base64
import itertools
import shutil
from contextlib import asynccontextmanager
from subprocess import DEVNULL
from typing import TYPE_CHECKING, Any

import aiohttp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
PATIENCE = 30.0
"""Seconds until a page that does not answer is a failure."""

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1200,800",
    "--remote-debugging-port=0",
)


class Page:
    """One open page."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)

    async def ask(self, method: str, **parameters: object) -> Any:  # noqa: ANN401 (JSON)
        """Call one method of the protocol, and return its result."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        while True:
            answer = await asyncio.wait_for(self._socket.receive_json(), PATIENCE)
            if answer.get("id") == number:
                return answer["result"]

    async def evaluate(self, script: str) -> Any:  # noqa: ANN401 (whatever the script gives)
        """Return the value of an expression."""
        answer = await self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        return answer["result"].get("value")

    async def wait_for(self, script: str) -> None:
        """Wait until an expression is true."""
        async with asyncio.timeout(PATIENCE):
            while not await self.evaluate(script):
                await asyncio.sleep(0.05)

    async def press(self, *keys: str) -> None:
        """Press keys that are letters or digits."""
        for key in keys:
            await self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", key=key)

    async def picture(self, file: Path) -> None:
        """Save what is to be seen as PNG."""
        answer = await self.ask("Page.captureScreenshot", format="png")
        file.write_bytes(base64.b64decode(answer["data"]))


@asynccontextmanager
async def open_page(address: str, folder: Path) -> AsyncIterator[Page]:
    """Open an address in a new browser; `folder` is for what it keeps."""
    assert CHROMIUM is not None
    command = (CHROMIUM, *_FLAGS, f"--user-data-dir={folder}", address)
    process = await asyncio.create_subprocess_exec(*command, stdout=DEVNULL, stderr=DEVNULL)
    try:
        async with aiohttp.ClientSession() as session:
            target = await _find_page(session, folder / "DevToolsActivePort")
            async with session.ws_connect(target, max_msg_size=0) as socket:
                yield Page(socket)
    finally:
        process.kill()
        await process.wait()


async def _find_page(session: aiohttp.ClientSession, told: Path) -> str:
    async with asyncio.timeout(PATIENCE):
        while not told.exists() or not told.read_text():
            await asyncio.sleep(0.05)
        port = told.read_text().split()[0]
        while True:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [each for each in await answer.json() if each["type"] == "page"]
            if pages:
                return str(pages[0]["webSocketDebuggerUrl"])
            await asyncio.sleep(0.05)
