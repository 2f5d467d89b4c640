"""Output: whole or not there."""

from __future__ import annotations

import os
import signal
import stat
from pathlib import Path

import pytest

from rundingan.cli.output import CannotWrite, to_file, unbroken


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_file_gets_its_name_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "keluar.jsonl"
    with to_file(path, "jsonl") as write:
        write("satu\n")
        assert not path.exists()
        write("dua\r\n")
    assert path.read_bytes() == b"satu\ndua\r\n"
    assert names(tmp_path) == ["keluar.jsonl"]


def test_a_new_file_has_the_permissions_of_a_new_file(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        with to_file(tmp_path / "a", "csv") as write:
            write("x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_an_older_file_keeps_its_permissions_and_a_link_its_target(tmp_path: Path) -> None:
    (tmp_path / "lama").write_text("lama")
    (tmp_path / "lama").chmod(0o604)
    (tmp_path / "pautan").symlink_to("lama")
    with to_file(tmp_path / "pautan", "csv") as write:
        write("baru")
    assert (tmp_path / "pautan").is_symlink()
    assert (tmp_path / "lama").read_text() == "baru"
    assert stat.S_IMODE((tmp_path / "lama").stat().st_mode) == 0o604


def test_an_error_leaves_the_older_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("lama")
    with pytest.raises(RuntimeError), to_file(path, "jsonl") as write:
        write("baru")
        raise RuntimeError
    assert path.read_text() == "lama"
    assert names(tmp_path) == ["a.jsonl"]


def test_an_interrupt_keeps_whole_pieces_beside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("lama")
    with pytest.raises(KeyboardInterrupt), to_file(path, "jsonl") as write:
        write("satu\n")
        raise KeyboardInterrupt
    assert path.read_text() == "lama"
    assert (tmp_path / "a.jsonl.partial").read_text() == "satu\n"
    assert names(tmp_path) == ["a.jsonl", "a.jsonl.partial"]
    assert "a.jsonl.partial" in capsys.readouterr().err


@pytest.mark.parametrize(("format_name", "piece"), [("html", "<html>"), ("json", "["), ("jsonl", "")])
def test_an_interrupt_keeps_nothing_that_is_of_no_use(tmp_path: Path, format_name: str, piece: str) -> None:
    with pytest.raises(KeyboardInterrupt), to_file(tmp_path / "a", format_name) as write:
        write(piece)
        raise KeyboardInterrupt
    assert names(tmp_path) == []


def test_a_device_is_written_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "paip"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with to_file(pipe, "csv") as write:
        write("satu\n")
    assert os.read(reading, 100) == b"satu\n"
    os.close(reading)
    assert names(tmp_path) == ["paip"]
    assert pipe.is_fifo()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="cannot be written"), to_file(tmp_path / "tiada" / "a", "csv"):
        pass
    with pytest.raises(CannotWrite, match="No space left"), to_file(Path("/dev/full"), "csv") as write:
        write("x" * 100_000)


def test_ctrl_c_waits_for_the_end_of_a_piece() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt):
        with unbroken():
            signal.raise_signal(signal.SIGINT)
            done.append("piece")
        done.append("next")
    assert done == ["piece"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_second_ctrl_c_does_not_wait() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), unbroken():
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        done.append("piece")
    assert done == []
