"""Text to record, a stage a module."""

from rundingan.reading.reader import read, read_article
from rundingan.reading.stream import read_many

__all__ = ["read", "read_article", "read_many"]
