"""Pictures that a text calls from elsewhere: a page loads nothing of others, so their words link to them."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
)
from markdown.util import AtomicString


def link_pictures(writer: Markdown) -> None:
    """In the places of Markdown's own patterns."""
    writer.inlinePatterns.register(_Picture(IMAGE_LINK_RE, writer), "image_link", 150)
    writer.inlinePatterns.register(_PictureByName(IMAGE_REFERENCE_RE, writer), "image_reference", 140)
    writer.inlinePatterns.register(_PictureByShortName(IMAGE_REFERENCE_RE, writer), "short_image_ref", 125)


class _Picture(ImageInlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802  (Markdown's name)
        picture, start, end = super().handleMatch(m, data)
        return (_link(picture) if isinstance(picture, Element) else None), start, end


class _PictureByName(ImageReferenceInlineProcessor):
    def makeTag(self, href: str, title: str, text: str) -> Element:  # noqa: N802  (Markdown's name)
        return _link(super().makeTag(href, title, text))


class _PictureByShortName(ShortImageReferenceInlineProcessor):
    def makeTag(self, href: str, title: str, text: str) -> Element:  # noqa: N802  (Markdown's name)
        return _link(super().makeTag(href, title, text))


def _link(picture: Element) -> Element:
    """Its alternative text, or where there is none its address."""
    address, words = picture.get("src", ""), picture.get("alt", "")
    link = Element("a", {"href": address})
    link.text = AtomicString(words.strip() or address)
    return link
