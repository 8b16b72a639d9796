"""A practice's way from the editor's form to the public page, through Wagtail's own views."""

from __future__ import annotations

import re
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from exchange.core import outbox
from exchange.core.models import OutboxEntry
from exchange.pages.models import NewsIndexPage, NewsPage
from practices.good_practices.models import GoodPracticePage
from practices.review.enums import ReviewState, Step
from practices.review.models import ReviewEvent, ReviewTask
from practices.review.services import withdraw


def steps(page):
    return list(ReviewEvent.objects.filter(page=page).order_by("pk").values_list("step", flat=True))


def mails():
    return [entry.payload for entry in OutboxEntry.objects.filter(topic="mail").order_by("pk")]


def text_of(answer):
    return answer.content.decode()


def linked(answer):
    """What the list of missing things names, in order; each leads to a place that is in the page."""
    shown = text_of(answer)
    found = re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', shown)
    assert all(f'id="{place}"' in shown for place, _words in found)
    return [words for _place, words in found]


def test_a_mail_that_waited_gives_reasons_to_no_former_editor(desk, mailoutbox):
    page = desk.write(submit=True)
    while outbox.drain():
        pass
    mailoutbox.clear()
    desk.decide(page, "reject", comment="The figures are in doubt.")
    desk.people["editor"].groups.clear()
    while outbox.drain():
        pass
    assert [message.to for message in mailoutbox] == []
    assert "figures" not in str(mails()[-1])


def test_a_submitted_practice_is_published_as_it_was_read_and_everybody_hears(desk, client):
    page = desk.write(submit=True)
    assert page.review_state is ReviewState.SUBMITTED
    assert {mail["to"] for mail in mails()} == {desk.people["administrator"].email, desk.people["administrator2"].email}
    assert client.get(page.get_url()).status_code == 404
    assert desk.decide(page, "approve", comment="Well told.").status_code == 302
    page.refresh_from_db()
    assert page.live
    assert client.get(page.get_url()).status_code == 200
    assert steps(page) == [Step.SUBMITTED, Step.PUBLISHED]
    told = mails()[-1]
    assert told["to"] == desk.people["editor"].email
    assert "Well told." in told["text"]


def test_a_draft_may_stay_unfinished_and_a_submission_says_what_is_missing(desk):
    page = desk.write(summary="", evidence="", elements=[])
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    shown = desk.client("editor").get(edit)
    assert linked(shown) == ["short summary", "evidence of success", "at least one element"]
    answer = desk.edit(page, submit=True, summary="", evidence="", detail="A text that must not be lost")
    assert answer.status_code == 200
    assert "A text that must not be lost" in text_of(answer)
    assert steps(page) == []
    assert [one.field for one in page.missing_for_submission()] == ["summary", "evidence", "elements"]


def test_a_new_page_that_lacks_something_is_kept_as_a_draft_with_links_to_what_it_lacks(desk):
    add = reverse("wagtailadmin_pages:add", args=["good_practices", "goodpracticepage", desk.partner.pk])
    sent = desk.form(summary="", elements=[], detail="A text that must not be lost") | {"action-submit": "1"}
    answer = desk.client("editor").post(add, sent, follow=True)
    page = GoodPracticePage.objects.get(slug="buoni-export")
    assert answer.redirect_chain == [(reverse("wagtailadmin_pages:edit", args=[page.pk]), 302)]
    assert (page.live, page.review_state, steps(page)) == (False, ReviewState.DRAFT, [])
    assert "Not submitted; the draft is saved." in text_of(answer)
    assert "could not be created" not in text_of(answer)
    assert "A text that must not be lost" in text_of(answer)
    assert linked(answer) == ["short summary", "at least one element"]


def test_the_main_action_is_one_phrase_without_the_name_of_the_workflow(desk):
    page = desk.write()
    for address in (
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:add", args=["good_practices", "goodpracticepage", desk.partner.pk]),
    ):
        shown = text_of(desk.client("editor").get(address))
        assert "Submit for review" in shown
        assert "Submit to" not in shown


def test_a_refused_submission_lists_what_was_emptied_and_not_what_was_just_filled_in(desk):
    page = desk.write(evidence="")
    assert linked(desk.edit(page, submit=True, summary="", evidence="Hundred firms")) == ["short summary"]


def test_changes_asked_for_stand_at_the_field_and_the_way_goes_on(desk):
    page = desk.write(submit=True)
    url = reverse("review:decide", args=[page.pk])
    mark = desk.client("administrator").get(url).context["mark"]
    without = desk.client("administrator").post(url, {"action": "reject", "comment": " ", "revision": mark, "field": "evidence"})
    assert without.status_code == 200
    assert "Say why" in text_of(without)
    assert page.review_state is ReviewState.SUBMITTED
    asked = {"action": "reject", "comment": "Which hundred firms?", "revision": mark, "field": "evidence"}
    assert desk.client("administrator").post(url, asked).status_code == 302
    shown = text_of(desk.client("editor").get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    assert shown.count("Which hundred firms?") >= 2
    assert page.review_state is ReviewState.CHANGES_WANTED
    answer = desk.edit(page, evidence="Hundred firms of Gävleborg")
    assert answer.status_code == 302
    workflow = page.current_workflow_state
    assert desk.edit(page, evidence="Hundred firms of Gävleborg", submit=True).status_code == 302, workflow
    assert page.review_state is ReviewState.SUBMITTED
    assert steps(page)[:2] == [Step.SUBMITTED, Step.CHANGES_WANTED]


def test_a_declined_page_stays_a_draft_with_its_reason(desk):
    page = desk.write(submit=True)
    assert desk.decide(page, "decline", comment="Not a practice of the region").status_code == 302
    page.refresh_from_db()
    assert not page.live
    assert page.review_state is ReviewState.DECLINED
    shown = text_of(desk.client("editor").get(reverse("review:timeline", args=[page.pk])))
    assert "Not a practice of the region" in shown
    assert "Anna Administrator" in shown
    assert "Not a practice of the region" in mails()[-1]["text"]


def test_a_version_saved_after_it_was_read_is_not_published(desk):
    page = desk.write(submit=True)
    url = reverse("review:decide", args=[page.pk])
    mark = desk.client("administrator").get(url).context["mark"]
    page.summary = "Changed in between"
    page.save_revision(user=desk.people["administrator2"])
    answer = desk.client("administrator").post(url, {"action": "approve", "comment": "", "revision": mark, "field": ""})
    assert answer.status_code == 409
    assert "Changed in between" in text_of(answer)
    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize("author", ["administrator", "administrator2"])
def test_nobody_decides_on_own_work(desk, author):
    page = desk.write(submit=True)
    page.owner = desk.people[author]
    page.save()
    other = {"administrator": "administrator2", "administrator2": "administrator"}[author]
    task, state = ReviewTask.objects.get(), page.current_workflow_task_state
    with pytest.raises(PermissionDenied):
        task.decide(task_state=state, actor=desk.people[author], action="approve")
    queue = text_of(desk.client(author).get(reverse("review:queue")))
    assert "Your own work" in queue
    assert desk.decide(page, "approve", other).status_code == 302
    page.refresh_from_db()
    assert page.live


def test_the_editor_cannot_change_what_is_in_review_and_may_take_it_back(desk):
    page = desk.write(submit=True)
    shown = text_of(desk.client("editor").get(reverse("wagtailadmin_pages:edit", args=[page.pk])))
    assert "Take the submission back" in shown
    desk.edit(page, summary="Sneaked in")
    assert page.get_latest_revision_as_object().summary == "Buoni per le imprese"
    answer = desk.client("editor").post(reverse("wagtailadmin_pages:edit", args=[page.pk]), desk.form() | {"action-cancel-workflow": "1"})
    assert answer.status_code in (200, 302)
    assert steps(page) == [Step.SUBMITTED, Step.TAKEN_BACK]
    assert desk.edit(page, summary="Changed again").status_code == 302


@pytest.mark.parametrize("key", ["editor", "other_editor", "expert", "stakeholder"])
def test_only_administrators_decide(desk, key):
    page = desk.write(submit=True)
    answer = desk.decide(page, "approve", key, mark="1:1")
    assert answer.status_code in (302, 404)
    page.refresh_from_db()
    assert not page.live
    assert desk.client(key).get(reverse("review:queue")).status_code in (302, 404)


def test_another_partners_editor_sees_neither_timeline_nor_page(desk):
    page = desk.write(submit=True)
    for name in ("review:timeline", "review:decide", "review:withdraw"):
        assert desk.client("other_editor").get(reverse(name, args=[page.pk])).status_code == 404
    assert desk.client("other_editor").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 404
    assert desk.client("editor").get(reverse("review:timeline", args=[page.pk])).status_code == 200


def test_a_withdrawn_page_is_gone_for_visitors_with_a_reason_for_its_editor(desk, client):
    page = desk.write(submit=True)
    desk.decide(page, "approve")
    url = reverse("review:withdraw", args=[page.pk])
    assert desk.client("editor").post(url, {"reason": "No more"}).status_code == 404
    assert "This field is required" in text_of(desk.client("administrator").post(url, {"reason": ""}))
    assert desk.client("administrator").post(url, {"reason": "The figures are wrong"}).status_code == 302
    page.refresh_from_db()
    assert not page.live
    assert page.review_state is ReviewState.WITHDRAWN
    assert client.get(page.get_url()).status_code == 404
    assert "The figures are wrong" in mails()[-1]["text"]
    with pytest.raises(PermissionDenied):
        withdraw(actor=desk.people["editor"], page=page, reason="Again")


def test_editors_cannot_publish_or_delete_what_was_public(desk):
    page = desk.write()
    answer = desk.client("editor").post(reverse("wagtailadmin_pages:edit", args=[page.pk]), desk.form() | {"action-publish": "1"})
    page.refresh_from_db()
    assert not page.live
    assert answer.status_code in (200, 302)
    assert desk.client("editor").post(reverse("wagtailadmin_pages:unpublish", args=[page.pk])).status_code in (302, 404)
    page.save_revision().publish(user=desk.people["administrator"], skip_permission_checks=True)
    page.refresh_from_db()
    assert not page.permissions_for_user(desk.people["editor"]).can_delete()


def test_news_of_an_administrator_is_published_by_another_one(desk, client):
    index = NewsIndexPage.objects.get(locale__language_code="en")
    news = index.add_child(instance=NewsPage(title="A seminar", slug="a-seminar", live=False, date="2018-03-13", locale=index.locale))
    author = desk.people["administrator"]
    news.owner = author
    news.save()
    news.save_revision(user=author)
    news.get_workflow().start(news, author)
    assert desk.decide(news, "approve", "administrator").status_code in (403, 404)
    assert "Your own work" in text_of(desk.client("administrator").get(reverse("review:queue")))
    assert desk.decide(news, "approve", "administrator2").status_code == 302
    news.refresh_from_db()
    assert news.live
    assert steps(news) == [Step.SUBMITTED, Step.PUBLISHED]
    assert desk.client("administrator").get(reverse("review:timeline", args=[news.pk])).status_code == 200
    assert desk.client("administrator2").get(reverse("review:judge", args=[news.pk, "counted"])).status_code == 404


@pytest.mark.parametrize("taken_back", [True, False])
def test_a_change_whose_consequence_fails_is_not_made_either(desk, monkeypatch, taken_back):
    page = desk.write(submit=taken_back)
    before = (page.review_state, steps(page), OutboxEntry.objects.count())

    def fail(**told):
        raise RuntimeError("the process ends here")

    monkeypatch.setattr("practices.review.models.events.step_taken.send", fail)
    take_back = partial(desk.client("editor").post, reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action-cancel-workflow": "1"})
    with pytest.raises(RuntimeError, match="the process ends here"):
        (take_back if taken_back else partial(desk.edit, page, submit=True))()
    page = type(page).objects.get(pk=page.pk)
    assert (page.review_state, steps(page), OutboxEntry.objects.count()) == before
