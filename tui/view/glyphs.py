"""The signs that say what colour may only repeat: one set for UTF-8, one for ASCII."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.model import Relation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.annotate.tags import Tag


class Glyphs(NamedTuple):
    """Every sign is one cell wide."""

    relations: Mapping[Relation, str]
    unique: str
    """The accent bar beside a sentence that stands alone."""
    cursor: str
    lit: str
    selected: str
    fold: str
    hairline: str
    rule: str
    more: str
    clash: str
    """Before what cannot both be right."""
    note: str
    ruler_shared: str
    ruler_unique: str
    ruler_tagged: str
    ruler_found: str
    ruler_view: str
    """The part of the article that is on screen."""
    shown: str
    """In the matrix, the wording that the row shows."""
    claim: str
    """Before a claim."""
    is_ascii: bool = False

    def of_tag(self, tag: Tag) -> str:
        """The sign of a tag; in ASCII the first letter where its own sign is none."""
        if not self.is_ascii or tag.glyph.isascii():
            return tag.glyph
        return tag.id[:1] if tag.id.isascii() else "?"


UNICODE = Glyphs(
    relations={
        Relation.SAME: "=",
        Relation.NEAR: "≈",
        Relation.REWORDED: "~",
        Relation.PARTIAL: "⊂",
    },
    unique="▎",
    cursor="▶",
    lit="▷",
    selected="┃",
    fold="▸",
    hairline="│",
    rule="─",
    more="…",
    clash="≠",
    note="¶",
    ruler_shared="·",
    ruler_unique="▪",
    ruler_tagged="◆",
    ruler_found="■",
    ruler_view="│",
    shown="•",
    claim="§",
)

ASCII = Glyphs(
    relations={
        Relation.SAME: "=",
        Relation.NEAR: "+",
        Relation.REWORDED: "~",
        Relation.PARTIAL: "<",
    },
    unique="!",
    cursor=">",
    lit="-",
    selected="|",
    fold=">",
    hairline="|",
    rule="-",
    more=">",
    clash="!",
    note="n",
    ruler_shared=".",
    ruler_unique="!",
    ruler_tagged="*",
    ruler_found="#",
    ruler_view=":",
    shown="o",
    claim="c",
    is_ascii=True,
)
