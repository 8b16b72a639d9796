"""The desk, the queue and the comparison: what they show, in which order, and to whom nothing of others is told."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from practices.good_practices.models import PracticeElement
from practices.review.enums import DecisionKind
from practices.review.selectors import published_for_judging
from practices.review.services import judge
from tests.factories.practices import make_partner_page, make_practice
from tests.helpers.roles import sign_in
from tests.review.test_workflow import text_of


def test_the_desk_greets_with_the_platforms_name_and_counts_nothing_of_others(desk):
    make_practice(make_partner_page("ivace", language="it"), slug="other")
    home = text_of(desk.client("editor").get(reverse("wagtailadmin_home")))
    assert "Exchange</title>" in home
    assert "images/mark.svg" in home
    assert "Create: good practice (IT)" in home
    assert not re.search(r"\d+\s+(?:Pages|Images|Documents)", home)


def test_a_comparison_shows_days_in_words_and_nothing_for_what_was_empty(desk):
    page = desk.write(submit=True)
    desk.decide(page, "reject", comment="Since when?")
    desk.edit(page, submit=True, end_month="2019-12-01", latitude="60.67", longitude="17.14")
    answer = desk.client("administrator").get(reverse("review:decide", args=[page.pk]))
    cells = re.findall(r'<td class="comparison">(.*?)</td>', text_of(answer), re.DOTALL)
    assert any("1 December 2019" in cell for cell in cells)
    assert any("60.67" in cell for cell in cells)
    assert not any("None" in cell for cell in cells)


def test_the_queue_is_oldest_first_and_tells_how_long_each_waits(desk):
    now = timezone.now()
    with time_machine.travel(now - timedelta(days=3), tick=False):
        first = desk.write(submit=True, title="Waits long")
    with time_machine.travel(now, tick=False):
        second = make_practice(desk.partner, slug="second", title="Waits since today", live=False)
        second.save_revision(user=desk.people["editor"])
        second.get_workflow().start(second, desk.people["editor"])
        queue = text_of(desk.client("administrator").get(reverse("review:queue")))
        decide = [text_of(desk.client("administrator").get(reverse("review:decide", args=[page.pk]))) for page in (first, second)]
    rows = re.findall(r"<tr>(.*?)</tr>", queue.split('class="listing"')[1], re.DOTALL)[1:]
    assert ["Waits long" in rows[0], "Waits since today" in rows[1]] == [True, True]
    assert ["3 days ago" in rows[0], "today" in rows[1]] == [True, True]
    assert ["Waits for 3 days." in decide[0], "Waits for" in decide[1]] == [True, False]


@pytest.mark.parametrize("forged", ["of the other partner", "of nothing"])
def test_a_forged_row_of_the_form_changes_nothing_of_the_other_partners(desk, forged):
    page = desk.write()
    theirs = make_practice(make_partner_page("ivace", language="it"), slug="other", elements=("Their element",)).elements.get()
    row = {"id": theirs.pk if forged == "of the other partner" else 999_999, "name": "Taken away", "what": "", "needs": ""}
    data = desk.form(elements=[row]) | {"elements-INITIAL_FORMS": 1}
    answer = desk.client("editor").post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert answer.status_code in {200, 302}
    theirs.refresh_from_db()
    assert (theirs.name, theirs.page.slug) == ("Their element", "other")
    assert not PracticeElement.objects.filter(name="Taken away").exclude(page=page).exists()


def test_lists_of_administrators_ask_no_more_for_many_pages_than_for_two(desk, settings):
    # Tests beside this one empty the cache that all processes share.
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    administrator = desk.client("administrator")
    administrator.get(reverse("wagtailadmin_home"))

    def pages(number: int, *, submit: bool) -> None:
        for place in range(number):
            page = make_practice(desk.partner, slug=f"p-{submit}-{number}-{place}", live=not submit)
            revision = page.save_revision(user=desk.people["editor"])
            if submit:
                page.get_workflow().start(page, desk.people["editor"])
            else:
                revision.publish()
                judge(actor=desk.people["expert"], page=Page.objects.get(pk=page.pk), kind=DecisionKind.ENDORSED, text="Good.")

    def cost(address: str) -> int:
        # The addresses of the site may be in the cache, or are put there.
        administrator.get(address)
        with CaptureQueriesContext(connection) as seen:
            assert administrator.get(address).status_code == 200
        return len(seen)

    addresses = [reverse("review:queue"), reverse("review:published"), reverse("wagtailadmin_home")]
    for submit in (True, False):
        pages(2, submit=submit)
    few = [cost(address) for address in addresses]
    for submit in (True, False):
        pages(6, submit=submit)
    assert [cost(address) for address in addresses] == few


def test_a_long_list_of_judgements_has_pages(desk):
    for place in range(3):
        make_practice(desk.partner, slug=f"long-{place}", title=f"Long {place}").save_revision().publish()
    first, lines = published_for_judging(desk.people["administrator"], "1", per_page=2)
    last, rest = published_for_judging(desk.people["administrator"], "99", per_page=2)
    assert [first.paginator.num_pages, len(lines), last.number, len(rest)] == [2, 2, 2, 1]
    assert not {line.page.pk for line in lines} & {line.page.pk for line in rest}


def test_a_reason_typed_before_the_session_ended_stands_above_the_decision(desk):
    page = desk.write(submit=True)
    url, client = reverse("review:decide", args=[page.pk]), desk.client("administrator")
    writer = re.search(r'name="writer" value="([^"]+)"', text_of(client.get(url)))
    client.logout()
    answer = client.post(url, {"comment": "Say since when it has run.", "action": "reject", "writer": writer[1]})
    assert (answer.status_code, answer["Location"].startswith("/en/account/login/?next=%2Fadmin%2F")) == (303, True)
    sign_in(client, desk.people["administrator"], second_factor=True)
    assert "Say since when it has run." in text_of(client.get(url))
