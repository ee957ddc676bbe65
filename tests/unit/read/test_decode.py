from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.read.decode import decode

WESTERN = "Der Müller in Köln sagte: „Ça va“ – für 5 €.\n"
RUSSIAN = "Переговоры в Стамбуле закончились ничем, сообщили в Киеве.\n"
POLISH = "Polska zażądała, żeby młodzież była bezpieczna, mówiła pani Łącka.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_the_bytes_say_is_no_guess(encoding: str) -> None:
    assert decode(WESTERN.encode(encoding)) == (WESTERN, None)


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\x00\x00\xfe\xff"])
def test_the_other_byte_order_is_read_too(mark: bytes) -> None:
    encoding = "utf-16-be" if len(mark) == 2 else "utf-32-be"

    assert decode(mark + WESTERN.encode(encoding)) == (WESTERN, None)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(WESTERN, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (POLISH, "cp1250")],
)
def test_old_code_pages_are_told_apart(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))

    assert decoded is not None
    assert decoded[0] == text


def test_a_guess_is_said_aloud() -> None:
    decoded = decode(WESTERN.encode("cp1252"))

    assert decoded is not None
    assert decoded[1] == "not UTF-8; read as Windows-1252, which is a guess"


def test_utf8_that_was_cut_is_still_utf8() -> None:
    decoded = decode((RUSSIAN * 3).encode()[:-3])

    assert decoded is not None
    assert decoded[0].startswith(RUSSIAN)


def test_bytes_that_were_lost_are_said_aloud() -> None:
    decoded = decode((RUSSIAN * 3).encode()[:-3])

    assert decoded is not None
    assert decoded[1] == "some bytes are not UTF-8 and stand as \ufffd"


def test_a_mark_in_the_middle_stays() -> None:
    assert decode("a\ufeffb".encode()) == ("a\ufeffb", None)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_none(data: bytes) -> None:
    decoded = decode(data)

    assert decoded is None or "\r" not in decoded[0]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=100))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == (text.removeprefix("\ufeff"), None)
