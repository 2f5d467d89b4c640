"""Text to record, a stage a module."""

from rundingan.reading.reader import read, read_article

__all__ = ["read", "read_article"]
