"""Codebooks in files of their own: found, read and checked. They are never written from here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotate.entries import read_tag
from tui.annotate.fields import items_of, optional_of, whole_file
from tui.annotate.naming import article_file
from tui.annotate.tags import Included, Section, Tag
from tui.annotate.tree import FaultError, Node, Table, read_tree
from tui.errors import AnnotationFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SIZE_LIMIT = 1_000_000
"""Bytes of a shared codebook."""

FILE_LIMIT = 10
"""Shared codebooks in one annotation file."""


def file_included(node: Node) -> str | None:
    """The file that an item of the codebook includes; None if the item is a tag."""
    if isinstance(node, Table) and node.get("id") is None:
        return optional_of(node, "include")
    return None


def files_included(root: Node | None) -> tuple[str, ...]:
    """The files that a codebook includes, in its order.

    Raises:
        FaultError: one is included twice, or there are more than `FILE_LIMIT`.
    """
    files: list[str] = []
    for node in items_of(root, Section.CODEBOOK) if isinstance(root, Table) else ():
        file = file_included(node)
        if file in files:
            raise FaultError(node.start, "include", f"{file} is included twice")
        if file is not None:
            files.append(file)
        if len(files) > FILE_LIMIT:
            raise FaultError(node.start, "include", f"no more than {FILE_LIMIT} can be included")
    return tuple(files)


def read_included(
    path: Path, root: Node | None, read: Callable[[Path], bytes | None]
) -> tuple[tuple[Included, ...], tuple[str, ...]]:
    """Read the codebooks that an annotation file includes, and say what is wrong with them.

    One that cannot be read is said and passed over: the annotations that bear its tags stay as
    they are. What an included codebook includes itself is not followed.

    Args:
        path: the annotation file; names are from its folder.
        root: its tree.
        read: gives the bytes of a regular file, and None if there is none.

    Raises:
        FaultError: as `files_included`.
    """
    included: list[Included] = []
    problems: list[str] = []
    for file in files_included(root):
        try:
            tags = read_codebook(article_file(file, path) or Path(file), read)
        except AnnotationFileError as problem:
            line = "" if problem.line is None else f" in line {problem.line}"
            problems.append(f"the codebook {file} cannot be used:{line} {problem.what}")
            tags = ()
        included.append(Included(file, tags))
    problems += _twins(included)
    return tuple(included), tuple(problems)


def read_codebook(path: Path, read: Callable[[Path], bytes | None]) -> tuple[Tag, ...]:
    """Read the tags that stand in an annotation file itself; it need have nothing else.

    Raises:
        AnnotationFileError: there is no such file, or it is not what it must be.
    """
    try:
        data = read(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise AnnotationFileError(str(path), None, None, reason.lower()) from error
    if data is None:
        raise AnnotationFileError(str(path), None, None, "there is no such file")
    if len(data) > SIZE_LIMIT:
        what = f"it is larger than {SIZE_LIMIT // 1_000_000} MB"
        raise AnnotationFileError(str(path), None, None, what)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise AnnotationFileError(str(path), line, None, "it is not UTF-8") from error
    try:
        return tuple(_tags(read_tree(text).root))
    except FaultError as fault:
        line = text.count("\n", 0, fault.at) + 1
        raise AnnotationFileError(str(path), line, fault.key, fault.what) from fault


def _tags(root: Node | None) -> Iterator[Tag]:
    table = None if root is None else whole_file(root)
    if table is None or table.get(Section.CODEBOOK) is None:
        raise FaultError(0, Section.CODEBOOK, "the key is missing, so there is no tag in it")
    seen = set()
    for node in items_of(table, Section.CODEBOOK):
        if file_included(node) is not None:
            raise FaultError(node.start, "include", "an included codebook cannot include another")
        tag = read_tag(node)
        if tag.id in seen:
            raise FaultError(node.start, "id", f"{tag.id} is given twice")
        seen.add(tag.id)
        yield tag


def _twins(included: list[Included]) -> Iterator[str]:
    owners: dict[str, str] = {}
    for file, tags in included:
        for tag in tags:
            owner = owners.setdefault(tag.id, file)
            if owner != file:
                yield f"the tag {tag.id} is in {owner} and in {file}; that of {owner} counts"
