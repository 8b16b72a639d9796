"""Pages that stand in the trees from the start go through the same review: a partner's own, news, standard pages."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from exchange.accounts.roles import NETWORK_ADMINISTRATORS
from exchange.pages.models import NewsIndexPage, NewsPage, PartnerPage, StandardPage
from exchange.pages.setup import let_administrators_write_for_the_network
from practices.review.enums import Step
from tests.factories.practices import make_participation, make_practice
from tests.review.test_workflow import steps, text_of


@pytest.fixture
def network_desk(desk):
    let_administrators_write_for_the_network()
    return desk


def sent(**said):
    values = {"slug": "", "seo_title": "", "search_description": "", "go_live_at": "", "expire_at": "", "action-submit": "1"}
    return nested_form_data(values | {"comments": inline_formset([])} | said)


def change(desk, page, key, **said):
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert desk.client(key).get(edit).status_code == 200
    answer = desk.client(key).post(edit, sent(title=page.title, slug=page.slug, **said))
    assert answer.status_code == 302, text_of(answer)[-3000:]
    return type(page).objects.get(pk=page.pk)


def test_a_partner_s_page_that_was_submitted_is_decided_like_every_other(desk, client):
    page = change(desk, desk.partner, "editor", intro="New words on Gävle")
    assert page.review_events.get().step == Step.SUBMITTED
    assert "New words" not in text_of(client.get(page.get_url()))
    decide = reverse("review:decide", args=[page.pk])
    assert decide in text_of(desk.client("administrator").get(reverse("review:queue")))
    assert "New words" in text_of(desk.client("administrator").get(decide))
    assert desk.decide(page, "approve").status_code == 302
    assert "New words on Gävle" in text_of(client.get(page.get_url()))
    assert steps(page) == [Step.SUBMITTED, Step.PUBLISHED]
    assert desk.client("editor").get(reverse("review:timeline", args=[page.pk])).status_code == 200
    home = text_of(desk.client("editor").get(reverse("wagtailadmin_home")))
    assert reverse("review:timeline", args=[page.pk]) in home


def test_changes_asked_for_on_a_partner_s_page_go_back_to_its_editor(desk):
    page = change(desk, desk.partner, "editor", intro="New words")
    assert desk.decide(page, "reject", comment="Which region?").status_code == 302
    assert steps(page) == [Step.SUBMITTED, Step.CHANGES_WANTED]
    assert "Which region?" in text_of(desk.client("editor").get(reverse("review:timeline", args=[page.pk])))


def test_an_editor_does_not_choose_which_organisation_the_page_is_of(desk):
    edit = reverse("wagtailadmin_pages:edit", args=[desk.partner.pk])
    assert 'name="participation"' not in text_of(desk.client("editor").get(edit))
    page = change(desk, desk.partner, "editor", intro="New words", participation=make_participation("ivace").pk)
    assert page.get_latest_revision_as_object().participation == make_participation("gavle")
    desk.people["editor"].is_superuser = True
    desk.people["editor"].save()
    assert 'name="participation"' in text_of(desk.client("editor").get(edit))


def test_a_partner_s_page_with_pages_below_is_not_withdrawn(desk):
    withdraw = reverse("review:withdraw", args=[desk.partner.pk])
    make_practice(desk.partner)
    assert desk.client("administrator").post(withdraw, {"reason": "Left"}).status_code == 404
    desk.partner.refresh_from_db()
    assert desk.partner.live


def test_news_that_an_administrator_writes_by_the_form_is_published_by_another_one(network_desk, client):
    desk = network_desk
    index = NewsIndexPage.objects.get(locale__language_code="sv")
    add = reverse("wagtailadmin_pages:add", args=["pages", "newspage", index.pk])
    assert add in text_of(desk.client("administrator").get(reverse("wagtailadmin_home")))
    data = sent(title="A seminar", slug="a-seminar", date="2018-03-13", summary="", body="Come.", source_url="")
    assert desk.client("administrator").post(add, data | {"action-publish": "1"}).status_code == 302
    news = NewsPage.objects.get(slug="a-seminar")
    assert (news.live, news.owner) == (False, desk.people["administrator"])
    assert desk.decide(news, "approve", "administrator").status_code in (403, 404)
    assert desk.decide(news, "approve", "administrator2").status_code == 302
    assert "Come." in text_of(client.get(NewsPage.objects.get(pk=news.pk).get_url()))
    assert steps(news) == [Step.SUBMITTED, Step.PUBLISHED]


@pytest.mark.parametrize("key", ["editor", "expert"])
def test_nobody_else_writes_news_or_standard_pages(network_desk, key):
    index = NewsIndexPage.objects.first()
    add = reverse("wagtailadmin_pages:add", args=["pages", "newspage", index.pk])
    assert network_desk.client(key).get(add).status_code in (302, 403, 404)
    edit = reverse("wagtailadmin_pages:edit", args=[StandardPage.objects.first().pk])
    assert network_desk.client(key).get(edit).status_code in (302, 403, 404)


def test_a_standard_page_changes_when_another_administrator_agreed(network_desk, client):
    desk = network_desk
    page = StandardPage.objects.filter(locale__language_code="en").first()
    page = change(desk, page, "administrator", summary="", body="Said anew.")
    assert page.live
    assert "Said anew." not in text_of(client.get(page.get_url()))
    assert desk.decide(page, "approve", "administrator2").status_code == 302
    assert "Said anew." in text_of(client.get(page.get_url()))
    delete = reverse("wagtailadmin_pages:delete", args=[page.pk])
    assert desk.client("administrator2").post(delete).status_code in (302, 403, 404)
    assert StandardPage.objects.filter(pk=page.pk, live=True).exists()


def test_an_administrator_publishes_nothing_past_the_review_and_adds_below_news_only(network_desk):
    let_administrators_write_for_the_network()
    given = GroupPagePermission.objects.filter(group__name=NETWORK_ADMINISTRATORS).select_related("permission")
    assert {row.permission.codename for row in given} == {"add_page", "change_page"}
    assert given.filter(permission__codename="add_page").count() == NewsIndexPage.objects.count()
    assert not given.filter(page__in=PartnerPage.objects.all()).exists()
