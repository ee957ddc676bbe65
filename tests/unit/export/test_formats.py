"""What stands in an export stays words: never markup, a formula, or a second column."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.making import STAMP, make_session, make_source, three_papers
from tui.errors import UnknownExportError
from tui.export import FORMATS
from tui.export.as_csv import defuse
from tui.export.as_text import WIDTH, write_document
from tui.export.asked import ENDINGS, What, ending_of, write_asked
from tui.export.document import Heading, Listing, Paragraph, Table
from tui.export.html import write_html
from tui.export.keep import propose_name, to_bytes
from tui.export.markdown import escape, write_markdown
from tui.session import marking
from tui.session.tabling import Arrangement, Order
from tui.session.wanted import Wanted

HOSTILE = '<script>alert(1)</script> | *b* [a](http://x) `c` \x1b[31m=1+1 & "q"'
EVERY = [
    (what, ending) for what, endings in ENDINGS.items() for ending in endings if what != "screen"
]


def made(what: What, ending: str, arrangement: Arrangement | None = None) -> str:
    return write_asked(what, ending, three_papers().desk, arrangement or Arrangement())


@pytest.mark.parametrize(("what", "ending"), EVERY, ids=str)
def test_everything_can_be_written_in_every_format_it_is_offered_in(
    what: What, ending: str
) -> None:
    assert "two hours" in made(what, ending).casefold() or what is What.OVERVIEW


@pytest.mark.parametrize(("what", "ending"), EVERY, ids=str)
def test_no_control_character_of_an_article_is_in_an_export(what: What, ending: str) -> None:
    desk = make_session([make_source(HOSTILE, name="\x1b.txt"), make_source("B.")]).desk
    text = write_asked(what, ending, desk, Arrangement(wanted=None))

    assert "\x1b" not in text


@pytest.mark.parametrize("name", ["story.doc", "story", ".md", "story.md.exe"])
def test_another_ending_is_a_mistake_that_names_those_there_are(name: str) -> None:
    with pytest.raises(UnknownExportError, match=r"\.md \.html"):
        ending_of(name, What.MATRIX)


def test_an_ending_may_be_in_capitals() -> None:
    assert ending_of("Story.CSV", What.MATRIX) == ".csv"


@pytest.mark.parametrize(
    "text",
    [
        *("*b*", "_i_", "`c`", "[a](b)", "<b>", "a|b", "# h", "1. x", "12) x", "- x", "+ x"),
        *("~~s~~", "&amp;", "\\", "=== x", "$x$"),
    ],
)
def test_markdown_is_escaped(text: str) -> None:
    escaped = escape(text)

    assert escaped != text
    assert escaped.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == text


@pytest.mark.parametrize("text", ["Plain words, 3.5 of them.", "well-known", "a = b", "No. 1."])
def test_plain_words_stay_plain_in_markdown(text: str) -> None:
    assert escape(text) == text


def test_a_bar_in_an_article_makes_no_column_in_a_markdown_table() -> None:
    text = write_markdown((Table(("a", "b"), (("x | y", "z"),)),))

    assert text.splitlines()[-1] == "| x \\| y | z |"


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not any(name.startswith("on") for name, _ in attrs)
        self.seen.append(tag)


def test_html_of_an_article_is_shown_not_run() -> None:
    tags = Tags()
    tags.feed(
        write_html(
            (
                Heading(1, HOSTILE),
                Paragraph(HOSTILE),
                Table((HOSTILE,), ((HOSTILE,),)),
                Listing(((HOSTILE, (HOSTILE, HOSTILE)),)),
            )
        )
    )

    assert "script" not in tags.seen
    assert "a" not in tags.seen


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    page = made(What.COMPARISON, ".html")

    assert "default-src &#x27;none&#x27;" in page
    assert "http" not in page.replace("http-equiv", "")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1"])
def test_a_formula_in_a_cell_is_defused(cell: str) -> None:
    assert defuse(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["1,000 prisoners", "", "a = b", "“=”"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert defuse(cell) == cell


def test_the_csv_of_the_matrix_has_the_words_of_every_source() -> None:
    rows = list(csv.DictReader(io.StringIO(made(What.MATRIX, ".csv"))))

    assert rows[0]["1 a"] == "Two hours of talks."
    assert rows[0]["2 b: relation"] == "wording shown"
    assert rows[0]["3 c: sentence"] == "1"
    assert (rows[0]["sources"], rows[1]["in part"]) == ("3", "1")


def test_the_matrix_is_written_as_it_is_arranged() -> None:
    arrangement = Arrangement(Order.SOURCES, wanted=Wanted.UNIQUE)
    rows = json.loads(made(What.MATRIX, ".json", arrangement))["rows"]

    assert [row["reported"] for row in rows] == ["Nobody cheered.", "Rain fell."]
    assert rows[0]["cells"][0]["sentence"] == "s1.2"


def test_the_matrix_says_which_rows_it_has_and_in_which_order() -> None:
    text = made(What.MATRIX, ".txt", Arrangement(typed="swap", source=1))

    assert "1 shared or partly row with “swap”, by order in b." in text


def test_the_matrix_has_the_tags() -> None:
    desk = marking.tag_by_key(three_papers(), STAMP, key="2").desk

    assert ", Figure |" in write_asked(What.MATRIX, ".md", desk, Arrangement())


@pytest.mark.parametrize("what", [What.COMPARISON, What.MATRIX])
def test_the_picture_is_xml_and_holds_what_the_sources_say(what: What) -> None:
    picture = ElementTree.fromstring(made(what, ".svg"))

    assert any("talks" in (text.text or "") for text in picture.iter() if text.text)


def test_a_hostile_article_does_not_break_the_picture() -> None:
    desk = make_session([make_source(HOSTILE), make_source("B.", name="b.txt")]).desk
    picture = ElementTree.fromstring(
        write_asked(What.MATRIX, ".svg", desk, Arrangement(wanted=None))
    )

    assert not [one for one in picture.iter() if one.tag.endswith("script")]


def test_text_is_no_wider_than_a_page() -> None:
    document = (
        Heading(1, "Matrix"),
        Paragraph("word " * 60),
        Table(("reported", "in"), (("word " * 30, "3"),), frozenset({1})),
        Listing((("label", ("word " * 40, "word " * 40)),)),
    )

    assert max(map(len, write_document(document).splitlines())) <= WIDTH


@pytest.mark.parametrize("name", ["markdown", "html", "csv", "svg"])
def test_the_command_line_has_the_same_formats(name: str) -> None:
    ending = {"markdown": ".md"}.get(name, f".{name}")

    assert FORMATS[name](three_papers().desk.comparison) == made(What.COMPARISON, ending)


def test_a_spreadsheet_file_says_that_it_is_utf_8() -> None:
    assert to_bytes("a", "Story.CSV") == b"\xef\xbb\xbfa"
    assert to_bytes("a", "story.md") == b"a"


def test_an_odd_byte_of_a_file_name_can_be_written() -> None:
    assert to_bytes("\udcff", "story.md") == b"\\udcff"


def test_a_free_name_is_proposed(tmp_path: Path) -> None:
    (tmp_path / "story-matrix.md").touch()
    (tmp_path / "story-matrix-2.md").touch()

    assert propose_name(tmp_path / "story.yaml", "matrix", ".md").name == "story-matrix-3.md"


def test_where_nothing_may_be_written_a_name_in_the_current_folder_is_proposed() -> None:
    assert propose_name(Path("/proc/1/story.yaml"), "matrix", ".md") == Path("story-matrix.md")


def test_before_a_closer_look_an_export_does_not_say_that_nothing_was_found() -> None:
    assert "Still being looked for." in made(What.OVERVIEW, ".md")


def test_a_comparison_without_a_closer_look_can_be_written() -> None:
    comparison = replace(three_papers().desk.comparison, findings=None)

    assert FORMATS["markdown"](comparison).startswith("# Comparison")
