"""Mistakes a reader can make and mend: one class each, the message built from typed arguments.

Every message is one line that says what failed, where, and what to do next.
"""

from __future__ import annotations


class RashomonError(Exception):
    """A mistake the reader can mend; its text is the whole message."""


class NoSuchPathError(RashomonError):
    """A path on the command line names nothing."""

    def __init__(self, path: str) -> None:
        super().__init__(f"Cannot read {path}: there is no such file or folder. Check the name.")


class UnreadableError(RashomonError):
    """The system refuses to give the bytes of a file."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"Cannot read {path}: {reason}. Check who may read it.")


class NotAFileError(RashomonError):
    """A device, socket or pipe where an article was expected."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Cannot read {path}: it is no regular file. Save the text as .txt and open that."
        )


class EmptyArticleError(RashomonError):
    """A file without a single word."""

    def __init__(self, path: str) -> None:
        super().__init__(f"Cannot read {path}: there is no text in it. Leave it out.")


class BinaryFileError(RashomonError):
    """A file whose bytes are no text."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Cannot read {path}: it is not a text file. Save its text as .txt and open that."
        )


class NoArticleTextError(RashomonError):
    """A page without an article."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Cannot read {path}: no article text was found."
            " Save the page's text as .txt and open that."
        )


class PageFailedError(RashomonError):
    """A page that could not be taken apart within the limits of time and memory."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Cannot read {path}: the page cannot be taken apart."
            " Save the page's text as .txt and open that."
        )


class CannotFetchError(RashomonError):
    """An address that gave no page."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(
            f"Cannot read {address}: {reason}. Open it in a browser, save its text as .txt and"
            " open that."
        )


class UnknownFormatError(RashomonError):
    """A file name whose ending no reader takes."""

    def __init__(self, path: str, endings: tuple[str, ...]) -> None:
        known = ", ".join(endings)
        super().__init__(f"Cannot read {path}: only {known} are read. Save its text as .txt.")


class ArticleTooLargeError(RashomonError):
    """An article above the size cap."""

    def __init__(self, path: str, limit: int) -> None:
        super().__init__(
            f"Cannot read {path}: it is larger than {limit // 1_000_000} MB. Cut it into parts."
        )


class TooManySentencesError(RashomonError):
    """An article above the cap of sentences."""

    def __init__(self, path: str, limit: int) -> None:
        super().__init__(
            f"Cannot read {path}: it has more than {limit:,} sentences. Cut it into parts."
        )


class NoArticlesError(RashomonError):
    """A folder that holds nothing to read."""

    def __init__(self, path: str, endings: tuple[str, ...]) -> None:
        known = ", ".join(endings)
        super().__init__(f"Cannot read {path}: no article ({known}) is in it. Name another folder.")


class SameFileTwiceError(RashomonError):
    """Two arguments that lead to one file."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"Cannot open {second}: it is the same file as {first}. Name it once.")


class TooManySourcesError(RashomonError):
    """More articles than the reader shows."""

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(
            f"Cannot open {count} articles: the reader takes {limit}."
            " Open fewer, or use: rashomon compare"
        )


# commands


class NoTerminalError(RashomonError):
    """The reader was asked for where no keys can be pressed."""

    def __init__(self) -> None:
        super().__init__(
            "Cannot open the reader: standard input is no terminal. Use: rashomon compare PATH..."
        )


class WrongCallError(RashomonError):
    """Arguments that make no command."""

    def __init__(self, program: str, reason: str) -> None:
        super().__init__(f"{program}: {reason}. See: {program} --help")


class NoSuchSampleError(RashomonError):
    """A `sample:NAME` that is not among the samples."""

    def __init__(self, path: str, known: tuple[str, ...]) -> None:
        names = ", ".join(known) if known else "none are installed"
        super().__init__(f"Cannot read {path}: there is no such sample. Samples: {names}.")


class OutputIsInputError(RashomonError):
    """A result that would replace one of the articles it is made from."""

    def __init__(self, output: str, source: str) -> None:
        super().__init__(
            f"Cannot write {output}: it is {source}, which it is made from. Name another file."
        )


class ExistsError(RashomonError):
    """A result that would replace a file nobody said may be replaced."""

    def __init__(self, path: str, option: str) -> None:
        super().__init__(
            f"Cannot write {path}: it is there already. Give -o another name, or add {option}."
        )


class UnwritableError(RashomonError):
    """The system refuses to keep a result."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"Cannot write {path}: {reason}. Name another file or folder.")


class UnknownExportError(RashomonError):
    """An ending that stands for no format this can be written in."""

    def __init__(self, name: str, what: str, known: tuple[str, ...]) -> None:
        endings = " ".join(known)
        super().__init__(f"Cannot write the {what} as {name}: end the name in {endings}.")


class NamesNoArticleError(RashomonError):
    """An annotation file that has no articles to reopen."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"Cannot reopen {path}: it names no article. Name the articles and add: -a {path}"
        )


class AnnotationFileError(RashomonError):
    """An annotation file that is not what it must be."""

    def __init__(self, path: str, line: int | None, key: str | None, what: str) -> None:
        place = "" if line is None else f", line {line}"
        name = "" if key is None else f", {key}"
        super().__init__(
            f"Cannot read {path}{place}{name}: {what}. Mend it there, or name another file with -a."
        )
        self.path = path
        self.line = line
        """Counted from 1; None if the whole file is meant."""
        self.key = key
        self.what = what


class ImportFailedError(RashomonError):
    """A file of another tool from which nothing can be taken."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(
            f"Cannot import {path}: {what}. Export it as JSON (Web Annotation) or CSV, in UTF-8."
        )


class CodebookError(RashomonError):
    """A change of the codebook that would lose work, or make no sense."""

    def __init__(self, tag: str, reason: str, advice: str) -> None:
        super().__init__(f"Cannot change the tag {tag}: {reason}. {advice}")


class SaveFailedError(RashomonError):
    """Annotations that could not be written; the file is as it was."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"Cannot save {path}: {reason}. The file is as it was and your work is kept here;"
            " mend that, and it is saved."
        )
        self.path = path
        self.reason = reason


class WorkLeftError(RashomonError):
    """The program ended and its annotations could not be saved where they belong."""

    def __init__(self, path: str, reason: str, kept: str | None) -> None:
        rest = (
            f"Your work is kept in {kept}; bring it back with rashomon merge."
            if kept
            else "Nor could it be kept anywhere else: it is lost."
        )
        super().__init__(f"Cannot save {path}: {reason}. {rest}")
        self.path = path
        self.reason = reason
        self.kept = kept


class MissingExtraError(RashomonError):
    """Matching by meaning was asked for, and what it needs is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Cannot compare by meaning: the sentence encoder is not installed."
            " Run in the project's folder: python3 -m pip install '.[semantic]'"
        )


class MissingWebError(RashomonError):
    """The reader was asked for in a browser, and what serves it is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "Cannot serve the reader: textual-serve is not installed."
            " Run in the project's folder: python3 -m pip install '.[web]'"
        )


class PortTakenError(RashomonError):
    """Another program listens where the reader would be served."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Cannot serve on port {port}: another program has it, or it is not allowed."
            " Choose another: --port N"
        )


class UnusableVectorsError(RashomonError):
    """A file of word vectors cannot be used."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"Cannot use the word vectors in {path}: {reason}."
            " Give a text file with a word and its numbers on each line (.vec)."
        )
