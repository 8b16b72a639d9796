"""A practice for machines, as schema.org names things."""

from datetime import date
from typing import Any

from exchange.core.linked_data import day_of, known
from practices.good_practices.models import GoodPracticePage

LICENCES = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}


def describe(page: GoodPracticePage, *, facts: GoodPracticePage, url: str, site_name: str, elements: list[str]) -> dict[str, Any]:
    """Only what is known: an empty field is left out."""
    return known(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "@id": url,
            "url": url,
            "headline": page.title,
            "description": page.summary,
            "inLanguage": page.locale.language_code,
            "datePublished": day_of(page.first_published_at),
            "dateModified": day_of(page.last_published_at),
            "license": LICENCES.get(facts.licence, facts.licence),
            "isBasedOn": facts.source_url,
            "publisher": {"@type": "Organization", "name": site_name},
            "author": _organisation(facts),
            "about": [vocabulary.label for vocabulary in (facts.theme, facts.topic) if vocabulary],
            "contentLocation": _place(facts),
            "temporalCoverage": _period(facts),
            "hasPart": [{"@type": "CreativeWork", "name": name} for name in elements],
        }
    )


def _organisation(facts: GoodPracticePage) -> dict[str, Any]:
    organisation = facts.organisation_in_charge
    return known({"@type": "Organization", "name": organisation.name, "url": organisation.website}) if organisation else {}


def _place(facts: GoodPracticePage) -> dict[str, Any]:
    names = [name for name in (facts.city, facts.region.label if facts.region else "") if name]
    if not names:
        return {}
    point = {"@type": "GeoCoordinates", "latitude": facts.point[0], "longitude": facts.point[1]} if facts.point else {}
    code = facts.region.code if facts.region else ""
    return known({"@type": "Place", "name": ", ".join(names), "identifier": code, "geo": point})


def _period(facts: GoodPracticePage) -> str:
    """As ISO 8601 writes an interval; an open end is two dots."""
    if not facts.start_month:
        return ""
    return f"{_month(facts.start_month)}/{_month(facts.end_month) if facts.end_month else '..' if facts.ongoing else ''}".removesuffix("/")


def _month(day: date) -> str:
    return f"{day:%Y-%m}"
