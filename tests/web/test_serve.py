"""The reader in a browser: it opens, keys work, a tag is kept, and nobody else gets in."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import aiohttp
import pytest

from tests.web.browser import CHROMIUM, PATIENCE, open_page
from tui.cli import main

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

TALKS = "The talks in an Istanbul palace lasted well under two hours.\n"


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[str]:
    """Serve two papers; gives the address that was printed."""
    (folder / "a.txt").write_text(f"{TALKS}Fishermen on the Bosphorus noticed nothing of it.\n")
    (folder / "b.txt").write_text(f"{TALKS}Markets were closed because of a holiday.\n")
    command = (sys.executable, "-m", "tui", "serve", "--port", str(free_port()))
    process = await asyncio.create_subprocess_exec(
        *command,
        *(str(folder / name) for name in ("a.txt", "b.txt")),
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"XDG_STATE_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)},
    )
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), PATIENCE)
        yield line.decode().strip()
    finally:
        process.terminate()
        await process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_only_who_has_the_key_gets_in(tmp_path: Path) -> None:
    async with served(tmp_path) as address, aiohttp.ClientSession() as stranger:
        bare = address.partition("?")[0]
        seen = {}
        for url in (bare, f"{bare}ws", f"{bare}static/js/textual.js", f"{bare}?key=guess"):
            async with stranger.get(url) as answer:
                seen[url] = answer.status

        assert set(seen.values()) == {403}


async def test_another_page_gets_no_reader_even_with_the_key(tmp_path: Path) -> None:
    jar = aiohttp.CookieJar(unsafe=True)  # that is: cookies of an address without a name
    async with served(tmp_path) as address, aiohttp.ClientSession(cookie_jar=jar) as reader:
        async with reader.get(address) as page:
            text = await page.text()
        socket_address = address.partition("?")[0].replace("http", "ws", 1) + "ws"
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await reader.ws_connect(socket_address, headers={"Origin": "http://evil.example"})

        assert 'data-session-websocket-url="ws://127.0.0.1:' in text
        assert refused.value.status == 403


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
async def test_a_tag_given_in_a_browser_is_in_the_file(tmp_path: Path) -> None:
    annotations = tmp_path / "rashomon.yaml"
    async with served(tmp_path) as address, open_page(address, tmp_path / "browser") as page:
        await page.wait_for("document.activeElement.className == 'xterm-helper-textarea'")
        await page.press("j", "1")
        async with asyncio.timeout(PATIENCE):
            while not annotations.exists():
                await asyncio.sleep(0.05)
        if "RASHOMON_PICTURES" in os.environ:
            await page.picture(tmp_path / "browser.png")

        assert "Fishermen" in annotations.read_text()
        assert "- claim" in annotations.read_text()


async def test_a_tag_given_just_before_the_page_is_closed_is_in_the_file(tmp_path: Path) -> None:
    annotations = tmp_path / "rashomon.yaml"
    jar = aiohttp.CookieJar(unsafe=True)
    async with served(tmp_path) as address, aiohttp.ClientSession(cookie_jar=jar) as reader:
        await (await reader.get(address)).read()
        async with reader.ws_connect(address.partition("?")[0] + "ws") as page:
            while b"Fishermen" not in (await page.receive()).data:
                pass
            await page.send_json(["stdin", "j1"])
            while b"tagged" not in (await page.receive()).data:
                pass
        async with asyncio.timeout(PATIENCE):
            while not annotations.exists():
                await asyncio.sleep(0.05)

        assert "- claim" in annotations.read_text()


def test_standard_input_is_not_served(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "-"]) == 2
    assert "standard input" in capsys.readouterr().err


def test_a_port_in_use_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TALKS)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert main(["serve", str(tmp_path / "a.txt"), "--port", str(port)]) == 2
    assert f"Cannot serve on port {port}" in capsys.readouterr().err
