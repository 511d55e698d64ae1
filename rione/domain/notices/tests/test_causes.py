import pytest

from rione.domain.notices.causes import Cause, cause_of, register
from rione.domain.notices.checks import causes_have_templates


@pytest.fixture(autouse=True)
def causes_of_the_test(monkeypatch):
    known = {"account_unknown": cause_of("account_unknown")}
    monkeypatch.setattr("rione.domain.notices.causes._causes", known)


def test_every_cause_that_is_registered_has_its_templates():
    assert causes_have_templates() == []


def test_a_cause_without_templates_is_found_at_start_up():
    register(Cause("forgotten"))

    faults = causes_have_templates()

    assert len(faults) == 3
    assert "notices/forgotten.subject.txt" in faults[0].msg


def test_two_areas_cannot_mean_different_things_by_one_cause():
    register(Cause("account_unknown"))
    with pytest.raises(ValueError, match="account_unknown"):
        register(Cause("account_unknown", "notices/other"))
