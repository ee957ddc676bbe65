"""What several people wrote into files of their own, brought together."""
