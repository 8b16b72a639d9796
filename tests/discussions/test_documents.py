"""A text under review: who reads which revision, comments that stay with their paragraph, and a text that goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.sessions.models import Session
from wagtail.models import Page, PageViewRestriction

from stakeholder_groups.discussions.documents import Paragraph, keyed, paragraphs_of, split_text
from stakeholder_groups.discussions.enums import Inseparable
from stakeholder_groups.discussions.models import DocumentReview, PostAnchor, Thread
from stakeholder_groups.discussions.selectors.documents import source_of
from stakeholder_groups.discussions.services import CannotPlaceError, move_thread, pin_document, split_thread
from stakeholder_groups.discussions.views import documents
from stakeholder_groups.groups.enums import Role
from tests.discussions.conftest import browser_of
from tests.discussions.test_numbers import statements
from tests.discussions.test_posts import box, dangers, hidden, page
from tests.factories.discussions import make_group, put_in
from tests.factories.practices import make_partner_page, make_plan, make_practice
from tests.helpers.roles import sign_in

if TYPE_CHECKING:
    from practices.plans.models import LocalActionPlanPage
    from tests.discussions.conftest import Talk

pytestmark = pytest.mark.django_db

FIRST = "One number for the county.\n\nEach municipality names a person.\n\nThe region pays the line."


def revise(plan: LocalActionPlanPage, **said: Any) -> None:
    """A further draft."""
    draft = plan.get_latest_revision_as_object()
    for name, value in said.items():
        setattr(draft, name, value)
    draft.save_revision()
    plan.refresh_from_db()


@pytest.fixture
def plan(talk: Talk) -> LocalActionPlanPage:
    """A draft of the group's own partner, with a live page of another one beside it."""
    partner = make_partner_page("gavle-test")
    talk.group.participation = partner.participation
    talk.group.save(update_fields=["participation"])
    Thread.objects.filter(pk=talk.thread.pk).update(kind="document_review")
    made = make_plan(partner, live=False, title="Plan of the county", background=FIRST)
    revise(made)
    return made


@pytest.fixture
def reviewed(talk: Talk, plan: LocalActionPlanPage) -> DocumentReview:
    source = source_of(Page.objects.get(pk=plan.pk), talk.group)
    assert source is not None
    return pin_document(actor=talk.coordinator, thread=talk.thread, source=source)


def key_of(review: DocumentReview, beginning: str) -> str:
    return str(review.paragraphs.get(text__startswith=beginning).key)


def test_the_group_reads_a_draft_in_the_thread_and_nowhere_else(talk: Talk, plan: Any, coordinator: Any, reader: Any) -> None:
    choices = page(coordinator, f"{talk.url}document/choose/")
    assert f'<option value="{plan.pk}">Plan of the county (en)</option>' in choices
    sent = coordinator.post(f"{talk.url}document/choose/", {"page": str(plan.pk)})
    assert sent.headers["Location"] == f"{talk.url}document/"
    text = page(reader, f"{talk.url}document/")
    for words in ("Plan of the county", "One number for the county.", "The region pays the line.", "Draft: only this group reads it here"):
        assert words in text
    assert "Text under review: Plan of the county" in page(reader, talk.url)
    assert browser_of(talk.stranger).get(f"{talk.url}document/").status_code == 404
    assert reader.get(f"/admin/pages/{plan.pk}/edit/").status_code != 200
    assert reader.get(f"/en/partners/gavle-test/{plan.slug}/").status_code == 404
    review = DocumentReview.objects.get()
    assert (review.revision, review.of_draft) == (plan.latest_revision, True)


def test_what_the_group_may_not_read_cannot_be_chosen(talk: Talk, plan: Any, coordinator: Any) -> None:
    other = make_partner_page("elsewhere-test")
    live, draft, closed = make_practice(other, title="Open"), make_plan(other, live=False), make_practice(other, title="Closed")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    url = f"{talk.url}document/choose/"
    refusals = [
        {"page": str(draft.pk)},
        {"page": str(live.pk)},
        {"page": "x", "address": ""},
        {},
        *({"address": address} for address in _addresses_of_nothing(draft, closed)),
    ]
    for data in refusals:
        refused = coordinator.post(url, data)
        assert refused.status_code == 422, data
        assert dangers(re.search(r"<form method=\"post\" class=\"composer\">.*?</form>", refused.content.decode(), re.S)[0]) == []
    assert not DocumentReview.objects.exists()
    assert [source_of(Page.objects.get(pk=page.pk), talk.group) for page in (draft, closed)] == [None, None]
    assert coordinator.post(url, {"address": f"http://testserver/en/partners/elsewhere-test/{live.slug}/"}).status_code == 302
    assert DocumentReview.objects.get().title == "Open"
    assert not DocumentReview.objects.get().of_draft


def _addresses_of_nothing(draft: Any, closed: Any) -> list[str]:
    places = [f"/en/partners/elsewhere-test/{page.slug}/" for page in (draft, closed)]
    return [*places, "/en/about/", "/", "http://[x", "javascript:alert(1)", "/en/%00/%ff/", "\x00", "x" * 501, "<script>alert(1)</script>"]


def test_a_comment_speaks_of_its_paragraph_and_leads_to_it(talk: Talk, reviewed: DocumentReview, reader: Any) -> None:
    key = key_of(reviewed, "Each municipality")
    text = page(reader, f"{talk.url}document/")
    assert f"?paragraph={key}#reply" in text
    form = page(reader, f"{talk.url}?paragraph={key}")
    assert re.search(rf'<option value="{key}" selected>\d+\. Each municipality names a person.</option>', form)
    reader.post(talk.url, {"body": "Who is it in ours?", "paragraph": key})
    reader.post(talk.url, {"body": "On all of it", "paragraph": ""})
    shown = page(reader, f"{talk.url}?page=1")
    assert shown.count(f"/document/#p-{key}") == 1
    assert re.search(r"On paragraph \d+</a>: Each municipality names a person\.", shown)
    assert ">1 comment<" in page(reader, f"{talk.url}document/")
    comments = page(reader, f"{talk.url}document/comments/{key}/")
    assert "Who is it in ours?" in comments
    assert "On all of it" not in comments
    assert reader.get(f"{talk.url}document/comments/no-such-key/").status_code == 404


def test_all_comments_on_a_paragraph_can_be_read(
    talk: Talk, reviewed: DocumentReview, reader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "COMMENTS_A_PAGE", 2)
    key = key_of(reviewed, "Each municipality")
    for number in range(3):
        reader.post(talk.url, {"body": f"Comment {number}", "paragraph": key})
    url = f"{talk.url}document/comments/{key}/"
    first, second = page(reader, url), page(reader, f"{url}?page=2")
    assert [[f"Comment {number}" in text for number in range(3)] for text in (first, second)] == [[True, True, False], [False, False, True]]
    assert 'href="?page=2"' in first
    assert "Comment 2" in page(reader, f"{url}?page=99")


def test_a_comment_written_before_a_sign_in_speaks_of_its_paragraph_still(talk: Talk, reviewed: DocumentReview, reader: Any) -> None:
    key = key_of(reviewed, "Each municipality")
    mark = hidden(page(reader, talk.url), "writer")
    Session.objects.all().delete()
    reader.post(talk.url, {"body": "Who is it in ours?", "paragraph": key, "writer": mark})
    sign_in(reader, talk.reader)
    assert f'<option value="{key}" selected>' in page(reader, talk.url)


def test_comments_follow_unchanged_paragraphs_and_the_others_keep_the_old_text(
    talk: Talk, plan: Any, reviewed: DocumentReview, coordinator: Any, reader: Any
) -> None:
    stays, goes = key_of(reviewed, "Each municipality"), key_of(reviewed, "The region pays")
    for key in (stays, goes):
        reader.post(talk.url, {"body": f"About {key}", "paragraph": key})
    assert "There is a newer version" not in page(reader, f"{talk.url}document/")
    assert coordinator.post(f"{talk.url}document/move-on/", follow=True).content.decode().count("There is no newer version") == 1
    revise(plan, background="A new beginning.\n\nEach municipality\nnames a person.\n\nThe state pays the line.")
    text = page(reader, f"{talk.url}document/")
    assert "There is a newer version" in text
    assert "The state pays" not in text, "the pinned revision is read until the coordination moves on"
    assert 'action="' + f"{talk.url}document/move-on/" not in text
    assert reader.post(f"{talk.url}document/move-on/").status_code == 403
    coordinator.post(f"{talk.url}document/move-on/")
    text = page(reader, f"{talk.url}document/")
    now, before = text.split("Paragraphs that have changed since")
    assert "The state pays the line." in now
    assert f'id="p-{stays}"' in now
    assert f'id="p-{goes}"' in before
    assert "The region pays the line." in before
    assert "One number for the county." not in text, "nobody spoke of it"
    assert page(reader, f"{talk.url}?page=1").count("This paragraph has changed") == 1
    late = reader.post(talk.url, {"body": "An hour of work", "paragraph": goes})
    assert late.status_code == 422
    assert "This paragraph has changed since you opened the page" in late.content.decode()
    assert box(late.content.decode()) == "An hour of work"
    revise(plan, background=FIRST)
    coordinator.post(f"{talk.url}document/move-on/")
    assert "This paragraph has changed" not in page(reader, f"{talk.url}?page=1"), "the words are back, and so are their comments"


def test_a_thread_with_comments_stays_with_its_page(talk: Talk, reviewed: DocumentReview, coordinator: Any, reader: Any) -> None:
    other = make_plan(make_partner_page("gavle-test"), live=False, title="Another plan", summary="Words")
    revise(other)
    assert coordinator.post(f"{talk.url}document/choose/", {"page": str(other.pk)}).status_code == 302
    reader.post(talk.url, {"body": "A word", "paragraph": key_of(reviewed, "Words")})
    refused = coordinator.post(f"{talk.url}document/choose/", {"page": str(reviewed.page_id)})
    assert refused.status_code == 422
    assert "has comments on another page" in refused.content.decode()
    assert DocumentReview.objects.get().title == "Another plan"


def test_a_draft_does_not_leave_the_group_by_its_thread(talk: Talk, reviewed: DocumentReview, coordinator: Any, reader: Any) -> None:
    south = make_group("south")
    southerner = put_in(south, talk.coordinator, role=Role.COORDINATOR)
    refused = coordinator.post(f"{talk.url}move/", {"to": str(south.pk)})
    assert refused.status_code == 422
    assert str(Inseparable.DRAFT.label) in refused.content.decode().replace("&#x27;", "'")
    reader.post(talk.url, {"body": "A word", "paragraph": key_of(reviewed, "One number")})
    made = split_thread(actor=talk.coordinator, thread=talk.thread, numbers=[2], title="On its own")
    assert "One number for the county" in page(reader, made.get_absolute_url())
    move_thread(actor=talk.coordinator, thread=made, to=south)
    made.refresh_from_db()
    text = page(browser_of(southerner), f"/en/groups/south/threads/{made.public_id}/")
    assert "A word" in text
    assert "One number for the county" not in text
    with pytest.raises(CannotPlaceError):
        move_thread(actor=talk.coordinator, thread=talk.thread, to=south)


def test_what_was_commented_on_stays_readable_when_the_page_goes(talk: Talk, plan: Any, reviewed: DocumentReview, reader: Any) -> None:
    reader.post(talk.url, {"body": "A word", "paragraph": key_of(reviewed, "One number")})
    plan.delete()
    assert "One number for the county." in page(reader, f"{talk.url}document/")
    assert PostAnchor.objects.count() == 1


def test_hostile_words_of_a_page_do_nothing_in_the_thread(talk: Talk, plan: Any, coordinator: Any, reader: Any) -> None:
    revise(plan, title="<script>alert(1)</script>", background='<img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))\n\n"><b>bold')
    coordinator.post(f"{talk.url}document/choose/", {"page": str(plan.pk)})
    text = page(reader, f"{talk.url}document/")
    assert dangers(text[text.index('<section class="paragraph"') : text.rindex("</section>")]) == []
    assert "<script>alert" not in text + page(reader, talk.url)


def test_the_text_costs_the_same_whatever_its_length(
    talk: Talk, plan: Any, reviewed: DocumentReview, coordinator: Any, reader: Any
) -> None:
    counts = []
    for number in (3, 60):
        revise(plan, background="\n\n".join(f"Paragraph {place}" for place in range(number)))
        coordinator.post(f"{talk.url}document/move-on/")
        reader.post(talk.url, {"body": "A word", "paragraph": reviewed.paragraphs.get(text="Paragraph 2").key})
        counts.append([len(statements(lambda path=path: reader.get(talk.url + path))) for path in ("document/", "?page=1")])
    assert counts[0] == counts[1]
    # The text stands beside the posts here: one more than a thread may cost.
    assert counts[0][1] <= 16


def test_plans_and_practices_are_read_in_the_order_of_their_pages(plan: Any) -> None:
    practice = make_practice(make_partner_page("gavle-test"), elements=("A card",), detail="First.\n\nSecond.")
    assert [(part.label, part.text) for part in paragraphs_of(practice)] == [
        ("", practice.title),
        ("Short summary", "What it is."),
        ("What was done", "First."),
        ("What was done", "Second."),
    ]
    assert [part.label for part in paragraphs_of(plan)][:2] == ["", "Background"]


def test_keys_say_the_words_and_which_of_equal_ones() -> None:
    parts = [Paragraph("A", "Same  words"), Paragraph("B", "Same\nwords"), Paragraph("A", "Other")]
    keys = [key for key, _part in keyed(parts)]
    assert keys[0].rsplit("-")[0] == keys[1].rsplit("-")[0]
    assert [key.rsplit("-")[1] for key in keys] == ["1", "2", "1"]
    assert [part.text for part in split_text("", "a\r\nb\n \n\n c \n\n\n")] == ["a\nb", "c"]
