"""Ids that are given once and never reused; they follow from what is done, by whom and when."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tui.annotate.claims import ClaimId
from tui.annotate.tags import AnnotationId, SourceKey
from tui.digest import sha256

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tui.annotate.edit import Stamp
    from tui.annotate.tags import Anchor, Notebook

_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def fresh_annotation_id(anchor: Anchor, stamp: Stamp, taken: Collection[str]) -> AnnotationId:
    """An id such as `a-7k2m` that follows from who marks what and when, and is not in `taken`."""
    grain = (stamp.creator, stamp.moment, anchor.source, anchor.start, anchor.end)
    return AnnotationId(_fresh("a-", grain, taken))


def fresh_claim_id(text: str, stamp: Stamp, taken: Collection[str]) -> ClaimId:
    """An id such as `c-1xq9`, likewise."""
    return ClaimId(_fresh("c-", (stamp.creator, stamp.moment, text), taken))


def fresh_source_key(taken: Iterable[str]) -> SourceKey:
    """The id after the highest `s` number ever given."""
    numbers = [int(match[1]) for key in taken if (match := re.fullmatch(r"s(\d{1,9})", key))]
    return SourceKey(f"s{max(numbers, default=0) + 1}")


def fresh_slug(label: str, taken: Collection[str]) -> str:
    """The label as an id: lower case, plain letters where there are such, words joined by `-`."""
    plain = unicodedata.normalize("NFKD", label).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    slug = re.sub(r"[\W_]+", "-", plain).strip("-")[:40].strip("-") or "tag"
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


def free_key(taken: Iterable[str | None]) -> str | None:
    """The first digit from 1 to 9 that is not in `taken`."""
    given = set(taken)
    return next((key for key in "123456789" if key not in given), None)


def tags_named(notebook: Notebook) -> set[str]:
    """Every tag id in use, in the codebook or only on annotations."""
    used = {tag for annotation in notebook.annotations for tag in annotation.tags}
    return used | {tag.id for tag in notebook.codebook}


def sources_named(notebook: Notebook) -> set[str]:
    """Every source id in use, whether it has an entry or not."""
    anchors = [annotation.anchor for annotation in notebook.annotations]
    for judgement in notebook.judgements:
        anchors += [judgement.left, judgement.right]
    named = {anchor.source for anchor in anchors} | {entry.id for entry in notebook.sources}
    return named | {stance.source for claim in notebook.claims for stance in claim.stances}


def linked_annotations(notebook: Notebook) -> frozenset[AnnotationId]:
    """The annotations that claims refer to, whether they are there or not."""
    return frozenset(
        annotation
        for claim in notebook.claims
        for stance in claim.stances
        for annotation in stance.annotations
    )


def storable(text: str) -> str:
    """The text without lone surrogates, which no UTF-8 file can hold; each becomes U+FFFD."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def content_letters(*grain: object) -> str:
    """Eight letters that follow from what is said alone: the same for whoever says it."""
    return _letters(repr(grain), 8)


def _letters(seed: str, count: int) -> str:
    number = int.from_bytes(sha256(seed.encode("utf-8", "replace")).digest())
    letters = []
    for _ in range(count):
        number, digit = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[digit])
    return "".join(letters)


def _fresh(prefix: str, grain: tuple[object, ...], taken: Collection[str]) -> str:
    attempt = 0
    while True:
        identity = prefix + _letters(repr((*grain, attempt)), 4 + attempt // 8)
        if identity not in taken:
            return identity
        attempt += 1
