import socket

import pytest

from rione.config.addresses import NotPossible, in_words, is_loopback, listen
from rione.config.running import AlreadyRunning, Running

pytestmark = pytest.mark.process

EVERYWHERE = "0.0.0.0"


def said_by(start, tmp_path, *options, **environment):
    town = start(
        "demo", *options, environment={"RIONE_VAR": str(tmp_path), "PORT": "8999", **environment}
    )
    assert town.process.wait(20) == 1
    return town.said()


def test_a_host_others_reach_needs_expose(start, tmp_path):
    assert "bin/demo --expose" in said_by(start, tmp_path, HOST=EVERYWHERE)


def test_a_port_that_is_no_number(start, tmp_path):
    assert "PORT is a number from 1 to 65535" in said_by(start, tmp_path, PORT="70000")


def test_a_port_that_is_taken_is_named_and_another_offered(start, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        words = said_by(start, tmp_path, PORT=str(port))
    assert f"Port {port} is taken" in words
    assert "PORT=" in words
    assert not (tmp_path / "postgres").exists()


def test_a_second_one_says_where_the_first_runs(tmp_path):
    record = tmp_path / "demo.json"
    with Running(record, "http://localhost:8123/"):
        with pytest.raises(AlreadyRunning, match="localhost:8123"), Running(record, "http://x/"):
            pass
        assert record.exists()
    assert not record.exists()


def test_after_a_kill_the_port_is_waited_for(tmp_path):
    record = tmp_path / "demo.json"
    record.write_text("{}")
    with Running(record, "http://localhost:8123/") as running:
        assert running.patience > 0


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.3.2.1"])
def test_only_this_machine_reaches_these(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", [EVERYWHERE, "192.168.1.4", "::", "example.org"])
def test_others_reach_these(host):
    assert not is_loopback(host)


def test_an_address_of_another_machine():
    with pytest.raises(NotPossible, match="not an address of this machine"):
        listen("192.0.2.1", 8999)


def test_the_address_to_type():
    assert in_words(EVERYWHERE, 8000) == "http://localhost:8000/"
    assert in_words("fd00::1", 8000) == "http://[fd00::1]:8000/"
