"""The engine that reads ``lang/``: load a pack, compile its patterns, say why a rule fired. It knows no language."""
