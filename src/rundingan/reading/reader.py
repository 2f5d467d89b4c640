"""From an article to its record: the stages, run in the order in which the text flows."""

from __future__ import annotations

from datetime import date

from rundingan.errors import ArticleError
from rundingan.model import Article, Issue, Record
from rundingan.reading.entities import Register
from rundingan.reading.language import Language, find_language
from rundingan.reading.recording import Known, Recording
from rundingan.reading.segments import lay_out
from rundingan.reading.speakers import Resolver
from rundingan.reading.statements import read_passages
from rundingan.reading.times import dateline_date, find_times
from rundingan.rules.grammar import Grammar, grammar
from rundingan.rules.pack import languages, load
from rundingan.text.folded import Folded


def read(
    text: str,
    *,
    published: str | date | None = None,
    language: str | None = None,
    title: str | None = None,
    source: str | None = None,
    id: str = "",
) -> Record:
    """Read one article.

    Args:
        text: the words; the record's spans point into exactly this string.
        published: the day of publication (ISO 8601 or a date), to which ``yesterday`` and its like are relative.
        language: ISO 639-1 code; found out where it is not given.
        title: the headline, kept and not read.
        source: the outlet.
        id: the caller's name for the article.

    Raises:
        ArticleError: ``published`` is no date.
        LanguageError: there is no pack for ``language``.
    """
    day = _day(published)
    return read_article(
        Article(
            id=id,
            text=text,
            title=title,
            published=day.isoformat() if day else None,
            language=language,
            source=source,
        )
    )


def read_article(article: Article) -> Record:
    """Read an :class:`~rundingan.model.Article`; raises as :func:`read` does.

    Where no language was given and none with a pack is found, the record holds the text and an issue (``no_pack`` or
    ``unknown_language``), and nothing is read.
    """
    day = _day(article.published)
    folded = Folded(article.text)
    language = _language(article, folded)
    if language.code is None or language.code not in languages():
        return _unread(article, language)
    rules = grammar(language.code)
    given = "given" if day else None
    if day is None and (day := dateline_date(folded, rules.pack)):
        given = "dateline"
    return _read(article, folded, rules, Known(language.code, language.confidence, day, given))


def _read(article: Article, folded: Folded, rules: Grammar, known: Known) -> Record:
    layout = lay_out(folded, rules)
    times = find_times(folded, known.day, rules.pack)
    passages = read_passages(layout, rules, times)
    register = Register(folded.text, passages, rules)
    speakers = Resolver(passages, register).resolve()
    return Recording(article, known, folded, layout, times, passages, register, speakers, rules).record()


def _language(article: Article, folded: Folded) -> Language:
    if article.language:
        code = article.language.lower().replace("_", "-").split("-")[0]
        load(code)  # a language that was given and has no pack is the caller's mistake
        return Language(code, code, 1.0)
    return find_language(folded)


def _unread(article: Article, language: Language) -> Record:
    """A record of an article whose language cannot be read: the text, and why."""
    packs = ", ".join(languages())
    if language.code:
        code, message = "no_pack", f"the article seems to be in {language.name} ({language.code})"
    else:
        code, message = "unknown_language", "the article's language cannot be told from its words"
    message += f"; there are packs for: {packs}. Give the language (for example ms) if that is wrong."
    return Record(
        id=article.id, title=article.title, language=language.code, language_confidence=language.confidence,
        published=article.published, source=article.source, url=article.url, author=article.author, text=article.text,
        issues=(Issue(code=code, message=message),),
    )  # fmt: skip


def _day(published: str | date | None) -> date | None:
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published[:10])
    except ValueError as wrong:
        message = f"the date {published!r} is not an ISO 8601 date such as 2025-03-15"
        raise ArticleError(message, code="bad_date") from wrong
