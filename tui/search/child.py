"""Runs one regular expression in a process of its own, which may be ended at any time.

On standard input, in UTF-8: `i` or nothing, the expression, then a sentence a line. On standard
output three numbers a match: line, start, end; or `!` and what is wrong with the expression.
It imports nothing of ours: it should be there at once.
"""

import re
import sys

LIMIT = 20_000
"""Matches that are told; nobody reads more."""


def main() -> None:
    """Read, match, tell."""
    flags, expression, *lines = sys.stdin.buffer.read().decode("utf-8").split("\n")
    try:
        pattern = re.compile(expression, re.IGNORECASE if flags == "i" else 0)
    except (re.error, OverflowError, RecursionError) as error:
        sys.stdout.buffer.write(f"!{error}".encode())
        return
    told: list[str] = []
    for number, line in enumerate(lines):
        told.extend(
            f"{number} {match.start()} {match.end()}"
            for match in pattern.finditer(line)
            if match.end() > match.start()
        )
        if len(told) > LIMIT:
            break
    sys.stdout.buffer.write("\n".join(told).encode())


if __name__ == "__main__":
    main()
