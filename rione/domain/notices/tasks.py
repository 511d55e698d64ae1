from datetime import timedelta

from django.db import transaction
from procrastinate.exceptions import AlreadyEnqueued

from rione.kit.queue import app

from .models import Outgoing
from .queries import overdue
from .sending import attempt


@app.task
def send_outgoing(outgoing_id: int) -> None:
    """Try to send one message; if it cannot be sent now, come back for it later."""
    later = attempt(outgoing_id)
    if later is not None:
        defer_sending(Outgoing(pk=outgoing_id), later=later)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="notices-sweep", pass_context=False)
def sweep_outbox(timestamp: int) -> None:
    """Each minute: whatever is due and has no job gets one again."""
    for outgoing in overdue():
        defer_sending(outgoing)


def defer_sending(outgoing: Outgoing, *, later: timedelta = timedelta(0)) -> None:
    """Queue the sending as part of the current transaction, unless it is queued already."""
    job = send_outgoing.configure(
        queueing_lock=f"outgoing-{outgoing.pk}",
        schedule_in={"seconds": int(later.total_seconds())} if later else None,
    )
    try:
        with transaction.atomic():
            job.defer(outgoing_id=outgoing.pk)
    except AlreadyEnqueued:
        return
