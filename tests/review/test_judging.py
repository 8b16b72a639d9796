"""Counted and endorsed: dated, by different people, about the text that was read."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from practices.review.enums import DecisionKind
from practices.review.models import PracticeDecision
from practices.review.selectors import decisions_on
from practices.review.services import JudgingError, judge


@pytest.fixture
def published(desk):
    page = desk.write(submit=True)
    desk.decide(page, "approve")
    page.refresh_from_db()
    return page


def test_an_administrator_counts_and_an_expert_endorses(desk, published):
    count = reverse("review:judge", args=[published.pk, "counted"])
    endorse = reverse("review:judge", args=[published.pk, "endorsed"])
    assert desk.client("administrator").post(count, {"revision": published.live_revision_id, "text": ""}).status_code == 302
    without = desk.client("expert").post(endorse, {"revision": published.live_revision_id, "text": ""})
    assert without.status_code == 200
    said = {"revision": published.live_revision_id, "text": "It can be taken over at once."}
    assert desk.client("expert").post(endorse, said).status_code == 302
    made = decisions_on(published)
    assert {kind: one.decided_by for kind, one in made.items()} == {
        "counted": desk.people["administrator"],
        "endorsed": desk.people["expert"],
    }
    assert all(one.decided_at for one in made.values())


@pytest.mark.parametrize(
    ("key", "kind"),
    [("editor", "counted"), ("editor", "endorsed"), ("administrator", "endorsed"), ("expert", "counted"), ("stakeholder", "counted")],
)
def test_a_role_judges_its_own_kind_only(desk, published, key, kind):
    answer = desk.client(key).post(
        reverse("review:judge", args=[published.pk, kind]), {"revision": published.live_revision_id, "text": "Yes"}
    )
    assert answer.status_code in (302, 404)
    assert not PracticeDecision.objects.exists()


def test_one_person_does_not_give_both(desk, published):
    both = desk.people["administrator"]
    both.groups.add(*desk.people["expert"].groups.all())
    judge(actor=both, page=published, kind=DecisionKind.COUNTED)
    with pytest.raises(PermissionDenied):
        judge(actor=both, page=published, kind=DecisionKind.ENDORSED, text="And it is good.")
    judge(actor=desk.people["expert"], page=published, kind=DecisionKind.ENDORSED, text="It is good.")


def test_a_later_edit_shows_changed_since_and_may_be_judged_again(desk, published):
    judge(actor=desk.people["expert"], page=published, kind=DecisionKind.ENDORSED, text="It is good.")
    assert not decisions_on(published)["endorsed"].changed_since
    with pytest.raises(PermissionDenied):
        judge(actor=desk.people["expert"], page=published, kind=DecisionKind.ENDORSED, text="Twice.")
    published.summary = "Another text"
    published.save_revision(user=desk.people["editor"]).publish(skip_permission_checks=True)
    assert decisions_on(published)["endorsed"].changed_since
    assert "changed since" in desk.client("editor").get(reverse("review:timeline", args=[published.pk])).content.decode()
    published.refresh_from_db()
    judge(actor=desk.people["expert"], page=published, kind=DecisionKind.ENDORSED, text="Still good.")
    assert not decisions_on(published)["endorsed"].changed_since


def test_what_was_read_is_what_is_judged(desk, published):
    read = published.live_revision_id
    published.summary = "Another text"
    published.save_revision(user=desk.people["editor"]).publish(skip_permission_checks=True)
    with pytest.raises(JudgingError):
        judge(actor=desk.people["expert"], page=published, kind=DecisionKind.ENDORSED, text="Good.", revision_id=read)
    answer = desk.client("expert").post(
        reverse("review:judge", args=[published.pk, "endorsed"]), {"revision": read, "text": "A text that is kept"}
    )
    assert answer.status_code == 200
    assert "A text that is kept" in answer.content.decode()
    assert not PracticeDecision.objects.exists()
