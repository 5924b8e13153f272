"""Django's command line for Driehoek; `./driehoek` calls it with the right environment."""

import os
import re
import sys

from driehoek.launcher.environment import WRONG_SETTINGS


def main() -> None:
    """Run the management command named on the command line; one clear line without database, or with wrong settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "driehoek.config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from django.db import DatabaseError

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.stderr.write(f"The settings are not right. {error}\n")
        sys.exit(WRONG_SETTINGS)
    except DatabaseError as error:
        if not re.search("no such (table|column)|does not exist", str(error)):
            raise
        sys.exit("The database is new or older than the program. Run: ./driehoek migrate")


if __name__ == "__main__":
    main()
