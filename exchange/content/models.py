"""Images and documents with what a public platform must say of them."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

UNGUESSABLE_BYTES = 12


class ExchangeImage(AbstractImage):
    """An image whose place data was removed at upload; `description` is its alternative text."""

    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=60, blank=True, default="CC BY 4.0")

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        # Wagtail's choosers ask for it; the abstract model does not bring it.
        permissions = [("choose_exchangeimage", "Can choose image")]


class ExchangeRendition(AbstractRendition):
    """Served to everybody who knows its address, which is told where the picture is shown: nobody may guess it before."""

    image = models.ForeignKey(ExchangeImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition")]

    def get_upload_to(self, filename: str) -> str:
        return str(super().get_upload_to(f"{secrets.token_hex(UNGUESSABLE_BYTES)}.{filename}"))


class ExchangeDocument(AbstractDocument):
    language = models.CharField(_("language"), max_length=5, blank=True)

    admin_form_fields = (*Document.admin_form_fields, "language")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_exchangedocument", "Can choose document")]

    def clean(self) -> None:
        # Of a file that the form refused there is no ending to judge.
        if self.file:
            super().clean()
