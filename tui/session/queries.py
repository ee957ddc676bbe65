"""What was searched for, to be searched for again."""

from __future__ import annotations

from typing import NamedTuple

LIMIT = 50
"""Queries that are remembered."""


class Query(NamedTuple):
    """What was typed into the line, and how it was meant."""

    typed: str
    is_pattern: bool = False
    """It is a regular expression."""


def add(queries: tuple[Query, ...], query: Query) -> tuple[Query, ...]:
    """Return the queries with this one as the newest; none is there twice."""
    return (*(each for each in queries if each != query), query)[-LIMIT:]


def named(queries: tuple[Query, ...]) -> list[list[object]]:
    """Return them in plain values."""
    return [list(query) for query in queries]


def queries_of(kept: object) -> tuple[Query, ...]:
    """Return those that are whole; `kept` may come from a file that somebody touched."""
    queries: tuple[Query, ...] = ()
    for row in kept if isinstance(kept, list) else []:
        match row:
            case [str(typed), bool(is_pattern)] if typed:
                queries = add(queries, Query(typed, is_pattern))
    return queries
