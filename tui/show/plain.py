"""Settings and themes to plain data. Every scalar is the string that was typed: `no`, `010`.

Files written as plainly as ours are read by a few lines, any other by PyYAML.
"""

from __future__ import annotations

import re

from tui.patterns import late

Plain = str | list[str] | dict[str, "Plain"]
"""What a file written plainly can hold."""

_WORD = r"\w(?:[\w +-]*\w)?"
_SCALAR = rf"(?:'[^']*'|{_WORD})"
_LINE = re.compile(
    rf"( {{2}})?(\w+):"
    rf"(?: +(?:'([^']*)'|(\w(?:[\w ,+-]*\w)?)|\[({_SCALAR}(?:, *{_SCALAR})*)?\]))?"
)
_ITEM = late(rf"'([^']*)'|({_WORD})")


class NotYamlError(ValueError):
    """A file that is not YAML."""

    def __init__(self, line: int | None) -> None:
        super().__init__("it is not YAML" + (f" in line {line}" if line is not None else ""))
        self.line = line


def read_data(text: str) -> object:
    """Return what a file says.

    Raises:
        NotYamlError: It says nothing that YAML can read.
    """
    data = read_plain(text)
    return _read_yaml(text) if data is None else data


def read_plain(text: str) -> dict[str, Plain] | None:
    """Read keys, lists in brackets and blocks of keys; None if anything else is in it.

    Importing PyYAML takes 13 ms, a twentieth of the smallest start, and a start without
    annotations needs it for nothing else.
    """
    data: dict[str, Plain] = {}
    block: dict[str, Plain] = data
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        indent, key, quoted, plain, items = found.groups()
        value: Plain | None = plain if quoted is None else quoted
        if line.endswith("]"):
            value = [a or b for a, b in _ITEM.findall(items or "")]
        if (indent and block is data) or key in (block if indent else data):
            return None
        if value is not None:
            (block if indent else data)[key] = value
        elif indent:
            return None
        else:
            block = data[key] = {}
    return data


def _read_yaml(text: str) -> object:
    import yaml  # noqa: PLC0415 (see `read_plain`)

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise NotYamlError(None if mark is None else mark.line + 1) from error
