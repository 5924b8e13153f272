"""A file for the preschool of the cast, from the upload on; the worker does its part at once."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from driehoek.exchange import jobs
from driehoek.exchange.models import ImportRun

HERE = {"code": "vlindertuin"}


def look(client: Client, file: bytes) -> ImportRun:
    """Upload a workbook or a CSV file and let the worker look at it."""
    name = "lijst.xlsx" if file.startswith(b"PK") else "lijst.csv"
    client.post(reverse("imports", kwargs=HERE), {"file": SimpleUploadedFile(name, file)})
    jobs.take_next()
    return ImportRun.objects.latest("pk")


def press(client: Client, name: str, run: ImportRun) -> ImportRun:
    """Press a button of an import, such as `import_start`, and let the worker do it."""
    client.post(reverse(name, kwargs={"pk": run.pk}))
    jobs.take_next()
    run.refresh_from_db()
    return run


def counts(run: ImportRun) -> tuple[int, int, int, list[str]]:
    """How many records are made, changed and the same, and the code of each error."""
    codes = [error["code"] for error in run.report["errors"]]
    return run.report["created"], run.report["updated"], run.report["unchanged"], codes
