"""Home, partners, news, visits and plans for machines, as schema.org names things. Practices describe themselves."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from wagtail.models import Page

from exchange.core.linked_data import day_of, known
from exchange.pages.models import HomePage, NewsPage, PartnerPage
from exchange.pages.versions import address_in
from practices.plans.models import LocalActionPlanPage
from practices.visits.models import StudyVisitPage


def describe(page: Page) -> dict[str, Any]:
    """What is known of the page; nothing for types that schema.org adds nothing to."""
    said = _DESCRIBED.get(type(page))
    if said is None:
        return {}
    language = page.locale.language_code
    url = f"{settings.BASE_URL}{address_in(page, language)}"
    return known({"@context": "https://schema.org", "@id": url, "url": url, "name": page.title, "inLanguage": language} | said(page))


def _home(page: HomePage) -> dict[str, Any]:
    target = f"{settings.BASE_URL}/{page.locale.language_code}/catalogue/?q={{search_term_string}}"
    search = {"@type": "SearchAction", "target": target, "query-input": "required name=search_term_string"}
    return {"@type": "WebSite", "name": settings.SITE_NAME, "description": page.intro, "potentialAction": search}


def _partner(page: PartnerPage) -> dict[str, Any]:
    organisation = page.participation.organisation
    region = organisation.region
    place = {"@type": "Place", "name": region.label, "identifier": region.code} if region else {}
    return {
        "@type": "Organization",
        "name": organisation.name,
        "description": page.intro,
        "location": place,
        "sameAs": organisation.website,
        "memberOf": {"@type": "Organization", "name": page.participation.network.name},
    }


def _news(page: NewsPage) -> dict[str, Any]:
    return {
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.summary,
        "datePublished": page.date.isoformat(),
        "dateModified": day_of(page.last_published_at),
        "publisher": _platform(),
        "isBasedOn": page.source_url,
    }


def _visit(page: StudyVisitPage) -> dict[str, Any]:
    facts = page.facts
    mode = {"on_site": "Offline", "remote": "Online", "mixed": "Mixed"}.get(facts.mode)
    return {
        "@type": "Event",
        "description": page.summary,
        "startDate": facts.starts_on.isoformat() if facts.starts_on else "",
        "endDate": facts.ends_on.isoformat() if facts.ends_on else "",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode" if mode else "",
        "location": {"@type": "Place", "name": page.place} if page.place else {},
    }


def _plan(page: LocalActionPlanPage) -> dict[str, Any]:
    facts = page.facts
    author = facts.participation.organisation.name if facts.participation else ""
    return {
        "@type": "Report",
        "description": page.summary,
        "datePublished": day_of(page.first_published_at),
        "dateModified": day_of(page.last_published_at),
        "author": {"@type": "Organization", "name": author} if author else {},
        "publisher": _platform(),
        "isBasedOn": page.source_url,
    }


def _platform() -> dict[str, str]:
    return {"@type": "Organization", "name": settings.SITE_NAME}


_DESCRIBED: dict[type[Page], Callable[[Any], dict[str, Any]]] = {
    HomePage: _home,
    PartnerPage: _partner,
    NewsPage: _news,
    StudyVisitPage: _visit,
    LocalActionPlanPage: _plan,
}
