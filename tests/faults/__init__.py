"""What may go wrong around a file, done to the program on purpose; each driver is a command.

    python -m tests.faults.kill       killed at any moment: nothing that was shown as saved is lost
    python -m tests.faults.refuse     every call that writes fails once, or from then on
    python -m tests.faults.readers    many readers write into one file at once
    python -m tests.faults.edits      articles are edited: no anchor is silently on other words
    python -m tests.faults.undo       random acts, undone and done again, beside a plain model

Each has `--help` and leaves with 1 if a promise was broken; `test_faults.py` and `test_undo.py` run
them in short.
`reader.json` describes the reader to drivers that send keys and read the screen.
"""
