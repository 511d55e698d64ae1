import pytest

from rione.config.safety import dangers
from tests.runtime.town import SECRET

SAFE = {
    "DATABASE_URL": "postgresql://rione_server:word@db.example.org/rione",
    "DATABASE_OWNER_URL": "postgresql://rione_owner:word@db.example.org/rione",
    "RIONE_SECRET_KEY": SECRET,
    "RIONE_ALLOWED_HOSTS": "spesa.example.org, .comune.example.org",
    "RIONE_BASE_URL": "https://spesa.example.org",
    "RIONE_MAIL_URL": "smtps://rione:word@mail.example.org",
    "RIONE_MAIL_FROM": "Rione <no-reply@example.org>",
}


def test_safe_configuration_is_accepted():
    assert dangers(SAFE) == []


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "not an address"),
        ("DATABASE_URL", "postgresql://rione_owner:word@db.example.org/rione"),
        ("DATABASE_OWNER_URL", "not an address"),
        ("RIONE_SECRET_KEY", ""),
        ("RIONE_SECRET_KEY", "short"),
        ("RIONE_SECRET_KEY", "a" * 80),
        ("RIONE_ALLOWED_HOSTS", ""),
        ("RIONE_ALLOWED_HOSTS", " , "),
        ("RIONE_ALLOWED_HOSTS", "spesa.example.org,*"),
        ("RIONE_BASE_URL", ""),
        ("RIONE_BASE_URL", "http://spesa.example.org"),
        ("RIONE_DEMO", "1"),
        ("RIONE_MAIL_URL", ""),
        ("RIONE_MAIL_URL", "http://mail.example.org"),
        ("RIONE_MAIL_FROM", ""),
        ("RIONE_TRUSTED_ORIGINS", "http://spesa.example.org"),
    ],
)
def test_each_unsafe_setting_is_named(setting, value):
    found = dangers({**SAFE, setting: value})
    assert {danger.setting for danger in found} == {setting}
    assert all(danger.advice for danger in found)


def test_everything_unsafe_is_said_at_once():
    assert {danger.setting for danger in dangers({})} == {
        "DATABASE_URL",
        "RIONE_SECRET_KEY",
        "RIONE_ALLOWED_HOSTS",
        "RIONE_BASE_URL",
        "RIONE_MAIL_URL",
        "RIONE_MAIL_FROM",
    }
