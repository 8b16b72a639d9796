"""What today's rooms tell: steps of a review, results of saved searches, practices taken up in plans."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core import mail
from wagtail.models import PageViewRestriction

from exchange.accounts.roles import editors_group_name
from exchange.notifications.models import Notice, NoticeSettings
from exchange.notifications.selectors import described
from practices.plans.models import AnnouncedTransfer, Transfer
from practices.plans.signals import transfer_published
from practices.review.enums import Step
from practices.review.models.events import record_step
from search.saved import mails, percolation
from search.saved.models import Alert, SavedSearch
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_partner_page, make_plan, make_practice, make_region
from tests.notifications.conftest import settle

pytestmark = pytest.mark.django_db


def told_to(user: Any) -> list[Any]:
    """What the person's notices say now, oldest first."""
    notices = Notice.objects.visible_to(user).order_by("pk")
    return [shown.said for shown in described(notices, user).values()]


@pytest.fixture
def plan() -> Any:
    """Valencia's plan with an element of Marche's practice, as a draft."""
    practice = make_practice(make_partner_page("marche"), title="Vouchers", elements=("Card", "Register"), region=make_region("ITI3"))
    take = {"element": practice.elements.get(name="Card")}
    return make_plan(make_partner_page("valencia"), title="Plan of Valencia", region=make_region("ES52"), takes=(take,), live=False)


@pytest.fixture
def owner() -> Any:
    return UserFactory(groups=[editors_group_name("marche")])


def publish(page: Any) -> None:
    page.save_revision().publish()
    page.refresh_from_db()


def test_a_practices_editors_hear_once_that_a_published_plan_takes_it_up(plan, owner):
    taker = UserFactory(groups=[editors_group_name("valencia")])
    assert told_to(owner) == []
    for _again in range(2):
        publish(plan)
    (said,) = told_to(owner)
    assert (said.title, said.url) == ("“Plan of Valencia” takes up “Card”", plan.get_url())
    assert "Vouchers" in said.text
    assert told_to(taker) == []
    action = plan.actions.get()
    action.transfers.add(Transfer(element=plan.actions.get().transfers.get().element.page.elements.get(name="Register")))
    action.save()
    publish(plan)
    assert [said.title for said in told_to(owner)] == ["“Plan of Valencia” takes up “Card”", "“Plan of Valencia” takes up “Register”"]


def test_the_signal_names_each_transfer_once_even_when_its_row_is_made_anew(plan):
    heard = []
    listen = lambda transfer, **said: heard.append(transfer.element.name)  # noqa: E731
    transfer_published.connect(listen)
    try:
        publish(plan)
        action = plan.actions.get()
        old = action.transfers.get()
        action.transfers.set([Transfer(element=old.element)])
        action.save()
        publish(plan)
        assert Transfer.objects.get().pk != old.pk
    finally:
        transfer_published.disconnect(listen)
    assert heard == ["Card"]
    assert AnnouncedTransfer.objects.count() == 1


def test_a_withdrawn_plan_and_own_practices_are_no_notice(plan, owner):
    publish(plan)
    plan.unpublish()
    assert told_to(owner) == []
    element = plan.actions.get().transfers.get().element
    publish(make_plan(make_partner_page("marche"), takes=({"element": element},), live=False))
    assert Notice.objects.count() == 1


def test_a_step_of_a_review_is_a_notice_beside_its_one_mail(room, django_assert_num_queries):
    editor, administrator = UserFactory(superuser=True), UserFactory(language="it")
    page = make_practice(make_partner_page("marche"), title="Vouchers", owner=editor)
    record_step(page=page, step=Step.PUBLISHED, actor=administrator, reason="Well told.")
    settle()
    assert [message.to for message in mail.outbox] == [[editor.email]]
    (notice,) = Notice.objects.all()
    assert (notice.user, notice.delivery, notice.mail_state) == (editor, "list", "none")
    (said,) = told_to(editor)
    assert said.title == "Vouchers: Published"
    page.live = False
    page.save()
    assert len(told_to(editor)) == 1
    # Who has lost the partner's pages hears nothing of its drafts.
    editor.is_superuser = False
    editor.save()
    assert told_to(editor) == []


def test_reasons_are_for_who_may_see_the_pages_way(room):
    stranger, administrator = UserFactory(), UserFactory(groups=["Network administrators"])
    page = make_practice(make_partner_page("marche"), title="Vouchers", owner=stranger)
    event = record_step(page=page, step=Step.PUBLISHED, actor=administrator, reason="Between us.")
    Notice.objects.create(user=administrator, kind="review", key="x", about={"event": event.pk}, delivery="list")
    assert [(said.text, said.url) for said in told_to(stranger)] == [("", page.get_url())]
    assert [said.text for said in told_to(administrator)] == ["Between us."]


def find(reader: Any, page: Any, *, frequency: str = "instant", name: str = "Fairs") -> SavedSearch:
    """A search of the reader's that has just found the page."""
    search = SavedSearch.objects.create(owner=reader, name=name, question="q=x", language="it", frequency=frequency)
    key = f"good_practices.goodpracticepage:{page.pk}:en"
    found = Alert(search=search, origin=uuid.UUID(str(page.translation_key)), key=key)
    Alert.objects.bulk_create([found])
    percolation.notices.tell_owners([found])
    return search


def test_what_a_saved_search_finds_is_one_notice_and_one_mail(reader):
    page = make_practice(make_partner_page("marche"), title="Vouchers")
    find(reader, page)
    find(reader, page, name="Vouchers")
    (said,) = told_to(reader)
    assert (said.title, said.text) == ("Vouchers", "Found by your saved searches: Fairs, Vouchers")
    assert said.url == page.get_url()
    mails.send_due()
    settle()
    assert len(mail.outbox) == 1
    assert set(Notice.objects.values_list("mail_state", flat=True)) == {"none"}
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert told_to(reader) == []


@pytest.mark.parametrize("how", ["never", "paused"])
def test_who_wants_no_mails_of_searches_finds_them_in_the_list_and_is_not_mailed_later(reader, how):
    page = make_practice(make_partner_page("marche"), title="Vouchers")
    chosen = NoticeSettings.objects.create(user=reader, is_paused=how == "paused")
    search = find(reader, page, frequency="never" if how == "never" else "instant")
    mails.send_due()
    SavedSearch.objects.filter(pk=search.pk).update(frequency="instant")
    chosen.is_paused = False
    chosen.save()
    mails.send_due()
    settle()
    assert mail.outbox == []
    assert [said.title for said in told_to(reader)] == ["Vouchers"]
