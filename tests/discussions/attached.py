"""Files as browsers send them, good ones and bad ones."""

from __future__ import annotations

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"


def upload(name: str = "minutes.pdf", data: bytes = PDF, content_type: str = "application/octet-stream") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type)


def raw_name(name: str, data: bytes = PDF) -> SimpleUploadedFile:
    """With a name as it came over the line: Django itself would shorten it."""
    file = upload("x.pdf", data)
    file._name = name
    return file


def archive(*names: str, mimetype: bytes = b"", filling: bytes = b"x") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for name in names:
            made.writestr(name, filling)
    return buffer.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    image = Image.new("RGB", size, "navy")
    exif = image.getexif()
    exif[0x010E] = "secret place"
    buffer = io.BytesIO()
    image.save(buffer, kind, exif=exif)
    return buffer.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
ODS = archive("content.xml", mimetype=b"application/vnd.oasis.opendocument.spreadsheet")
BOMB = archive("[Content_Types].xml", "word/document.xml", filling=b"0" * (60 * 1024 * 1024))
