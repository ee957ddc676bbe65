"""What a change of a tag offers to choose from, each with the wish that makes it so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from tui.annotate.codebook import COLORS, GLYPHS, is_under, living_tags
from tui.screen import clean
from tui.session import coding
from tui.show.picker import Offer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tui.annotate.edit import Stamp
    from tui.annotate.tags import Notebook, Tag
    from tui.session.state import Session

    Wish = Callable[[Session], Session]
    Offers = Iterator[Offer[Wish]]


def keys(book: Notebook, tag: Tag) -> Offers:
    """The nine digits, with those who have them, or none."""
    owners = {each.key: clean(each.label) for each in living_tags(book.codebook) if each is not tag}
    for key in "123456789":
        said = f"  {owners[key]} has it and goes without" if key in owners else ""
        yield Offer(f"{key}{said}", partial(coding.set_key, tag=tag.id, key=key))
    yield Offer("none", partial(coding.set_key, tag=tag.id, key=None))


def glyphs(book: Notebook, tag: Tag) -> Offers:
    """The signs that are free first; one that is taken is refused with the reason."""
    tags = living_tags(book.codebook)
    owners = {each.glyph: clean(each.label) for each in tags if each is not tag}
    for glyph in sorted(GLYPHS, key=owners.__contains__):
        said = f"  {owners[glyph]} has it" if glyph in owners else ""
        yield Offer(f"{glyph}{said}", partial(coding.set_glyph, tag=tag.id, glyph=glyph))


def colours(tag: Tag, shown: Mapping[str, str]) -> Offers:
    """The colours that every theme has, each written in itself where there is hue."""
    for color in COLORS:
        line = Content.styled(color, shown.get(color, ""))
        yield Offer(line, partial(coding.recolour_tag, tag=tag.id, color=color))


def parents(book: Notebook, tag: Tag) -> Offers:
    """The tags it can stand under, and the top."""
    top = "nothing: it stands at the top"
    yield Offer(top, partial(coding.place_tag, tag=tag.id, parent=None))
    for other in living_tags(book.codebook):
        if not is_under(book.codebook, other.id, tag.id):
            wish = partial(coding.place_tag, tag=tag.id, parent=other.id)
            yield Offer(clean(other.label), wish)


def others(book: Notebook, tag: Tag, stamp: Callable[[], Stamp]) -> Offers:
    """The tags that can take its place."""
    for other in living_tags(book.codebook):
        if other is not tag:
            wish = partial(coding.merge_tags, tag=tag.id, into=other.id, stamp=stamp())
            yield Offer(clean(other.label), wish)
