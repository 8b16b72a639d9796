"""Bringing pages into the trees and to the public, with their versions in other languages."""

from abc import ABC, abstractmethod
from functools import partial

from wagtail.models import Locale, Page

from exchange.accounts.models import User
from exchange.demo.keeping import GoneError, Keeper
from exchange.pages.models import PartnerPage


class PageMaker(ABC):
    """Makes one partner's page: the original in the first language, then its translations beside it.

    Each version is made once and published by somebody else than its author.
    """

    def __init__(self, keeper: Keeper, *, key: str, partner: str, languages: list[str]) -> None:
        self.keeper = keeper
        self.key = key
        self.partner = partner
        self.languages = languages

    @abstractmethod
    def build(self) -> Page:
        """The unsaved original without texts."""

    @abstractmethod
    def write(self, page: Page, language: str) -> None:
        """Give the page the texts of a language."""

    def make(self) -> None:
        for language in self.languages:
            self.keeper.once(f"{self.key}:{language}", partial(self._make_version, language))

    def _make_version(self, language: str) -> Page:
        original_language = self.languages[0]
        if language == original_language:
            page = self._original(language)
        else:
            original = self.keeper.need(Page, f"{self.key}:{original_language}").specific
            page = original.copy_for_translation(Locale.objects.get(language_code=language))
            self.write(page, language)
        author = self.keeper.need(User, f"person:{self.partner}.editor")
        publish(page, author=author, publisher=self.keeper.need(User, "person:administrator"))
        return page

    def _original(self, language: str) -> Page:
        parent = PartnerPage.objects.filter(slug=self.partner, locale__language_code=language).first()
        if parent is None:
            raise GoneError(self.partner)
        page = self.build()
        page.locale = parent.locale
        page.live = False
        self.write(page, language)
        parent.add_child(instance=page)
        return page


def publish(page: Page, *, author: User, publisher: User) -> None:
    """Store a revision by its author and publish exactly that one."""
    page.owner = author
    page.save_revision(user=author, log_action=True).publish(user=publisher, skip_permission_checks=True)
