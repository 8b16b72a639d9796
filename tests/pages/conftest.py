"""A partner in all five trees."""

from __future__ import annotations

import pytest
from wagtail.models import Locale

from exchange.pages.services import create_partner_pages
from tests.factories.practices import make_participation


@pytest.fixture
def partner(db):
    """The partner's page by language."""
    pages = create_partner_pages(participation=make_participation("gavle"), slug="gavle", titles={"en": "Gävle"})
    return {page.locale.language_code: page for page in pages}


@pytest.fixture
def translated():
    def make(page, language, *, live=True, **said):
        """A version of the page in another language."""
        other = page.copy_for_translation(Locale.objects.get(language_code=language))
        for name, value in said.items():
            setattr(other, name, value)
        other.live = live
        other.save()
        return other

    return make
