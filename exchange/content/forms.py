"""Upload forms: a file must be what its name says, and an image loses what its camera wrote into it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from PIL import Image as PillowImage
from PIL import ImageOps
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from exchange.content.file_types import content_matches

_OF_MOVING_PICTURES = {"background", "blend", "default_image", "disposal", "duration", "loop", "transparency", "version"}
_FORMATS = {"JPEG": {"quality": 92}, "PNG": {}, "WEBP": {"quality": 92}, "GIF": {}}


def extension_of(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")


def without_metadata(upload: UploadedFile) -> UploadedFile:
    """The picture redrawn upright without Exif, place, comments or anything behind its end.

    A photograph in several versions (MPO) becomes its first one. Raises OSError, SyntaxError or ValueError for a damaged file.
    """
    upload.seek(0)
    picture = PillowImage.open(upload)
    # The first of several photographs in a file is a whole JPEG.
    kind = "JPEG" if picture.format == "MPO" else picture.format or "PNG"
    buffer = io.BytesIO()
    if kind != "JPEG" and getattr(picture, "n_frames", 1) > 1:
        told = dict.fromkeys(("exif", "xmp", "icc_profile", "comment"), b"")
        picture.info = {key: value for key, value in picture.info.items() if key in _OF_MOVING_PICTURES}
        picture.save(buffer, format=kind, save_all=True, **told)
    else:
        upright = ImageOps.exif_transpose(picture)
        upright.info.clear()
        upright.save(buffer, format=kind, **_FORMATS.get(kind, {}))
    size = buffer.tell()
    buffer.seek(0)
    return InMemoryUploadedFile(buffer, "file", upload.name, upload.content_type, size, None)


@contextmanager
def _damage_refused() -> Iterator[None]:
    try:
        yield
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise forms.ValidationError(_("This picture is damaged. Open it, save it anew and upload that file.")) from error


class SafeImageForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" not in self.fields:
            # Of several pictures uploaded at once, titles are asked for afterwards.
            return
        # Wagtail's field draws the picture to count its points, and what Pillow says about damage comes through.
        self._read_file = self.fields["file"].to_python
        self.fields["file"].to_python = self._read_sound_file
        # Wagtail's own goes on to count points, which of a picture that is not opened nobody knows.
        self.fields["file"].error_messages["file_too_many_pixels"] = _(
            "This picture is too large. Scale it down to at most %(megapixels)s megapixels and upload it again."
        ) % {"megapixels": self.fields["file"].max_image_pixels // 1_000_000}

    def _read_sound_file(self, upload: Any) -> Any:
        with _damage_refused():
            return self._read_file(upload)

    def clean_file(self) -> Any:
        upload = self.cleaned_data.get("file")
        if not isinstance(upload, UploadedFile):
            return upload
        upload.seek(0)
        if not content_matches(extension_of(upload.name or ""), upload.read()):
            raise forms.ValidationError(
                _("This file is not the kind of image that its name says. Save it as JPEG, PNG, GIF or WebP and upload it again.")
            )
        with _damage_refused():
            return without_metadata(upload)


class SafeDocumentForm(BaseDocumentForm):
    def clean_file(self) -> Any:
        upload = self.cleaned_data.get("file")
        if not isinstance(upload, UploadedFile):
            return upload
        extension = extension_of(upload.name or "")
        if extension not in settings.WAGTAILDOCS_EXTENSIONS:
            # The model says which endings there may be.
            return upload
        upload.seek(0)
        matches = content_matches(extension, upload.read())
        upload.seek(0)
        if not matches:
            raise forms.ValidationError(
                _("This file is not what its name says. Save it again in the format of its ending and upload that file.")
            )
        return upload
