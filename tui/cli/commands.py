"""The table of commands: a new one is a module in this folder and a line here.

The module has the name of the command and a function `run` that takes the arguments and returns the
exit code. A first argument that is one of these names is the command; `./compare` is a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, str] = {
    "compare": "say which sentences report the same claim, and which stand alone",
    "read": "with --plain: the articles line by line, in words, for screen readers",
    "check": "say what became of every annotation since its article was read",
    "merge": "bring the annotation files of several people together",
    "agree": "say how far the annotators of one story agree, and where they do not",
    "import": "take in annotations of other tools (Web Annotation, Hypothesis, CSV)",
    "codebook": "print the tags, how often each is given, and what is wrong with them",
    "schema": "print the JSON Schema of the annotation file",
    "keys": "print the key map; what you changed is marked",
    "config": "print where files lie, and what is set",
    "serve": "the reader in a browser, on this machine only",
}
"""Name, and what `rashomon --help` says of it."""
