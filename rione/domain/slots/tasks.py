from rione.domain.districts.queries import visible_districts
from rione.kit.queue import app

from .actions import lay_out_slots


@app.periodic(cron="7 * * * *")
@app.task(queueing_lock="slots-lay-out")
def lay_out_all_slots(timestamp: int) -> None:
    """Each hour: the slots of the coming days stand ready in every district."""
    for district in visible_districts():
        lay_out_slots(district)
