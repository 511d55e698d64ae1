from rione.kit.queue import app

from .actions.basket import forget_abandoned_baskets
from .actions.expiry import expire
from .queries.counter import overdue_parts


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="orders-expire", pass_context=False)
def expire_overdue_parts(timestamp: int) -> None:
    """Each minute: what no shop has answered in time comes to nothing."""
    for part in overdue_parts():
        expire(part)


@app.periodic(cron="27 3 * * *")
@app.task(queueing_lock="orders-forget-baskets", pass_context=False)
def forget_baskets(timestamp: int) -> None:
    """Each night: baskets of browsers that never came back."""
    forget_abandoned_baskets()
