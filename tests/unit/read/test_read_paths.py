from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from tui.errors import (
    ArticleTooLargeError,
    BinaryFileError,
    EmptyArticleError,
    NoArticlesError,
    NoSuchPathError,
    NotAFileError,
    RashomonError,
    SameFileTwiceError,
    UnknownFormatError,
    UnreadableError,
)
from tui.read import SIZE_LIMIT, Reading, read_paths

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, name: str, data: bytes = b"It rained.\n") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def read(*paths: str, stdin: bytes | None = None) -> Reading:
    return read_paths(paths, stdin=None if stdin is None else lambda: stdin)


def problems(reading: Reading) -> list[type[RashomonError]]:
    return [type(problem) for problem in reading.problems]


def test_articles_come_in_the_order_asked_for(tmp_path: Path) -> None:
    second, first = write(tmp_path, "b.txt"), write(tmp_path, "a.md")

    assert [article.path for article in read(second, first).articles] == [second, first]


def test_one_bad_article_does_not_sink_the_others(tmp_path: Path) -> None:
    good, bad = write(tmp_path, "good.txt"), write(tmp_path, "bad.txt", b"")
    reading = read(bad, good)

    assert ([one.path for one in reading.articles], len(reading.problems)) == ([good], 1)


def test_the_hash_is_of_the_text_not_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"\xef\xbb\xbfIt rained.\r\n")

    assert read(path).articles[0].sha256 == hashlib.sha256(b"It rained.\n").hexdigest()


@pytest.mark.parametrize(
    "ending",
    [b"one\r\ntwo\r\nthree", b"one\rtwo\rthree", b"one\ntwo\r\nthree", b"one\r\ntwo\rthree"],
)
def test_every_line_end_becomes_one(tmp_path: Path, ending: bytes) -> None:
    assert read(write(tmp_path, "a.txt", ending)).articles[0].text == "one\ntwo\nthree"


def test_markdown_keeps_its_marks(tmp_path: Path) -> None:
    path = write(tmp_path, "a.markdown", b"# Rain\n\nIt *rained*.\n")

    assert read(path).articles[0].text == "# Rain\n\nIt *rained*.\n"


def test_an_ending_in_capitals_is_known(tmp_path: Path) -> None:
    assert len(read(write(tmp_path, "A.TXT")).articles) == 1


def test_a_folder_means_the_articles_in_it_by_name(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", ".hidden.txt", "picture.png"):
        write(tmp_path, name)
    (tmp_path / "deeper.txt").mkdir()

    reading = read(str(tmp_path))
    names = [article.path for article in reading.articles]

    assert (names, reading.problems) == ([str(tmp_path / "a.txt"), str(tmp_path / "b.md")], ())


def test_a_folder_without_articles_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "picture.png")

    assert problems(read(str(tmp_path))) == [NoArticlesError]


def test_problems_come_in_the_order_asked_for(tmp_path: Path) -> None:
    empty = write(tmp_path, "empty.txt", b"")
    found = problems(read(empty, str(tmp_path / "none.txt"), "missing"))

    assert found == [EmptyArticleError, NoSuchPathError, NoSuchPathError]


@pytest.mark.parametrize("path", ["missing.txt", "", "a\0b.txt", "missing/folder/a.txt"])
def test_a_name_of_nothing_is_a_problem(path: str) -> None:
    assert problems(read(path)) == [NoSuchPathError]


def test_a_file_taken_for_a_folder_is_a_name_of_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")

    assert problems(read(f"{path}/b.txt")) == [NoSuchPathError]


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"...\n---\n"])
def test_a_file_without_a_word_is_a_problem(tmp_path: Path, data: bytes) -> None:
    assert problems(read(write(tmp_path, "a.txt", data))) == [EmptyArticleError]


@pytest.mark.parametrize(
    "data",
    [b"a\0b", bytes(range(1, 32)) * 9, b"%PDF-1.7\nrain", b"\x89PNG\r\n", b"\x1f\x8b\x08rain"],
)
def test_a_file_that_is_no_text_is_a_problem(tmp_path: Path, data: bytes) -> None:
    assert problems(read(write(tmp_path, "a.txt", data))) == [BinaryFileError]


def test_a_few_escape_sequences_are_still_text(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"It \x1b[31mrained\x1b[0m on\x08 Monday.\n")

    assert len(read(path).articles) == 1


def test_another_ending_is_a_problem(tmp_path: Path) -> None:
    assert problems(read(write(tmp_path, "a.docx"))) == [UnknownFormatError]


def test_a_device_is_never_opened() -> None:
    assert problems(read("/dev/zero")) == [NotAFileError]


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)

    assert problems(read(str(path))) == [NotAFileError]


def test_a_pipe_in_a_folder_does_not_sink_the_others(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    write(tmp_path, "b.txt")
    reading = read(str(tmp_path))

    assert (len(reading.articles), problems(reading)) == (1, [NotAFileError])


def test_an_article_at_the_size_limit_is_read(tmp_path: Path) -> None:
    assert len(read(write(tmp_path, "a.txt", b"a" * SIZE_LIMIT)).articles) == 1


def test_an_article_above_the_size_limit_is_a_problem(tmp_path: Path) -> None:
    assert problems(read(write(tmp_path, "a.txt", b"a" * (SIZE_LIMIT + 1)))) == [
        ArticleTooLargeError
    ]


def test_a_file_the_system_refuses_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, "a.txt")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tui.read.files.os.open", refuse)

    assert [str(problem) for problem in read(path).problems] == [
        f"Cannot read {path}: permission denied. Check who may read it."
    ]


def test_a_folder_the_system_refuses_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refuse)

    assert problems(read(str(tmp_path))) == [UnreadableError]


def test_links_in_a_circle_are_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")

    assert problems(read(str(tmp_path / "a.txt"))) == [UnreadableError]


def test_a_file_named_twice_is_a_problem(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")

    assert problems(read(path, path)) == [SameFileTwiceError]


def test_a_file_named_again_by_its_folder_is_a_problem(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")

    assert problems(read(str(tmp_path), path)) == [SameFileTwiceError]


def test_a_symbolic_link_is_the_file_it_leads_to(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(path)

    assert problems(read(path, str(tmp_path / "b.txt"))) == [SameFileTwiceError]


def test_a_hard_link_is_the_same_file(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt")
    os.link(path, tmp_path / "b.txt")

    assert problems(read(path, str(tmp_path / "b.txt"))) == [SameFileTwiceError]


def test_two_files_with_the_same_words_are_two_articles(tmp_path: Path) -> None:
    assert len(read(write(tmp_path, "a.txt"), write(tmp_path, "b.txt")).articles) == 2


def test_a_dash_is_standard_input() -> None:
    article = read("-", stdin=b"It rained.").articles[0]

    assert (article.path, article.text) == ("-", "It rained.")


def test_standard_input_is_read_once() -> None:
    assert problems(read("-", "-", stdin=b"It rained.")) == [SameFileTwiceError]


def test_a_dash_without_standard_input_is_a_problem() -> None:
    assert problems(read("-")) == [UnreadableError]


def test_standard_input_has_the_size_limit_too() -> None:
    assert problems(read("-", stdin=b"a" * (SIZE_LIMIT + 1))) == [ArticleTooLargeError]
