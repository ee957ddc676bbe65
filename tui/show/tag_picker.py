"""A list of the codebook that is searched as one types; a word it lacks becomes a new tag."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding

from tui.annotate.codebook import living_tags
from tui.screen import clean
from tui.session import marking
from tui.show.bindings import action_of
from tui.show.picker import Offer, Picker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.annotate.tags import Tag, TagId
    from tui.show.app import RashomonApp
    from tui.view.glyphs import Glyphs


class Picked(NamedTuple):
    """A tag of the codebook, or the label of one to be made."""

    tag: TagId | None
    label: str


EDIT = Picked(None, "")
"""The reader wants to change the codebook itself."""


class TagPicker(Picker[Picked]):
    """Asks for one tag."""

    BINDINGS = [Binding("ctrl+e", "edit", show=False, priority=True)]

    title_words = "Tag"
    placeholder = "type to search, or a new tag"
    hint = "Enter tags, ctrl+e changes the codebook, Esc closes"

    def __init__(self, codebook: tuple[Tag, ...], glyphs: Glyphs) -> None:
        super().__init__()
        self._codebook = codebook
        self._glyphs = glyphs

    def offered(self, typed: str) -> Iterator[Offer[Picked]]:
        """The tags whose label begins with it, then those that have it; then a new one."""
        label = " ".join(typed.split())
        wanted = label.casefold()
        fitting = [
            tag
            for tag in self._codebook
            if wanted in tag.label.casefold() or wanted in tag.id.casefold()
        ]
        fitting.sort(key=lambda tag: not tag.label.casefold().startswith(wanted))
        for tag in fitting:
            line = f"{tag.key or ' '} {self._glyphs.of_tag(tag)} {clean(tag.label)}"
            yield Offer(line, Picked(tag.id, tag.label))
        if wanted and all(tag.label.casefold() != wanted for tag in self._codebook):
            yield Offer(f"  + new tag: {clean(label)}", Picked(None, label))

    def action_edit(self) -> None:
        """Go to the codebook."""
        self.dismiss(EDIT)


def open_on(app: RashomonApp) -> None:
    """Offer the codebook; what is picked goes on the passage."""

    def pick(answer: Picked | None) -> None:
        if answer is None:
            return
        if answer is EDIT:
            app.call_later(app.run_action, action_of("codebook"))
        elif answer.tag is not None:
            app.become(marking.give_tag(app.session, answer.tag, app.stamp()))
        else:
            app.become(marking.tag_with_new(app.session, answer.label, app.stamp()))

    app.push_screen(TagPicker(living_tags(app.session.desk.notebook.codebook), app.glyphs), pick)
