import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from rione.domain.accounts.actions import grant_role, register_person, update_profile
from rione.domain.accounts.models import Person, RoleName
from rione.domain.accounts.permissions import require_role
from rione.domain.accounts.queries import roles_of
from rione.domain.districts.tests.towns import make_district
from rione.domain.journal.models import Entry
from rione.kit.actors import WORKER
from rione.kit.errors import Refused


def test_one_person_may_have_several_roles_in_several_towns(district, ada):
    ponte = make_district("ponte")
    grant_role(ada, district, RoleName.OFFICER, by=WORKER)
    grant_role(ada, district, RoleName.COORDINATOR, by=WORKER)
    grant_role(ada, ponte, RoleName.OFFICER, by=WORKER)

    assert roles_of(ada, district) == {"officer", "coordinator"}
    assert roles_of(ada, ponte) == {"officer"}
    assert roles_of(ada, ponte) == {RoleName.OFFICER}


def test_a_role_is_granted_once_and_written_down(district, ada):
    first = grant_role(ada, district, RoleName.OFFICER, by=WORKER)
    second = grant_role(ada, district, RoleName.OFFICER, by=WORKER)

    entry = Entry.objects.get()
    assert first == second
    assert (entry.act, entry.district_id) == ("granted", district.pk)
    assert entry.facts == {"person": ada.pk, "name": "officer"}


def test_without_the_role_nothing_goes(district, ada):
    grant_role(ada, district, RoleName.COORDINATOR, by=WORKER)

    with pytest.raises(PermissionDenied):
        require_role(ada, district, RoleName.OFFICER)
    assert require_role(ada, district, RoleName.COORDINATOR).person_id == ada.pk


def test_two_people_cannot_share_an_address_whatever_its_capitals(ada):
    with pytest.raises(IntegrityError):
        register_person("ADA@example.org")


def test_the_database_holds_addresses_in_small_letters(db):
    with pytest.raises(IntegrityError, match="person_email_in_small_letters"):
        Person.objects.create(email="Ada@example.org")


def test_a_profile_keeps_what_is_allowed(ada):
    update_profile(ada, name="Ada L.", phone="02 123", language="en")
    with pytest.raises(Refused) as refused:
        update_profile(ada, name="Ada", phone="", language="tlh")

    ada.refresh_from_db()
    assert (ada.name, ada.phone, ada.language) == ("Ada L.", "02 123", "en")
    assert (refused.value.code, refused.value.field) == ("unknown_language", "language")
