from concurrent.futures import ThreadPoolExecutor
from io import StringIO

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from rione.domain.districts.tests.towns import make_district
from rione.domain.journal.models import Entry, Seal
from rione.domain.journal.sealing import FIRST, digest_of, faults, seal_entries
from rione.domain.journal.tasks import seal_journal


def test_each_link_holds_the_one_before(write):
    write(3)

    assert seal_entries() == 3

    before = FIRST
    for position, seal in enumerate(Seal.objects.order_by("position"), start=1):
        assert seal.position == position
        assert seal.digest == digest_of(seal.entry, before)
        before = seal.digest
    assert list(faults()) == []


def test_each_district_has_a_chain_of_its_own(write):
    write(2)
    write(2, town=make_district("ponte"))
    seal_entries()
    write(1)
    seal_entries()

    assert sorted(Seal.objects.values_list("position", flat=True)) == [1, 1, 2, 2, 3]
    assert list(faults()) == []


def test_sealing_again_adds_nothing(write):
    write(3)
    seal_journal(0)

    assert seal_entries() == 0
    assert Seal.objects.count() == 3


def test_an_altered_entry_is_found(write):
    write(5)
    seal_entries()
    third = Entry.objects.order_by("pk")[2]

    Entry.objects.filter(pk=third.pk).update(reason="quite another")

    assert [fault.entry_id for fault in faults()] == [third.pk]


@pytest.mark.parametrize(
    "part", [{"facts": {"number": 9}}, {"row": 9}, {"act": "left"}, {"role": "officer"}]
)
def test_every_part_of_an_entry_is_sealed(write, part):
    write(2)
    seal_entries()

    Entry.objects.filter(seal__position=2).update(**part)

    assert [fault.position for fault in faults()] == [2]


def test_an_altered_seal_is_found(write):
    write(3)
    seal_entries()

    Seal.objects.filter(position=2).update(digest="f" * 64)

    assert {fault.position for fault in faults()} == {2, 3}


def test_an_entry_that_was_removed_is_missed(write):
    write(3)
    seal_entries()
    second = Entry.objects.order_by("pk")[1]

    second.seal.delete()
    second.delete()

    assert [fault.position for fault in faults()] == [3]


def test_the_command_says_that_all_is_well_or_fails(write):
    write(2)
    seal_entries()
    out = StringIO()

    call_command("verify_journal", stdout=out)
    assert "The journal is whole." in out.getvalue()
    assert Seal.objects.get(position=2).digest in out.getvalue()

    Entry.objects.update(role="nobody")
    with pytest.raises(CommandError, match="2 links"):
        call_command("verify_journal", stdout=out, stderr=StringIO())


@pytest.mark.django_db(transaction=True)
def test_who_seals_at_the_same_time_waits_and_seals_nothing_twice(write):
    write(40)

    def seal(_):
        try:
            return seal_entries()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(seal, range(4))) == 40

    assert list(faults()) == []


@pytest.mark.django_db(transaction=True)
def test_an_entry_that_is_committed_late_is_sealed_the_next_time(write, district, database_url):
    insert = """
        INSERT INTO journal_entry (district_id, role, act, thing, row, was, now, reason, facts, at)
        VALUES (%s, 'worker', 'late', 'x', 1, '', '', '', '{}', now()) RETURNING id
    """
    with psycopg.connect(database_url()) as slow:
        (late,) = slow.execute(insert, [district.pk]).fetchone()
        write(1)
        assert seal_entries() == 1

    assert seal_entries() == 1
    assert Seal.objects.get(position=2).entry_id == late < Entry.objects.latest("pk").pk
    assert list(faults()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["journal_entry", "journal_seal"])
@pytest.mark.parametrize(
    "change",
    ["UPDATE {} SET district_id = NULL", "DELETE FROM {}", "TRUNCATE {} CASCADE", "DROP TABLE {}"],
)
def test_the_servers_role_cannot_rewrite_the_journal(write, database_url, table, change):
    write(1)
    seal_entries()

    refused = pytest.raises(psycopg.errors.InsufficientPrivilege)
    with psycopg.connect(database_url()) as server, refused:
        server.execute(change.format(table))

    assert Seal.objects.count() == 1
