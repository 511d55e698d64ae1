"""Rione's settings as the tests need them: a folder and a database of their own."""

import os
import tempfile

# One folder for the whole run; parallel workers are children and find it in their environment.
os.environ.setdefault("RIONE_VAR", tempfile.mkdtemp(prefix="rione-tests-"))
os.environ.setdefault("RIONE_DEMO", "1")
os.environ["RIONE_AS_OWNER"] = "1"
for elsewhere in ("DATABASE_URL", "DATABASE_OWNER_URL"):
    os.environ.pop(elsewhere, None)

from rione.config.settings import *  # noqa: E402, F403 (what stands above decides what is read)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
