"""The queue's own housekeeping."""

from importlib import import_module

from django.conf import settings

from rione.kit.queue import app

# Workers say each ten seconds that they live.
_SILENT_FOR = 45.0


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="release-jobs-of-the-dead", pass_context=False)
async def release_jobs_of_the_dead(timestamp: int) -> None:
    """Each minute: let jobs run again whose worker was killed."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=_SILENT_FOR):
        await app.job_manager.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="forget-old-sessions", pass_context=False)
def forget_old_sessions(timestamp: int) -> None:
    """Each night: what browsers that never came back left behind."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
