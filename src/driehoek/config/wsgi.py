"""The WSGI door that granian (or any other server) calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
application = get_wsgi_application()
