"""What a file really is, by its first bytes. Pure functions over bytes."""

import io
import zipfile
import zlib

LARGEST_UNPACKED = 100 * 1024 * 1024

_MAGIC: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "pptx": (b"PK\x03\x04",),
    "odt": (b"PK\x03\x04",),
    "ods": (b"PK\x03\x04",),
    "odp": (b"PK\x03\x04",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
}
_MARKUP = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml", b"<body", b"<iframe")
_OPENDOCUMENT = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
_OFFICE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}


def content_matches(extension: str, data: bytes) -> bool:
    """Whether the bytes are what the extension says. Unknown extensions never match."""
    if extension in {"txt", "csv"}:
        return _is_plain_text(data)
    if not data.startswith(_MAGIC.get(extension, (b"\x00",))):
        return False
    if extension == "webp":
        return data[8:12] == b"WEBP"
    if data.startswith(b"PK\x03\x04"):
        return _is_office_file(extension, data)
    return True


def _is_plain_text(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x00" not in data and not data.lstrip().lower().startswith(_MARKUP)


def _is_office_file(extension: str, data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
                return False
            names = archive.namelist()
            if extension in _OPENDOCUMENT:
                return "mimetype" in names and archive.read("mimetype").strip() == _OPENDOCUMENT[extension]
            return "[Content_Types].xml" in names and any(name.startswith(_OFFICE[extension]) for name in names)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError):
        return False
