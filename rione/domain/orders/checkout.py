"""What a customer decides at checkout, as placing takes it from page, telephone or program."""

from dataclasses import dataclass
from uuid import UUID

from rione.kit.money import Money

from .models import Channel, Fulfilment


@dataclass(frozen=True)
class Wishes:
    """Everything the customer said at checkout.

    `key` makes placing happen once: the same key returns the same order. `expected_total` and
    `fingerprint` are what the page showed; when the basket or a price differs, nothing is placed.
    """

    key: UUID
    fingerprint: str
    expected_total: Money
    name: str
    email: str
    phone: str
    language: str
    fulfilment: Fulfilment
    street: str = ""
    house_number: str = ""
    door_note: str = ""
    rider_note: str = ""
    slot_id: int | None = None
    pays_with: Money | None = None
    is_of_age: bool = False
    channel: Channel = Channel.WEB
