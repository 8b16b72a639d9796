"""The rows of a practice's page, each kind read in one statement; pictures in two."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.images.models import SourceImageIOError

from exchange.content.models import ExchangeRendition
from practices.good_practices.models import GoodPracticePage, PracticeDocument, PracticeElement, PracticeLink

PICTURE_SIZE = "max-800x600"


@dataclass(frozen=True, slots=True)
class Picture:
    rendition: Any
    alt: str
    credit: str


@dataclass(frozen=True, slots=True)
class PageRows:
    elements: Sequence[PracticeElement]
    documents: Sequence[PracticeDocument]
    links: Sequence[PracticeLink]
    pictures: Sequence[Picture]


def read_rows(page: GoodPracticePage) -> PageRows:
    return PageRows(
        elements=list(page.elements.all()),
        documents=list(page.documents.all().select_related("document")),
        links=list(page.links.all()),
        pictures=_pictures(page),
    )


def _pictures(page: GoodPracticePage) -> list[Picture]:
    rows = list(page.images.all().select_related("image"))
    if not rows:
        return []
    drawn = ExchangeRendition.objects.filter(image__in=[row.image_id for row in rows], filter_spec=PICTURE_SIZE)
    by_image = {rendition.image_id: rendition for rendition in drawn}
    found = []
    for row in rows:
        try:
            rendition = by_image.get(row.image_id) or row.image.get_rendition(PICTURE_SIZE)
        except SourceImageIOError:
            # The file is gone: the text says enough, the page goes on.
            continue
        found.append(Picture(rendition, row.alt, row.credit))
    return found
