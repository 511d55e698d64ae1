"""`python -m rione.config.worker`: work until told to stop; the supervisor starts this."""

from rione.config.worker.running import run

run()
