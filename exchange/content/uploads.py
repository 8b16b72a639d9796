"""Files that people attach: what they are by content, under a name that can do no harm, without what cameras wrote into them."""

import hashlib
import io
import re
import warnings
import zipfile
from dataclasses import dataclass
from unicodedata import category, normalize

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image as PillowImage

from exchange.content.file_types import content_matches
from exchange.content.forms import extension_of, without_metadata

LONGEST_NAME = 120
MOST_POINTS = 50_000_000
_OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    "csv": "text/csv",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "txt": "text/plain",
    "webp": "image/webp",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
}
_PILLOW = {"image/jpeg": ("JPEG", "MPO"), "image/png": ("PNG",), "image/webp": ("WEBP",)}
_UNSAFE = re.compile(r'[<>:"/\\|?*]')


class UploadRefusedError(Exception):
    """A file is not taken; the message says what to do."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    name: str
    content_type: str
    content: ContentFile
    sha256: str

    @property
    def size(self) -> int:
        return int(self.content.size)


def safe_name(name: str) -> str:
    """The last part of what was typed, without characters that steer a system or turn the reading direction."""
    last = normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(_UNSAFE.sub("_", letter) for letter in last if category(letter)[0] != "C")
    stem, dot, ending = " ".join(plain.split()).lstrip(". ").rpartition(".")
    if not dot:
        stem, ending = ending, ""
    return f"{stem.strip()[:LONGEST_NAME] or 'file'}{dot}{ending[:10]}"


def checked(upload: UploadedFile, *, largest: int) -> CheckedFile:
    """The file as it may be kept. Raises UploadRefusedError."""
    name = safe_name(upload.name or "")
    if (upload.size or 0) > largest:
        raise UploadRefusedError(
            _("“%(name)s” is larger than %(size)d MB. Make it smaller, or share a link to it.") % {"name": name, "size": largest // 1024**2}
        )
    upload.seek(0)
    data = upload.read()
    if not data:
        raise UploadRefusedError(_("“%(name)s” is empty. Choose the file again.") % {"name": name})
    extension = extension_of(name)
    content_type = TYPES.get(extension)
    if content_type is None:
        raise UploadRefusedError(
            _("Files like “%(name)s” are not taken. Use PDF, DOCX, ODT, XLSX, ODS, CSV, TXT, PNG, JPEG or WebP.") % {"name": name}
        )
    if not content_matches(extension, data) or _holds_macros(data):
        raise UploadRefusedError(
            _("“%(name)s” is not what its name says. Save it again in the format of its ending and choose that file.") % {"name": name}
        )
    if content_type in _PILLOW:
        data = _redrawn(upload, name, content_type)
    return CheckedFile(name, content_type, ContentFile(data), hashlib.sha256(data).hexdigest())


def _holds_macros(data: bytes) -> bool:
    if not data.startswith(b"PK\x03\x04"):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name.lower() for name in archive.namelist()]
    return any(name.endswith("vbaproject.bin") or name.startswith(("basic/", "scripts/")) for name in names)


def _redrawn(upload: UploadedFile, name: str, content_type: str) -> bytes:
    damaged = UploadRefusedError(_("The picture “%(name)s” is damaged. Open it, save it anew and choose that file.") % {"name": name})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", PillowImage.DecompressionBombWarning)
            upload.seek(0)
            picture = PillowImage.open(upload)
            if picture.format not in _PILLOW[content_type]:
                raise damaged
            if picture.width * picture.height > MOST_POINTS:
                raise UploadRefusedError(_("The picture “%(name)s” has too many points. Make it smaller.") % {"name": name})
            return bytes(without_metadata(upload).read())
    except (PillowImage.DecompressionBombError, PillowImage.DecompressionBombWarning) as error:
        raise UploadRefusedError(_("The picture “%(name)s” has too many points. Make it smaller.") % {"name": name}) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise damaged from error
