"""Serves pictures as they are shown; what was uploaded is never served."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

RENDITIONS = "images"


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """One drawn size of an image, by the file name that Wagtail gave it. In production the proxy answers for it."""
    try:
        path = Path(safe_join(Path(settings.MEDIA_ROOT) / RENDITIONS, name))
    except SuspiciousFileOperation as error:
        raise Http404 from error
    kind = mimetypes.guess_type(path.name)[0] or ""
    if not _is_file(path) or not kind.startswith("image/") or kind == "image/svg+xml":
        raise Http404
    # Closed by FileResponse; the address changes with the picture, so it may be kept long.
    return FileResponse(path.open("rb"), content_type=kind, headers={"Cache-Control": "public, max-age=31536000, immutable"})


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A name that no file system takes.
        return False
