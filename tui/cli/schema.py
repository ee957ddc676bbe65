"""`rashomon schema`: the annotation file as a JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.arguments import make_parser
from tui.cli.exits import DONE
from tui.cli.saying import write_out

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Print the schema."""
    import json  # noqa: PLC0415  # --help does without

    from tui.annotate.json_schema import write_schema  # noqa: PLC0415  # as above

    make_parser(
        "rashomon schema",
        "Print the JSON Schema (draft 2020-12) of the annotation file, for editors and programs.",
    ).parse_args(arguments)
    write_out(json.dumps(write_schema(), indent=2, ensure_ascii=False) + "\n", utf8=True)
    return DONE
