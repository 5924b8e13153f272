"""Importing pupils and parents, against a bare bulk_create of as many children, and what it takes of memory."""

import csv
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from benchmarks import Table
from driehoek.exchange.actions import bring_in, undo
from driehoek.exchange.models import ImportRun
from driehoek.people.models import Child, Family, Location

SIZES = (5_000, 20_000)
HEADINGS = ("Leerlingnummer", "Roepnaam ouder", "Achternaam ouder", "E-mail ouder")
PEAK = """
import sys, django
from pathlib import Path
django.setup()
from driehoek.exchange.actions import bring_in
from driehoek.people.models import Location
bring_in(Path(sys.argv[1]), location=Location.objects.get(code=sys.argv[2]), dry_run=True)
print(Path("/proc/self/status").read_text())
"""


def run() -> Table:
    """Measure pupils and then their parents, in two sizes; the pupils are taken back afterwards."""
    location = Location.objects.filter(kind="primary").order_by("pk")[0]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            pupils, parents = _pupils(Path(folder) / "pupils.xml", size), _parents(Path(folder) / "parents.csv", size)
            rows.append(_measured(pupils, size, location))
            kept = ImportRun.objects.create(location=location, file_name=pupils.name)
            bring_in(pupils, location=location, run=kept)
            rows.append(_measured(parents, size, location))
            kept.applied_at = timezone.now()
            undo(run=kept, by=None)
    return Table("Looking at an import", ("file", "rows", "rows/s", "of bare inserts", "peak memory"), rows)


def _measured(path: Path, size: int, location: Location) -> tuple[str, ...]:
    begin = time.perf_counter()
    bring_in(path, location=location, dry_run=True)
    speed = size / (time.perf_counter() - begin)
    return path.name, f"{size:,}", f"{speed:,.0f}", f"{speed / _bare(size, location):.0%}", _peak(path, location)


def _bare(size: int, location: Location) -> float:
    """Children a second when nothing is compared, merged or written down."""
    begin = time.perf_counter()
    with transaction.atomic():
        family = Family.objects.create(organisation=location.organisation, name="Bench")
        for start in range(0, size, 500):
            Child.objects.bulk_create(
                Child(organisation=location.organisation, family=family, family_name=f"Naam{start + place}")
                for place in range(500)
            )
        transaction.set_rollback(True)
    return size / (time.perf_counter() - begin)


def _peak(path: Path, location: Location) -> str:
    """The most memory a process of its own needs; known on Linux only."""
    if not Path("/proc/self/status").exists():
        return "–"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "DRIEHOEK_DATA": str(settings.DATA_DIR)}
    command = [sys.executable, "-c", PEAK, str(path), location.code]
    status = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout  # noqa: S603
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return f"{int(found[1]) >> 10} MB" if found else "–"


def _pupils(path: Path, size: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        groups = "".join(f'<groep key="g{group}"><naam>Groep {group}</naam></groep>' for group in range(size // 25))
        file.write(f"<EDEX><groepen>{groups}</groepen><leerlingen>")
        for place in range(size):
            file.write(
                f'<leerling key="b{place}"><achternaam>Naam{place // 2}</achternaam><roepnaam>Kind{place}</roepnaam>'
                f"<geboortedatum>{2015 + place % 8}-{place % 12 + 1:02}-{place % 28 + 1:02}</geboortedatum>"
                f'<groep key="g{place // 25}"/></leerling>'
            )
        file.write("</leerlingen></EDEX>")
    return path


def _parents(path: Path, size: int) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows((f"b{place}", "Ouder", f"Naam{place}", f"{place}@x.example") for place in range(size))
    return path
