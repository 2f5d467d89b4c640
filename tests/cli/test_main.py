"""The group: quick help, the version, commands loaded when called, errors in one line."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from rundingan import __version__
from rundingan.cli import main as module
from rundingan.cli.main import COMMANDS, rundingan
from rundingan.errors import PackError


def test_help_lists_the_commands_and_loads_none() -> None:
    code = (
        "import sys; sys.argv = ['rundingan', '--help']\n"
        "from rundingan.cli.main import main\n"
        "try: main()\n"
        "finally: print(*sorted(sys.modules), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for name, words in COMMANDS.items():
        assert f"{name} " in ended.stdout and words in ended.stdout
    loaded = set(ended.stderr.split())
    assert "rundingan.cli.main" in loaded
    assert not loaded & {"rundingan.cli.read", "rundingan.reading", "rich", "msgspec"}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there(name: str) -> None:
    result = CliRunner().invoke(rundingan, [name, "--help"])
    assert result.exit_code == 0
    assert f"Usage: rundingan {name} " in result.stdout


def test_version() -> None:
    assert CliRunner().invoke(rundingan, ["--version"]).stdout == f"rundingan, version {__version__}\n"


def test_an_unknown_command_is_wrong_usage() -> None:
    result = CliRunner().invoke(rundingan, ["baca"])
    assert (result.exit_code, "No such command 'baca'" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("raised", "code", "words"),
    [
        (PackError("lang/ms/acts.toml is broken"), 3, "rundingan: lang/ms/acts.toml is broken\n"),
        (click.ClickException("kept in words"), 1, "rundingan: kept in words\n"),
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    raised: BaseException,
    code: int,
    words: str,
) -> None:
    @click.command()
    def read() -> None:
        raise raised

    monkeypatch.setattr(sys, "argv", ["rundingan", "read"])
    monkeypatch.setattr(module.Commands, "get_command", lambda self, ctx, name: read)
    monkeypatch.setattr(module, "hush", lambda: None)
    with pytest.raises(SystemExit) as end:
        module.main()
    assert end.value.code == code
    assert capsys.readouterr().err.lstrip("\n") == words


def test_the_exit_code_of_a_command_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    @click.command()
    @click.pass_context
    def read(ctx: click.Context) -> None:
        ctx.exit(1)

    monkeypatch.setattr(sys, "argv", ["rundingan", "read"])
    monkeypatch.setattr(module.Commands, "get_command", lambda self, ctx, name: read)
    with pytest.raises(SystemExit) as end:
        module.main()
    assert end.value.code == 1
