import pytest

from rione.config.commands import COMMANDS

pytestmark = pytest.mark.process


def test_help_lists_every_command_with_a_line(start, tmp_path):
    run = start("--help", environment={"RIONE_VAR": str(tmp_path), "PORT": "1"})
    assert run.process.wait(30) == 0
    lines = [line.split(maxsplit=1) for line in run.said().splitlines() if line.startswith("  ")]
    listed = dict(lines)
    assert {*COMMANDS, "demo-people", "demo-load"} <= set(listed)
    assert all(about.strip().endswith(".") for about in listed.values())


def test_a_command_starts_the_database_and_stops_it_again(start, tmp_path):
    run = start("migrate", environment={"RIONE_VAR": str(tmp_path), "PORT": "1"})
    assert run.process.wait(60) == 0, run.said()
    assert (tmp_path / "postgres" / "PG_VERSION").exists()
    assert not (tmp_path / "postgres" / "postmaster.pid").exists()


def test_an_unknown_command_is_refused_in_words(start, tmp_path):
    run = start("makemagic", "--help", environment={"RIONE_VAR": str(tmp_path), "PORT": "1"})
    assert run.process.wait(30) != 0
    assert "makemagic" in run.said()


def test_the_demonstrations_commands_answer_to_their_name_alone(start, tmp_path):
    quiet = {"RIONE_VAR": str(tmp_path), "PORT": "1", "RIONE_DEMO": ""}
    run = start("demo-people", "--help", environment=quiet)
    assert run.process.wait(30) == 0, run.said()
    assert "--json" in run.said()
