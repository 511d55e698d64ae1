from rione.kit.queue import app

from .sealing import seal_entries


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="journal-seal", pass_context=False)
def seal_journal(timestamp: int) -> None:
    """Each minute: seal what was written since."""
    seal_entries()
