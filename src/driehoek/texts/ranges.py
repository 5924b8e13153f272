"""Answering a player that asks for a part of a recording: some phones play nothing without it (RFC 9110, 14)."""

import re
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse

ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})\Z", re.ASCII)


def part_of(request: HttpRequest, whole: FileResponse) -> HttpResponse | StreamingHttpResponse:
    """Return the bytes that `Range` asks for with status 206, or the whole when it asks for none or for several."""
    whole["Accept-Ranges"] = "bytes"
    asked = ONE_RANGE.match(request.headers.get("Range", ""))
    size = int(whole["Content-Length"])
    if asked is None or not any(asked.groups()) or not whole.file_to_stream:
        return whole
    first, last = _span(asked[1], asked[2], size)
    if first > last:
        whole.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    return _cut(whole, first, last, size)


def _span(first: str, last: str, size: int) -> tuple[int, int]:
    if not first:
        return max(size - int(last), 0), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _cut(whole: FileResponse, first: int, last: int, size: int) -> HttpResponse:
    file: IO[bytes] = whole.file_to_stream  # type: ignore[assignment]  # looked at by the caller
    file.seek(first)
    headers = {name: value for name, value in whole.items() if name != "Content-Length"}
    part = HttpResponse(file.read(last - first + 1), status=206, headers=headers)
    part["Content-Range"] = f"bytes {first}-{last}/{size}"
    whole.close()
    return part
