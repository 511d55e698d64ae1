"""Codes people read aloud, and secrets nobody can guess."""

import secrets

UNMISTAKABLE = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that nobody confuses on the telephone: no I, L, O, 0, 1."""


def order_code() -> str:
    """Six characters for the telephone, such as "K7M4QX"; it opens nothing by itself."""
    return "".join(secrets.choice(UNMISTAKABLE) for _ in range(6))


def secret_token() -> str:
    """128 random bits in hexadecimal (32 characters)."""
    return secrets.token_hex(16)


def door_pin() -> str:
    """Four digits that the customer says at the door."""
    return f"{secrets.randbelow(10_000):04d}"
