"""Keeps what is remembered of a reading in the user's state folder; it may always be deleted."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.digest import sha256
from tui.places import SAMPLE, is_address, state_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LIMIT = 200
"""Sets of articles that are remembered; the one read longest ago is forgotten first."""


class Memory:
    """What is remembered of one set of articles, in a file of its own."""

    def __init__(self, articles: Iterable[str]) -> None:
        names = sorted(_full_name(article) for article in articles)
        digest = sha256("\n".join(names).encode("utf-8", "surrogateescape"))
        self._file = state_folder() / "readings" / f"{digest.hexdigest()[:32]}.json"
        self.kept: Mapping[str, Any] = _load(self._file)
        """What was kept when the reading began; nothing if there is none or it cannot be read."""

    @property
    def is_first(self) -> bool:
        """Whether nothing was ever read here."""
        return not self._file.parent.exists()

    def keep(self, kept: Mapping[str, Any]) -> None:
        """Write it whole; a folder that cannot be written is no reason to complain."""
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft = self._file.with_suffix(f".{os.getpid()}")
            import json  # noqa: PLC0415 (see `_load`)

            draft.write_text(json.dumps(kept), encoding="utf-8")
            draft.replace(self._file)
            self._forget_the_oldest()

    def _forget_the_oldest(self) -> None:
        files = list(self._file.parent.glob("*.json"))
        if len(files) > LIMIT:
            files.sort(key=lambda file: file.stat().st_mtime)
            for file in files[:-LIMIT]:
                file.unlink(missing_ok=True)


def _load(file: Path) -> Mapping[str, Any]:
    if not file.exists():
        return {}
    import json  # noqa: PLC0415 (costs 2 ms, and of most articles nothing is kept)

    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _full_name(article: str) -> str:
    is_file = article != "-" and not article.startswith(SAMPLE) and not is_address(article)
    return str(Path(article).resolve()) if is_file else article
