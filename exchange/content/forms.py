"""Upload forms: a file must be what its name says, and an image loses what its camera wrote into it."""

import io
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from PIL import Image as PillowImage
from PIL import ImageOps
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from exchange.content.file_types import content_matches

_FORMATS = {"JPEG": {"quality": 92}, "PNG": {}, "WEBP": {"quality": 92}, "GIF": {}}


def extension_of(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")


def without_metadata(upload: UploadedFile) -> UploadedFile:
    """The picture redrawn upright without Exif, place, comments or anything behind its end."""
    upload.seek(0)
    picture = PillowImage.open(upload)
    kind = picture.format or "PNG"
    frames = getattr(picture, "n_frames", 1)
    buffer = io.BytesIO()
    if frames > 1:
        picture.save(buffer, format=kind, save_all=True)
    else:
        upright = ImageOps.exif_transpose(picture)
        upright.info.clear()
        upright.save(buffer, format=kind, **_FORMATS.get(kind, {}))
    size = buffer.tell()
    buffer.seek(0)
    return InMemoryUploadedFile(buffer, "file", upload.name, upload.content_type, size, None)


class SafeImageForm(BaseImageForm):
    def clean_file(self) -> Any:
        upload = self.cleaned_data.get("file")
        if not isinstance(upload, UploadedFile):
            return upload
        upload.seek(0)
        if not content_matches(extension_of(upload.name or ""), upload.read()):
            raise forms.ValidationError(
                _("This file is not the kind of image that its name says. Save it as JPEG, PNG, GIF or WebP and upload it again.")
            )
        return without_metadata(upload)


class SafeDocumentForm(BaseDocumentForm):
    def clean_file(self) -> Any:
        upload = self.cleaned_data.get("file")
        if not isinstance(upload, UploadedFile):
            return upload
        upload.seek(0)
        matches = content_matches(extension_of(upload.name or ""), upload.read())
        upload.seek(0)
        if not matches:
            raise forms.ValidationError(
                _("This file is not what its name says. Save it again in the format of its ending and upload that file.")
            )
        return upload
