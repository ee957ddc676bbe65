"""SHA-256 without OpenSSL, which `hashlib` loads: 4 ms of a smallest start of 300."""

from __future__ import annotations

try:
    from _sha2 import sha256  # type: ignore[import-not-found, unused-ignore]  # Python 3.12 on
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found, unused-ignore]  # 3.11
    except ImportError:
        from hashlib import sha256

__all__ = ["sha256"]
