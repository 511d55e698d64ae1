from rione.domain.notices.queries import waiting
from rione.domain.notices.sending import attempt
from rione.kit import clock


def send_what_was_written() -> None:
    """Each message goes out at the moment it was written: today the old ones would be late."""
    for outgoing in waiting().order_by("next_attempt_at", "pk"):
        with clock.standing_at(outgoing.next_attempt_at):
            attempt(outgoing.pk)
