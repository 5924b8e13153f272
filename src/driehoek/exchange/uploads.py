"""Refusing uploads that are too big while they come in, before they fill the disk."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest


class BoundedUploadHandler(FileUploadHandler):
    """Stops keeping a file as soon as it passes DRIEHOEK_LARGEST_UPLOAD; stands first in FILE_UPLOAD_HANDLERS."""

    received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass a chunk on to the next handler, or stop."""
        self.received += len(raw_data)
        if self.received > settings.DRIEHOEK_LARGEST_UPLOAD:
            # The rest is still read, so that the browser gets to see our answer.
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """Leave making the file to the next handler."""
        return None


def is_too_big(request: HttpRequest) -> bool:
    """Whether more was sent than is kept."""
    longest: int = settings.DRIEHOEK_LARGEST_UPLOAD
    return int(request.META.get("CONTENT_LENGTH") or 0) > longest
