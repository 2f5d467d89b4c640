"""A language of our own invention, as a pack in a folder: what the engine does is shown without any Malay."""

from __future__ import annotations

from pathlib import Path

from rundingan.rules.grammar import Grammar
from rundingan.rules.pack import Pack
from rundingan.rules.units import Units, Wording
from rundingan.text.folded import Folded
from rundingan.text.tokens import Tokens

PACK = {
    "pack.toml": (
        'name = "Sendari"\nsuffixes = ["ki", "le"]\nowned = ["ki"]\nclitics = ["pa"]\n[shapes]\nverb = "ka[a-z]{3,}"\n'
    ),
    "words/beasts.txt": "# beasts\nmiu\nwof\ngran wof\ngran wof sil\nkam\n",
    "words/fruits.txt": "pom\nmiu\n",
    "words/countries.txt": "osta\tXO\tOSTA\nlow osta\tXL\n",
    "words/cues.txt": "dir\tsay,plain\tassert\nrog\task\tdemand\n",
    "words/common.txt": "luma\n",
    "mentions.toml": "[[mention]]\nid = \"beast\"\npattern = '{name: <beasts>}'\n",
    "statements.toml": "",
    "segments.toml": "",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write the files of one folder of a pack."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return folder


def pack(folder: Path, **changed: str) -> Pack:
    """The pack; ``changed`` names a table of it (``statements="..."``) and what it holds."""
    files = PACK | {f"{name}.toml": content for name, content in changed.items()}
    return Pack("xs", [("xs", write(folder / "xs", files))])


def grammar(folder: Path, *patterns: str, macros: str = "") -> Grammar:
    """The grammar of the pack with these patterns as the rules ``p0``, ``p1`` ... of the group ``test``."""
    rules = "".join(f"[[test]]\nid = \"p{i}\"\npattern = '''{p}'''\n" for i, p in enumerate(patterns))
    made = Grammar(pack(folder, statements=f"[macros]\n{macros}\n{rules}"))
    made.compile_all()
    return made


def units(grammar: Grammar, text: str) -> Units:
    """The text as units of the grammar's words and phrases."""
    tokens = Tokens(Folded(text))
    return Wording(tokens, grammar.lexicon).units(0, len(tokens.words))
