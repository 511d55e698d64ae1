"""Rione's settings as the tests need them: a folder and a database of their own."""

import atexit
import os
import shutil
import tempfile

# One folder for the whole run; parallel workers are children and find it in their environment.
if "RIONE_TESTS_FOLDER" not in os.environ:
    os.environ["RIONE_TESTS_FOLDER"] = tempfile.mkdtemp(prefix="rione-tests-")
    atexit.register(shutil.rmtree, os.environ["RIONE_TESTS_FOLDER"], ignore_errors=True)
os.environ["RIONE_VAR"] = os.environ["RIONE_TESTS_FOLDER"]
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
