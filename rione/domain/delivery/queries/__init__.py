from .board import board, deliveries_in_charge, delivery_of, offered_deliveries
from .cash import DoorSum, cash_at_the_door, cash_in_hand, envelopes_for, envelopes_of

__all__ = [
    "DoorSum",
    "board",
    "cash_at_the_door",
    "cash_in_hand",
    "deliveries_in_charge",
    "delivery_of",
    "envelopes_for",
    "envelopes_of",
    "offered_deliveries",
]
