"""What is published reaches who waits for it, once, and nobody who may not see it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from exchange.core.models import OutboxEntry
from search.current import Shelf, get_engine
from search.saved import mails, notices, percolation
from search.saved.models import Alert, SavedSearch
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_partner_page, make_practice, make_region
from tests.helpers.catalogue import settle
from tests.helpers.telling import said_of

pytestmark = pytest.mark.django_db


def wait_for(reader: Any, question: str, frequency: str = "instant", language: str = "en") -> SavedSearch:
    return SavedSearch.objects.create(owner=reader, name=question, question=question, language=language, frequency=frequency)


def told() -> list[str]:
    return [line.removeprefix("- ") for message in mail.outbox for line in message.body.splitlines() if line.startswith("- ")]


def queue_daily() -> None:
    """The mails of two days ago, queued and not yet sent."""
    settle()
    Alert.objects.update(found_at=timezone.now() - timedelta(days=2))
    mails.send_due()


@pytest.mark.parametrize(
    ("question", "is_told"),
    [
        ("q=voucher", True),
        ("q=vouchers+export", True),
        ("q=voucher+zeppelin", False),
        ("q=voucher+-export", False),
        ("q=%22export+vouchers%22", True),
        ("q=%22vouchers+export%22", False),
        ("region=ITI3", True),
        ("q=voucher&region=SE31", False),
        ("q=voucher&type=practice", True),
        ("type=news", False),
        ("q=bono", True),
    ],
)
def test_every_word_and_filter_must_be_there(reader, publish, question, is_told):
    wait_for(reader, question, language="es" if "bono" in question else "en")
    publish("Export vouchers for firms")
    settle()
    assert told() == (["Export vouchers for firms"] if is_told else [])


def test_a_practice_is_told_once_however_often_it_changes(reader, publish):
    wait_for(reader, "q=voucher")
    page = publish("Vouchers")
    settle()
    page.summary = "More vouchers."
    page.save_revision().publish()
    percolation.look_for_readers([OutboxEntry(topic=percolation.TOPIC, key=str(page.translation_key))])
    settle()
    assert told() == ["Vouchers"]
    assert Alert.objects.filter(sent_at__isnull=False).count() == 1


def test_what_was_published_before_is_no_news(reader, publish):
    old = publish("Old vouchers")
    settle()
    wait_for(reader, "q=voucher")
    old.summary = "More."
    old.save_revision().publish()
    settle()
    assert told() == []
    publish("New vouchers")
    settle()
    assert told() == ["New vouchers"]


def test_a_mail_that_waited_tells_of_what_is_hidden_by_then_no_more(reader, publish):
    wait_for(reader, "q=voucher", "daily")
    hidden, _open = publish("Secret vouchers"), publish("Open vouchers")
    queue_daily()
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    settle()
    queue_daily()
    settle()
    assert told() == ["Open vouchers"]
    assert Alert.objects.get().sent_at is not None


def test_who_waits_for_monday_costs_nothing_until_then(publish):
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            mails.send_due()
        return len(asked)

    publish("Vouchers")
    settle()
    page = Page.objects.get(title="Vouchers")
    alerts = []
    for _number in range(6):
        search = wait_for(UserFactory(), "q=voucher", "weekly")
        alerts.append(Alert.objects.create(search=search, origin=page.translation_key, key=f"wagtailcore.page:{page.pk}:en"))
    nobody_is_due = statements()
    assert nobody_is_due <= 4
    Alert.objects.filter(pk=alerts[0].pk).update(found_at=timezone.now() - timedelta(days=8))
    one_is_due = statements()
    Alert.objects.filter(pk=alerts[1].pk).update(found_at=timezone.now() - timedelta(days=8))
    assert statements() == one_is_due > nobody_is_due
    settle()
    assert told() == ["Vouchers", "Vouchers"]


def test_who_wants_no_more_mails_gets_none_that_waited(reader, publish):
    search = wait_for(reader, "q=voucher", "daily")
    publish("Vouchers")
    queue_daily()
    SavedSearch.objects.filter(pk=search.pk).update(frequency="never")
    settle()
    assert told() == []


def test_what_is_hidden_meanwhile_is_not_told_and_not_lost(reader, publish):
    wait_for(reader, "q=voucher", "daily")
    page = publish("Vouchers")
    settle()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    Alert.objects.update(found_at=timezone.now() - timedelta(days=2))
    mails.send_due()
    settle()
    assert (told(), Alert.objects.count()) == ([], 0)
    restriction.delete()
    settle()
    assert Alert.objects.count() == 1


def test_a_restricted_page_alerts_nobody(reader, publish):
    wait_for(reader, "q=voucher")
    page = publish("Fairs")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    page.title = "Vouchers"
    page.save_revision().publish()
    settle()
    assert Alert.objects.count() == 0


def test_searches_of_a_day_make_one_mail_in_the_readers_language(reader, publish):
    first, second = wait_for(reader, "q=voucher", "daily"), wait_for(reader, "q=fairs", "daily")
    publish("Vouchers")
    publish("Fairs")
    settle()
    assert mail.outbox == []
    Alert.objects.update(found_at=timezone.now() - timedelta(days=2))
    mails.send_due()
    settle()
    mails.send_due()
    settle()
    (message,) = mail.outbox
    assert message.to == ["reader@example.eu"]
    assert "2 nuovi risultati" in message.subject
    assert {first.name, second.name, "- Vouchers", "- Fairs"} <= set(message.body.splitlines())
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def translated(page: Any, title: str) -> Any:
    """The same practice in Italian, published like every other."""
    parent = make_partner_page("marche", language="it")
    made = make_practice(parent, title=title, translation_key=page.translation_key, region=make_region("ITI3"), live=False)
    made.save_revision().publish()
    made.refresh_from_db()
    return made


def due() -> None:
    Alert.objects.update(found_at=timezone.now() - timedelta(days=2))
    mails.send_due()
    settle()


def test_an_alert_follows_the_version_that_answers(reader, publish):
    """A further version becomes the reader's card, the first one goes: told is what there is, once."""
    wait_for(reader, "region=ITI3", "daily", language="it")
    english = publish("Vouchers")
    settle()
    assert Alert.objects.get().key.endswith(":en")
    notice = {"origin": str(english.translation_key), "key": Alert.objects.get().key}
    translated(english, "Buoni")
    settle()
    assert Alert.objects.get().key.endswith(":it")
    english.refresh_from_db()
    english.unpublish()
    settle()
    due()
    assert told() == ["Buoni"]
    assert said_of(notices.KIND, notice, reader).title == "Buoni"
    Page.objects.get(title="Buoni").specific.save_revision().publish()
    settle()
    due()
    assert told() == ["Buoni"]


def test_a_version_that_is_taken_away_before_the_mail_is_told_by_the_one_that_stays(reader, publish):
    wait_for(reader, "region=ITI3", "daily", language="it")
    english = publish("Vouchers")
    italian = translated(english, "Buoni")
    settle()
    assert Alert.objects.get().key.endswith(":it")
    italian.unpublish()
    settle()
    due()
    assert told() == ["Vouchers"]


def test_what_answers_no_more_when_the_mail_is_due_is_not_told(reader, publish):
    wait_for(reader, "q=umbrella", "daily")
    page = publish("Umbrellas")
    settle()
    page.title = "Fairs"
    page.save_revision().publish()
    settle()
    due()
    assert (told(), Alert.objects.count()) == ([], 0)
    page.title = "Umbrellas again"
    page.save_revision().publish()
    settle()
    due()
    assert told() == ["Umbrellas again"]


@pytest.mark.parametrize("shelf", Shelf)
def test_what_is_published_while_the_index_is_missing_is_told(reader, publish, shelf):
    wait_for(reader, "q=voucher")
    get_engine(shelf).remove_everything()
    publish("Vouchers")
    settle()
    assert told() == ["Vouchers"]


@pytest.mark.parametrize("how", ["never", "inactive", "deleted"])
def test_who_wants_no_mail_gets_none(reader, publish, how):
    search = wait_for(reader, "q=voucher", "never" if how == "never" else "instant")
    if how == "inactive":
        reader.is_active = False
        reader.save()
    elif how == "deleted":
        search.delete()
    publish("Vouchers")
    settle()
    assert told() == []


def test_a_mail_and_its_mark_stand_or_fall_together(reader, publish, monkeypatch):
    wait_for(reader, "q=voucher", "daily")
    publish("Vouchers")
    settle()
    Alert.objects.update(found_at=timezone.now() - timedelta(days=2))

    def fails(**said: Any) -> None:
        raise RuntimeError("killed")

    monkeypatch.setattr(mails, "queue_template_mail", fails)
    with pytest.raises(RuntimeError):
        mails.send_due()
    assert Alert.objects.filter(sent_at__isnull=True).count() == 1
    monkeypatch.undo()
    mails.send_due()
    settle()
    assert told() == ["Vouchers"]


def test_a_notice_of_an_element_names_the_element_and_leads_to_its_place(reader, publish):
    wait_for(reader, "q=voucher&type=element")
    page = publish("Support for firms")
    settle()
    (alert,) = Alert.objects.all()
    element = page.elements.get()
    assert alert.key.split(":")[1] == str(element.pk)
    said = said_of(notices.KIND, {"origin": str(alert.origin), "key": alert.key}, reader)
    assert (said.title, said.url.partition("#")[0]) == (element.name, f"/en/partners/marche/{page.slug}/")
    assert said.url.partition("#")[2]
    page.unpublish()
    assert said_of(notices.KIND, {"origin": str(alert.origin), "key": alert.key}, reader) is None
