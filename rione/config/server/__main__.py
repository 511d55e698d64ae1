"""`python -m rione.config.server FD`: serve on an open socket; the supervisor starts this."""

import sys

from rione.config.server.running import run

run(int(sys.argv[1]))
