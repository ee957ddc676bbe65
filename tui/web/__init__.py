"""The reader in a browser, for one person on this machine."""
