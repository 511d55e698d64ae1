from .board import (
    board,
    delivered_since,
    deliveries_in_charge,
    deliveries_of,
    delivery_of,
    is_at_risk,
    is_late,
    offered_deliveries,
)
from .cash import (
    DoorSum,
    cash_at_the_door,
    cash_at_the_doors,
    cash_in_hand,
    cash_out,
    envelopes_for,
    envelopes_of,
    fee_envelopes_given,
)

__all__ = [
    "DoorSum",
    "board",
    "cash_at_the_door",
    "cash_at_the_doors",
    "cash_in_hand",
    "cash_out",
    "delivered_since",
    "deliveries_in_charge",
    "deliveries_of",
    "delivery_of",
    "envelopes_for",
    "envelopes_of",
    "fee_envelopes_given",
    "is_at_risk",
    "is_late",
    "offered_deliveries",
]
