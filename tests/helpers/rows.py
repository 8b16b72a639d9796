"""A row of any model, with everything that it needs filled in somehow."""

from __future__ import annotations

import itertools
import uuid
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

_numbers = itertools.count(1000)


def make_row(model: type[models.Model], **given: Any) -> Any:
    """Relations that nobody gave lead to a row of their own where only one may lead to it, else to the first there is."""
    needed = {field.name: _value(field) for field in model._meta.concrete_fields if _is_needed(field) and not _is_given(field, given)}
    for field in model._meta.private_fields:
        if isinstance(field, GenericForeignKey) and field.fk_field not in given:
            needed[field.fk_field] = "1"
    return model._base_manager.create(**needed | given)


def _is_given(field: Any, given: dict[str, Any]) -> bool:
    return field.name in given or field.attname in given


def _is_needed(field: Any) -> bool:
    return not (
        field.null
        or field.has_default()
        or isinstance(field, models.AutoField)
        or getattr(field, "auto_now", False)
        or getattr(field, "auto_now_add", False)
    )


def _value(field: Any) -> Any:
    if field.is_relation:
        return _related(field)
    if getattr(field, "choices", None):
        return field.choices[0][0]
    number = next(_numbers)
    kinds = {
        "CharField": f"t{number}"[: field.max_length],
        "TextField": f"text {number}",
        "SlugField": f"slug-{number}",
        "EmailField": f"somebody{number}@example.org",
        "URLField": "https://example.org/",
        "UUIDField": uuid.uuid4(),
        "JSONField": {},
        "BooleanField": False,
        "DateTimeField": timezone.now(),
        "DateField": timezone.localdate(),
        "FileField": f"file-{number}.txt",
        "ImageField": f"image-{number}.png",
        "WagtailImageField": f"image-{number}.png",
        "GenericIPAddressField": "192.0.2.7",
    }
    return kinds.get(field.get_internal_type(), number)


def _related(field: Any) -> Any:
    model = field.related_model
    if model is ContentType:
        return ContentType.objects.get_for_model(ContentType)
    first = None if field.unique else model._base_manager.order_by("pk").first()
    return first or make_row(model)
