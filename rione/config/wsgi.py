"""Pages: Django's WSGI application, which the shell runs in threads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rione.config.settings")
application = get_wsgi_application()
