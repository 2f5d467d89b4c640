"""``rundingan read``: every kind of input, every format, and an exit code that tells what became of it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from rundingan.exports.jsonl import loads

from .conftest import Run

WORDS = "“Sedia,” kata Anton Maresk.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "satu.txt"
    file.write_text(WORDS, encoding="utf-8")
    return file


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    file = tmp_path / "arkib.jsonl"
    file.write_text('{"id": "a", "text": "Satu."}\n{rosak\n{"id": "b", "text": "Dua."}\n', encoding="utf-8")
    return file


def test_a_text_file_in_a_pipe_becomes_a_line_of_json(run: Run, article: Path) -> None:
    result = run("read", "satu.txt", "--published", "2031-05-02")
    assert result.exit_code == 0
    assert result.stderr == ""
    record = loads(result.stdout)
    assert (record.text, record.id, record.published) == (WORDS, "satu.txt", "2031-05-02")


def test_standard_input(run: Run) -> None:
    result = run("read", "-", stdin=WORDS.encode())
    assert (result.exit_code, loads(result.stdout).text) == (0, WORDS)


def test_json_lines_on_standard_input(run: Run) -> None:
    result = run("read", "-", stdin=b'{"id": "a", "text": "Satu."}\n{"id": "b", "text": "Dua."}\n')
    assert [loads(line).id for line in result.stdout.splitlines()] == ["a", "b"]


def test_records_come_in_the_order_of_the_articles(run: Run, article: Path, archive: Path) -> None:
    result = run("read", "arkib.jsonl", "satu.txt")
    assert [loads(line).id for line in result.stdout.splitlines()] == ["a", "b", "satu.txt"]


def test_a_broken_line_is_named_and_counted_and_the_rest_read(run: Run, archive: Path) -> None:
    result = run("read", "arkib.jsonl")
    assert result.exit_code == 1
    assert [loads(line).id for line in result.stdout.splitlines()] == ["a", "b"]
    first, last = result.stderr.splitlines()
    assert first.startswith("rundingan: arkib.jsonl, line 2 is not valid JSON")
    assert last == "rundingan: 2 articles read, 1 set aside"


BAD = {
    "empty": (b"", "is empty"),
    "white space": (b" \n", "is empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
    "PDF": (b"%PDF-1.7\n", "PDF"),
    "invalid UTF-8": (b"Kami \xff", "byte 5 (0xff)"),
    "NUL bytes": (b"a\0b", "NUL byte at byte 1"),
    "HTML without words": (b"<!doctype html><script>satu()</script>", "has no article"),
    "UTF-16 without a mark": ("Kami sedia".encode("utf-16-le"), "--encoding utf-16-le"),
    "no text": (b'{"text": null}\n', 'no "text"'),
    "a wrong date": (b'{"text": "Satu.", "published": "2 Mei"}\n', "is not a date"),
    "a wrong line": (b'{"text": "Satu."\n', "is not valid JSON"),
    "no pack": (b'{"text": "Hello.", "language": "xx"}\n', "no pack for language 'xx'"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_alone(run: Run, tmp_path: Path, name: str) -> None:
    data, words = BAD[name]
    (tmp_path / "buruk").write_bytes(data)
    result = run("read", "buruk")
    assert (result.exit_code, result.stdout) == (3, "")
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_among_others(run: Run, article: Path, tmp_path: Path, name: str) -> None:
    data, words = BAD[name]
    (tmp_path / "buruk").write_bytes(data)
    result = run("read", "buruk", "satu.txt")
    assert result.exit_code == 1
    assert words in result.stderr
    assert loads(result.stdout).text == WORDS


GOOD = {
    "UTF-8 with a mark": b"\xef\xbb\xbf" + WORDS.encode(),
    "UTF-16 with a mark": b"\xff\xfe" + WORDS.encode("utf-16-le"),
    "CRLF": WORDS.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_looks_odd_and_is_read(run: Run, name: str) -> None:
    result = run("read", "-", stdin=GOOD[name])
    assert result.exit_code == 0
    assert loads(result.stdout).text == (WORDS.replace("\n", "\r\n") if name == "CRLF" else WORDS)


def test_a_missing_file(run: Run) -> None:
    result = run("read", "tiada.txt", "tidak.txt")
    assert result.exit_code == 3
    assert "tiada.txt does not exist" in result.stderr
    assert "0 articles read, 2 set aside" in result.stderr


def test_a_folder_is_read_with_all_its_files(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "arkib"
    (folder / "utara").mkdir(parents=True)
    (folder / "b.txt").write_text(WORDS, encoding="utf-8")
    (folder / "utara" / "c.csv").write_text("id,text\nc1,Sedia.\n", encoding="utf-8")
    result = run("read", "arkib")
    assert (result.exit_code, [loads(line).id for line in result.stdout.splitlines()]) == (0, ["arkib/b.txt", "c1"])
    wrong = run("read", "arkib", "--output", "arkib/keluar.csv")
    assert (wrong.exit_code, "it would be read next time" in " ".join(wrong.stderr.split())) == (2, True)


def test_a_column_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "jadual.csv").write_text("isi;hari\nSedia.;2031-05-02\n", encoding="utf-8")
    result = run("read", "jadual.csv", "--column", "text=isi", "--column", "published=hari")
    record = loads(result.stdout)
    assert (record.text, record.published) == ("Sedia.", "2031-05-02")


def test_a_private_address_is_not_fetched_unasked(run: Run) -> None:
    result = run("read", "http://127.0.0.1:9/berita.html")
    assert result.exit_code == 3
    assert "a loopback address (127.0.0.1), which is not fetched from; allow it with --allow-private" in result.stderr


def test_encoding(run: Run) -> None:
    result = run("read", "-", "--encoding", "cp1252", stdin=WORDS.encode("cp1252"))
    assert loads(result.stdout).text == WORDS


def test_what_is_larger_than_the_limit_is_refused(run: Run, article: Path) -> None:
    assert run("read", "satu.txt", "--max-size", "1KB").exit_code == 0
    result = run("read", "satu.txt", "--max-size", "10")
    assert (result.exit_code, "larger than 10 bytes" in result.stderr) == (3, True)


def test_a_language_without_a_pack_reads_nothing(run: Run, article: Path) -> None:
    result = run("read", "satu.txt", "--language", "xx")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "no pack for language 'xx'" in result.stderr


def test_trouble_inside_an_article_is_told_and_the_article_is_read(run: Run) -> None:
    data = b'{"id": "a", "text": "ganjil sekali"}'
    result = run("read", "-", stdin=data)
    assert (result.exit_code, result.stderr) == (0, "rundingan: a: a mark is never closed\n")
    assert run("read", "-", "--format", "text", stdin=data).stderr == ""


@pytest.mark.parametrize(
    ("format_name", "begins"),
    [
        ("json", "[\n"),
        ("jsonl", '{"id":"satu.txt"'),
        ("csv", "article,published,"),
        ("text", "satu.txt\n"),
        ("html", "<!doctype html>\n"),
    ],
)
def test_every_format(run: Run, article: Path, tmp_path: Path, format_name: str, begins: str) -> None:
    result = run("read", "satu.txt", "--format", format_name)
    assert result.exit_code == 0
    assert result.stdout_bytes.decode().startswith(begins)
    suffix = {"text": "txt"}.get(format_name, format_name)
    assert run("read", "satu.txt", "--output", f"keluar.{suffix}").exit_code == 0
    written = (tmp_path / f"keluar.{suffix}").read_bytes()
    if format_name != "text":  # a file is wider than a pipe
        assert written == result.stdout_bytes
    assert b"Anton Maresk" in written


def test_csv_lines_end_as_the_standard_asks(run: Run, article: Path) -> None:
    written = run("read", "satu.txt", "--format", "csv").stdout_bytes.decode()
    assert written.count("\r\n") == written.count("\n") == 2
    assert next(csv.DictReader(io.StringIO(written, newline="")))["speaker"] == "Anton Maresk"


def test_a_part_of_the_records_as_a_table(run: Run, article: Path, tmp_path: Path) -> None:
    assert run("read", "satu.txt", "--part", "events").stdout.startswith("article,published,outlet,number,type,")
    assert run("read", "satu.txt", "--output", "keluar.csv", "--part", "claims").exit_code == 0
    assert (tmp_path / "keluar.csv").read_text(encoding="utf-8").startswith("article,published,outlet,claim,")


def test_json_is_one_array(run: Run, archive: Path) -> None:
    result = run("read", "arkib.jsonl", "--format", "json")
    assert [each["id"] for each in json.loads(result.stdout)] == ["a", "b"]


def test_explain_adds_reasons_to_text(run: Run, article: Path) -> None:
    assert "why:" not in run("read", "satu.txt", "--format", "text").stdout
    assert "why: confidence" in run("read", "satu.txt", "--format", "text", "--explain").stdout


@pytest.mark.parametrize(
    ("options", "locale", "words"),
    [
        ((), "C", "1 statement · 1 speaker"),
        ((), "ms_MY.UTF-8", "1 pernyataan · 1 penutur"),
        ((), "id_ID.UTF-8", "1 pernyataan · 1 pembicara"),
        (("--interface", "ms"), "id_ID.UTF-8", "1 pernyataan · 1 penutur"),
        (("--interface", "en"), "ms_MY.UTF-8", "1 statement · 1 speaker"),
    ],
)
def test_labels_are_in_the_readers_language(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], locale: str, words: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert words in run("read", "satu.txt", "--format", "text", *options).stdout
    page = run("read", "satu.txt", "--format", "html", *options).stdout
    assert words in page.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("format_name", ["json", "jsonl", "csv"])
def test_what_programs_read_is_the_same_in_every_language(run: Run, article: Path, format_name: str) -> None:
    written = [run("read", "satu.txt", "--format", format_name, "--interface", each).stdout for each in ("en", "ms")]
    assert written[0] == written[1]


def test_a_chosen_format_wins_over_the_suffix(run: Run, article: Path, tmp_path: Path) -> None:
    run("read", "satu.txt", "--output", "keluar.txt", "--format", "csv")
    assert (tmp_path / "keluar.txt").read_text(encoding="utf-8").startswith("article,")


def test_output_goes_to_standard_output_for_a_dash(run: Run, article: Path) -> None:
    assert run("read", "satu.txt", "--output", "-").stdout.startswith('{"id"')


def test_nothing_read_leaves_an_older_output_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "keluar.html").write_text("lama", encoding="utf-8")
    assert run("read", "tiada.txt", "--output", "keluar.html").exit_code == 3
    assert (tmp_path / "keluar.html").read_text(encoding="utf-8") == "lama"
    assert [file.name for file in tmp_path.iterdir()] == ["keluar.html"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Missing argument"),
        (("satu.txt", "--format", "xml"), "xml"),
        (("satu.txt", "--part", "perang"), "perang"),
        (("satu.txt", "--interface", "fr"), "'fr' is not one of 'ms', 'id', 'en'"),
        (("satu.txt", "--part", "claims", "--format", "json"), "--part is for --format csv; json holds all parts"),
        (("satu.txt", "--part", "claims", "--output", "keluar.html"), "--part is for --format csv"),
        (("satu.txt", "--published", "2 Mei"), "'2 Mei' is not a date"),
        (("satu.txt", "--published", "2031-02-30"), "year-month-day"),
        (("satu.txt", "--encoding", "utf-99"), "'utf-99' is not an encoding"),
        (("satu.txt", "--max-size", "besar"), "'besar' is not a size"),
        (("satu.txt", "--max-size", "0"), "is not a size"),
        (("satu.txt", "--output", "keluar.xyz"), "give --format"),
        (("satu.txt", "--output", "."), "is a folder"),
        (("satu.txt", "--output", "tiada/keluar.csv"), "no folder tiada"),
        (("satu.txt", "--output", "x" * 5000 + ".csv"), "--output"),
        (("satu.txt", "--output", "satu.txt"), "is one of the articles"),
        (("satu.txt", "--output", "./satu.txt", "--format", "csv"), "is one of the articles"),
        (("satu.txt", "--column", "isi=teks"), "'isi' is no field of an article"),
        (("satu.txt", "--column", "text"), "FIELD=NAME"),
        (("satu.txt", "--timeout", "0"), "--timeout"),
        (("satu.txt", "--warna"), "--warna"),
    ],
)
def test_wrong_usage(run: Run, article: Path, arguments: tuple[str, ...], words: str) -> None:
    result = run("read", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in " ".join(result.stderr.split())
    assert article.read_text(encoding="utf-8") == WORDS


@pytest.mark.parametrize(
    ("size", "limit"), [("31", 31), ("31b", 31), ("1k", 1_000), ("1.5 MB", 1_500_000), ("2G", 2 * 10**9)]
)
def test_sizes(size: str, limit: int) -> None:
    from rundingan.cli.params import Size

    assert Size().convert(size, None, None) == limit


def test_help_gives_examples_and_exit_codes(run: Run) -> None:
    written = run("read", "--help").stdout
    for words in ("Examples:", "rundingan read article.txt", "Exit codes:", "130  interrupted"):
        assert words in written
