"""Exact offsets and nothing linguistic: folded view, paragraphs, tokens, quotation marks."""
