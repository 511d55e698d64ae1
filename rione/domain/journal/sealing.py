"""The chain of seals: each digest covers its entry and the digest before it (SHA-256)."""

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.db import connection, transaction
from django.db.models import F, Q

from .models import Entry, Seal

FIRST = "0" * 64
SEALING_LOCK = 7_106_001
"""Key of the advisory lock that lets one process seal at a time."""
BATCH = 5_000


logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Fault:
    """An entry that is not what was sealed, or a link that is missing."""

    district_id: int | None
    position: int
    entry_id: int | None


@dataclass(frozen=True)
class End:
    """The last link of a district's chain; noted elsewhere, it shows whether any was cut off."""

    district_id: int | None
    position: int
    digest: str


def digest_of(entry: Entry, before: str) -> str:
    content = [
        before,
        entry.pk,
        entry.district_id,
        entry.person_id,
        entry.role,
        entry.act,
        entry.thing,
        entry.row,
        entry.was,
        entry.now,
        entry.reason,
        entry.facts,
        entry.at.isoformat(),
    ]
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


@transaction.atomic
def seal_entries() -> int:
    """Seal what was not sealed yet, each district in its own chain; returns how many entries."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALING_LOCK])
    ends: dict[int | None, End] = {}
    seals = []
    for entry in Entry.objects.filter(seal=None).order_by("pk")[:BATCH]:
        end = ends.get(entry.district_id) or _end_of_chain(entry.district_id)
        seal = Seal(
            entry=entry,
            district_id=entry.district_id,
            position=end.position + 1,
            digest=digest_of(entry, end.digest),
        )
        seals.append(seal)
        ends[entry.district_id] = End(entry.district_id, seal.position, seal.digest)
    Seal.objects.bulk_create(seals)
    for end in ends.values():
        # The log is a witness outside of the database.
        logger.info("journal sealed", extra=asdict(end))
    return len(seals)


def ends_of_chains() -> list[End]:
    """Where each district's chain ends now."""
    last = Seal.objects.order_by("district_id", "-position").distinct("district_id")
    return [End(seal.district_id, seal.position, seal.digest) for seal in last]


def _end_of_chain(district_id: int | None) -> End:
    of_district = Q(district=None) if district_id is None else Q(district=district_id)
    last = Seal.objects.filter(of_district).order_by("-position").first()
    return End(district_id, last.position, last.digest) if last else End(district_id, 0, FIRST)


def faults() -> Iterator[Fault]:
    """Walk every chain and yield where an entry or a seal is not what it was."""
    chain: int | None = None
    position, before = 0, FIRST
    seals = Seal.objects.select_related("entry").order_by(
        F("district_id").asc(nulls_first=True), "position"
    )
    for seal in seals.iterator():
        if seal.district_id != chain:
            chain, position, before = seal.district_id, 0, FIRST
        whole = seal.position == position + 1 and seal.digest == digest_of(seal.entry, before)
        if not whole or seal.entry.district_id != seal.district_id:
            yield Fault(seal.district_id, seal.position, seal.entry_id)
        position, before = seal.position, seal.digest
