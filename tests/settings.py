"""The settings of a school, with what makes tests quick and keeps them away from anybody's data."""

import atexit
import os
import shutil
import tempfile

for name in ("DRIEHOEK_DEMO", "DRIEHOEK_DEBUG", "DRIEHOEK_URL", "DRIEHOEK_FROM", "EMAIL_URL", "ALLOWED_HOSTS"):
    os.environ.pop(name, None)
os.environ["DRIEHOEK_DATA"] = tempfile.mkdtemp(prefix="driehoek-test-")
os.environ["SECRET_KEY"] = "only-for-tests"
atexit.register(shutil.rmtree, os.environ["DRIEHOEK_DATA"], ignore_errors=True)

from driehoek.config.settings import *  # noqa: E402, F403
from driehoek.config.settings import DATA_DIR, DATABASES, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
(DATA_DIR / "static").mkdir()

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: browsers and workers in tests need connections of their own. Nobody's data: no fsync.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
