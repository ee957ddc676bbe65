"""Commands, exit codes, and one clear line for every mistake."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tui
from tui.cli import main
from tui.cli.articles import find_together

if TYPE_CHECKING:
    from tui.pipeline import Loaded

ROOT = Path(__file__).parents[2]
ONE = (
    "The harbour of Tarven was closed on Friday after a tanker ran aground.\n\nFish is dear now.\n"
)
TWO = "On Friday a tanker ran aground, so the harbour of Tarven was closed.\n\nRain fell all day.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "one.txt").write_text(ONE)
    (tmp_path / "two.txt").write_text(TWO)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def start(
    *arguments: str, folder: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        cwd=folder,
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("gone.txt",),
        ("--bad",),
        ("-a",),
        ("compare",),
        ("compare", "gone.txt"),
        ("compare", "one.txt", "gone.txt"),
        ("compare", "gone.yaml"),
        ("compare", "sample:gone"),
        ("compare", "one.txt", "--format", "xml"),
        ("compare", "one.txt", "--form", "json"),
        ("compare", "one.txt", "--theme", "x"),
        ("compare", "one.txt", "two.txt", "-o", "one.txt"),
        ("compare", "one.txt", "two.txt", "-o", "./two.txt"),
        ("compare", ".", "-o", "one.txt"),
        ("compare", "one.txt", "-o", "gone/out.txt"),
        ("compare", "one.txt", "-o", "."),
        ("compare", "one.txt", "-o", ""),
        ("compare", "one.txt", "-o", "a\0b"),
        ("compare", ""),
        ("compare", "a\0b"),
        ("compare", "empty.txt"),
        ("compare", "binary.txt"),
        ("compare", "empty"),
        ("compare", "word.doc"),
        ("compare", "one.txt", "./one.txt"),
        ("compare", "one.txt", "."),
        ("one.txt", "one.txt"),
    ],
)
def test_a_wrong_call_gives_one_line_and_leaves_nothing(
    arguments: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (folder / "word.doc").write_text("text")
    (folder / "empty").mkdir()
    if "." in arguments:
        for name in ("empty.txt", "binary.txt"):
            (folder / name).unlink()
    before = {path: path.is_file() and path.read_bytes() for path in folder.rglob("*")}

    code = main(arguments)

    said = capsys.readouterr()
    assert code == 2
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert said.err.endswith(("\n", ".\n"))
    assert {path: path.is_file() and path.read_bytes() for path in folder.rglob("*")} == before


def test_compare_writes_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["compare", "one.txt", "--format", "json", "two.txt"])

    said = capsys.readouterr()
    whole = json.loads(said.out)
    assert (code, said.err) == (0, "")
    assert [source["path"] for source in whole["sources"]] == ["one.txt", "two.txt"]
    assert len(whole["matches"]) == 1


def test_one_bad_article_is_named_and_the_others_are_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["compare", "one.txt", "gone.txt", "two.txt"])

    said = capsys.readouterr()
    assert code == 2
    assert "tanker" in said.out
    assert said.err == "Cannot read gone.txt: there is no such file or folder. Check the name.\n"


@pytest.mark.parametrize(
    ("name", "begins"),
    [("out.md", "# "), ("out.JSON", "{"), ("out.svg", "<?xml"), ("out.html", "<!"), ("out", " ")],
)
def test_the_ending_of_the_file_says_the_format(name: str, begins: str, folder: Path) -> None:
    assert main(["compare", "one.txt", "two.txt", "-o", name]) == 0

    assert (folder / name).read_text()[: len(begins)] == begins


def test_a_path_that_is_no_terminal_prints_the_comparison(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["one.txt", "two.txt"])

    assert code == 0
    assert "SHARED" in capsys.readouterr().out


def test_a_first_argument_that_is_a_command_is_the_command(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("compare").mkdir()
    (Path("compare") / "one.txt").write_text(ONE)

    assert main(["compare"]) == 2
    assert main(["./compare"]) == 0
    assert "one.txt" in capsys.readouterr().out


def test_without_a_path_the_samples_are_compared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([])

    assert code == 0
    assert "Reuters" in capsys.readouterr().out


YAML = """\
rashomon: 1
sources:
- id: s1
  file: one.txt
  sha256: '00'
  length: 10
- id: s2
  file: gone.txt
  sha256: '00'
  length: 10
...
"""


@pytest.mark.parametrize("arguments", [[], ["rashomon.yaml"], ["compare", "rashomon.yaml"]])
def test_an_annotation_file_stands_for_its_articles(
    arguments: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    third = "- id: s3\n  file: two.txt\n  sha256: '00'\n  length: 10\n...\n"
    (folder / "rashomon.yaml").write_text(YAML.replace("...\n", third))

    code = main(arguments)

    said = capsys.readouterr()
    assert code == (2 if "compare" in arguments else 0)
    assert "one.txt" in said.out
    assert "gone.txt" in said.err


def test_two_annotation_files_are_one_too_many(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "rashomon.yaml").write_text(YAML)

    assert main(["rashomon.yaml", "-a", "b.yaml"]) == 2
    assert "two annotation files" in capsys.readouterr().err


def test_a_result_goes_to_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "out.json").write_text("old")
    (folder / "out.json").chmod(0o640)

    code = main(["compare", "one.txt", "two.txt", "--format", "json", "-o", "out.json"])

    assert (code, capsys.readouterr().out) == (0, "")
    assert json.loads((folder / "out.json").read_bytes())["rashomon"] == 1
    assert (folder / "out.json").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["one.txt", "out.json", "two.txt"]


def test_a_linked_output_keeps_its_link(folder: Path) -> None:
    (folder / "real.txt").write_text("old")
    (folder / "link").symlink_to("real.txt")

    assert main(["compare", "one.txt", "-o", "link"]) == 0
    assert (folder / "link").is_symlink()
    assert (folder / "real.txt").read_text() != "old"


def test_an_input_by_another_name_is_not_overwritten(folder: Path) -> None:
    (folder / "other.txt").hardlink_to(folder / "one.txt")

    assert main(["compare", "one.txt", "two.txt", "-o", "other.txt"]) == 2
    assert (folder / "one.txt").read_text() == ONE


@pytest.mark.skipif(sys.platform == "win32", reason="there are no devices to write to")
def test_a_device_is_written_to_and_stays_one(folder: Path) -> None:
    assert main(["compare", "one.txt", "-o", "/dev/null"]) == 0
    assert Path("/dev/null").is_char_device()


class Terminal:
    """Standard output that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_the_reader_is_opened_on_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Loaded, Path, str | None]] = []

    def open_reader(
        loaded: Loaded,
        *,
        annotations: Path,
        theme: str | None,
        matcher: object,
        colleagues: tuple[Path, ...],
    ) -> int:
        del matcher, colleagues
        opened.append((loaded, annotations, theme))
        return 0

    monkeypatch.setattr("tui.show.run.open_reader", open_reader)
    monkeypatch.setattr("tui.cli.reader.is_terminal", lambda _: True)

    assert main(["one.txt", "-a", "my.yaml", "two.txt", "--theme", "ink"]) == 0
    assert main(["one.txt"]) == 0
    assert len(opened[0][0].sources) == 2
    assert opened[0][1:] == (Path("my.yaml"), "ink")
    assert opened[1][1:] == (Path("rashomon.yaml"), None)


def test_the_reader_takes_twelve_sources(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tui.cli.reader.is_terminal", lambda _: True)
    for number in range(13):
        (folder / f"{number}.txt").write_text(f"{ONE}Paper number {number}.\n")

    assert main(["."]) == 2
    assert "the reader takes 12" in capsys.readouterr().err


def test_any_number_is_compared(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(13):
        (folder / f"{number}.txt").write_text(f"{ONE}Paper number {number}.\n")

    assert main(["compare", ".", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["sources"]) == 15


@pytest.mark.parametrize("arguments", [("--help",), ("compare", "--help")])
def test_help_is_no_mistake(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith("usage: rashomon")


def test_the_version_is_that_of_the_package(folder: Path) -> None:
    done = start("--version", folder=folder)

    assert done.stdout.decode().strip() == f"rashomon {tui.__version__}"


def test_standard_input_is_read(folder: Path) -> None:
    done = start("compare", "-", "two.txt", "--format", "json", folder=folder, stdin=ONE.encode())

    assert json.loads(done.stdout)["sources"][0]["path"] == "-"


def test_json_is_utf_8_whatever_the_locale(folder: Path) -> None:
    (folder / "three.txt").write_text("Straße – ‘alles’ gesperrt. 两国同意。\n", encoding="utf-8")

    done = start(
        *("compare", "three.txt", "--format", "json"), folder=folder, PYTHONIOENCODING="ascii"
    )

    assert "Straße – ‘alles’" in json.loads(done.stdout.decode("utf-8"))["sources"][0]["text"]


def test_text_on_an_ascii_terminal_has_ascii_glyphs(folder: Path) -> None:
    done = start("compare", ".", folder=folder, PYTHONIOENCODING="ascii")

    assert done.returncode == 0
    assert b"= same words  + small edits  ~ reworded  < one says" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
@pytest.mark.parametrize("name", ["text", "json"])
def test_an_odd_byte_in_a_file_name_does_no_harm(name: str, folder: Path) -> None:
    path = os.fsdecode(b"odd\xff.txt")
    (folder / path).write_text(ONE)

    done = start("compare", path, "--format", name, folder=folder)

    assert done.returncode == 0
    done.stdout.decode("utf-8")
    if name == "json":
        assert json.loads(done.stdout)["sources"][0]["path"] == path


def test_an_escape_in_a_file_name_does_not_reach_the_terminal(folder: Path) -> None:
    done = start("compare", "a\x1b]0;x\x07.txt", folder=folder)

    assert done.returncode == 2
    assert b"\x1b" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_is_no_mistake(folder: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "compare", "one.txt"],
            cwd=folder,
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_a_full_disk_is_told_in_one_line(folder: Path) -> None:
    with Path("/dev/full").open("wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "compare", "one.txt"],
            cwd=folder,
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )

    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_read_says_the_articles_line_by_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", str(folder / "one.txt"), "--plain"]) == 0
    assert capsys.readouterr().out.startswith("Source 1 of 1: ")


def test_what_to_read_plainly_needs_plain(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(folder / "one.txt"), "--asides"]) == 2
    assert "need --plain" in capsys.readouterr().err


def test_a_csv_file_has_no_place_for_reasons(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", str(folder), "--format", "csv", "--explain"]) == 2
    assert "--explain needs --format json or text" in capsys.readouterr().err


def test_the_text_says_why_on_request(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(folder), "--explain"]) == 0
    assert "WHY, THE STRONGEST FIRST" in capsys.readouterr().out


def test_of_several_annotation_files_the_first_is_the_readers_own(folder: Path) -> None:
    (folder / "ana.yaml").write_text(YAML)
    (folder / "bo.yaml").write_text(YAML.replace("gone.txt", "two.txt").replace("'00'", "'11'"))

    articles, own, others = find_together("rashomon", ["ana.yaml", "bo.yaml"], None)

    assert articles == ["one.txt", "gone.txt", "two.txt"]
    assert (own, others) == (Path("ana.yaml"), (Path("bo.yaml"),))
