"""Mails about what saved searches found: one to a person, with all of the searches that are due."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from exchange.core.mail import Handling, queue_template_mail
from exchange.core.mail_conditions import Answers, Condition, register_answers
from search.catalogue.second_look import places
from search.registry import Reader
from search.saved.enums import Frequency
from search.saved.models import Alert, SavedSearch
from search.saved.rules import moments
from search.saved.tokens import PERSON, SEARCH, Stop, token_of

MOST_TOLD = 20
CONDITION = "saved_searches"


@dataclass(frozen=True, slots=True)
class Told:
    """A search and what is new for it, with whole addresses."""

    name: str
    url: str
    stop_url: str
    pages: tuple[tuple[str, str], ...]
    more: int


def send_due() -> None:
    """Queue what is due and mark it as sent in one transaction a person. What meanwhile nobody may read is forgotten."""
    _settle_unwanted()
    for owner in _due(timezone.localtime()).order_by("search__owner_id").values_list("search__owner_id", flat=True).distinct():
        with transaction.atomic():
            _send_to(owner)


def _due(now: datetime) -> QuerySet[Alert]:
    """What is to be mailed by now: many wait for their morning, and of them nothing is asked until then."""
    due = Q(search__frequency=Frequency.INSTANT)
    for frequency, before in moments(now).items():
        due |= Q(search__frequency=frequency, found_at__lt=before)
    return Alert.objects.filter(due, sent_at__isnull=True, search__in=SavedSearch.objects.mailed())


def _settle_unwanted() -> None:
    """Who turns mails on again is not told of everything that was found meanwhile: it stood in the notices."""
    unwanted = Alert.objects.filter(sent_at__isnull=True, search__in=SavedSearch.objects.waiting())
    unwanted = unwanted.exclude(search__in=SavedSearch.objects.mailed())
    if unwanted.exists():
        unwanted.update(sent_at=timezone.now())


def _send_to(owner: int) -> None:
    now = timezone.localtime()
    alerts = list(_due(now).select_for_update(of=("self",)).filter(search__owner=owner).select_related("search__owner"))
    readable = places((alert.key for alert in alerts), Reader("en"))
    told = [alert for alert in alerts if alert.key in readable]
    Alert.objects.filter(pk__in=[alert.pk for alert in alerts if alert.key not in readable]).delete()
    if told:
        Alert.objects.filter(pk__in=[alert.pk for alert in told]).update(sent_at=now)
        _queue(told)


def _queue(alerts: Sequence[Alert]) -> None:
    owner = alerts[0].search.owner
    by_search: dict[SavedSearch, list[Alert]] = defaultdict(list)
    for alert in alerts:
        by_search[alert.search].append(alert)
    with override(owner.language):
        stop_all = _stop_url(Stop(PERSON, owner.pk))
        told = [_told(search, found) for search, found in by_search.items()]
    # RFC 8058: mail programs show a button that posts to the address.
    headers = {"List-Unsubscribe": f"<{stop_all}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    context = {"searches": told, "found": len({alert.origin for alert in alerts}), "stop_url": stop_all}
    queue_template_mail(
        to=owner.email,
        template="saved_searches",
        context=context,
        language=owner.language,
        headers=headers,
        handling=Handling(condition=Condition(CONDITION, {"alerts": [alert.pk for alert in alerts]})),
    )


def _may_go(about: Mapping[str, Any]) -> bool:
    """While everything in it is wanted and may be read."""
    keys = set(Alert.objects.filter(pk__in=about["alerts"], search__in=SavedSearch.objects.mailed()).values_list("pk", "key"))
    return len(keys) == len(about["alerts"]) and {key for _pk, key in keys} <= places((key for _pk, key in keys), Reader("en")).keys()


def _wait_again(about: Mapping[str, Any]) -> None:
    """Whoever queues mails forgets what is gone and writes of the rest anew."""
    Alert.objects.filter(pk__in=about["alerts"]).update(sent_at=None)


def register() -> None:
    register_answers(CONDITION, Answers(_may_go, _wait_again))


def _told(search: SavedSearch, alerts: Sequence[Alert]) -> Told:
    found = places((alert.key for alert in alerts[:MOST_TOLD]), Reader(search.language))
    with override(search.language):
        url = settings.BASE_URL + reverse("search:catalogue") + f"?{search.question}"
    named = tuple((place.title, settings.BASE_URL + place.url) for place in found.values())
    return Told(search.name, url, _stop_url(Stop(SEARCH, search.pk)), named, len(alerts) - len(found))


def _stop_url(stop: Stop) -> str:
    return str(settings.BASE_URL) + reverse("search:stop", args=[token_of(stop)])
