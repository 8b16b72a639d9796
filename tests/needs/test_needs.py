"""Raising, reading and changing needs, and what becomes of them."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exchange.core.telling import Delivery
from exchange.partners.models import Market, Network, Theme
from stakeholder_groups.discussions.enums import FollowLevel
from stakeholder_groups.discussions.services import set_hidden, set_level
from stakeholder_groups.groups.permissions import NotAMemberError
from stakeholder_groups.groups.services.members import leave
from stakeholder_groups.needs import services
from stakeholder_groups.needs.enums import NeedState, Step
from stakeholder_groups.needs.models import Match, Need, NeedEvent
from stakeholder_groups.needs.services import NeedWords
from tests.factories.discussions import make_member
from tests.helpers.concurrency import at_once
from tests.helpers.telling import said_of
from tests.needs.conftest import SECRET, Place, term

pytestmark = pytest.mark.django_db

PARTS = ["", "edit/", "answered/", "again/", "withdraw/", "share/"]


def test_three_fields_are_enough_and_sent_twice_they_make_one_need(place: Place, heard: list[Any]) -> None:
    form = place.get("member", "needs/new/")
    assert re.findall(r"<details[^>]*>", form.split("<main")[1]) == ["<details>"]
    key = re.search(r'name="client_key" value="([^"]+)"', form)[1]  # type: ignore[index]
    data = {"title": "  Help   with  vouchers ", "theme": place.theme.slug, "market": place.market.slug, "client_key": key}
    first, again = place.post("member", "needs/new/", **data), place.post("member", "needs/new/", **data)
    need = Need.objects.get()
    assert first.headers["Location"] == again.headers["Location"] == need.get_absolute_url()
    assert (need.title, need.theme, need.market, need.state, need.shared) == (
        "Help with vouchers",
        place.theme,
        place.market,
        "open",
        False,
    )
    assert (need.raised_by, need.group) == (place.people["member"], place.group)
    assert [(event.step, event.actor) for event in need.events.all()] == [("raised", place.people["member"])]
    assert [(call["kind"].name, set(call["people"])) for call in heard] == [
        ("need", {place.people["reader"].pk, place.people["coordinator"].pk})
    ]
    assert "Help with vouchers" in place.get("reader", place.at(need))
    assert "Chamber of Mia" in place.get("reader", place.at(need))


def test_a_muted_group_is_quiet_and_who_owes_the_rules_hears_nothing(place: Place, heard: list[Any]) -> None:
    set_level(actor=place.people["reader"], group=place.group, thread=None, level=FollowLevel.MUTE)
    newcomer = make_member(place.group)
    place.group.memberships.filter(user=newcomer).update(rules_accepted_at=None)
    Network.objects.filter(pk=place.group.network_id).update(rules="Be kind.")
    place.need()
    assert [call["people"] for call in heard] == [{place.people["reader"].pk: Delivery.LIST, place.people["coordinator"].pk: None}]


def test_who_owes_the_rules_reads_no_needs(place: Place) -> None:
    need, reader = place.need(), place.people["reader"]
    match = services.mark_match(actor=place.people["member"], need=need, practice_key=uuid4())
    abouts = {"need": {"need": need.pk}, "need_matched": {"match": match.pk}}
    assert all(said_of(kind, about, reader) for kind, about in abouts.items())
    Network.objects.filter(pk=place.group.network_id).update(rules="Be kind.")
    place.group.memberships.filter(user=reader).update(rules_accepted_at=None)
    assert not Need.objects.visible_to(reader).exists()
    assert [said_of(kind, about, reader) for kind, about in abouts.items()] == [None, None]


def test_who_may_change_a_need_is_asked_again_under_the_lock(place: Place) -> None:
    """A page that was opened before says who coordinated then."""
    need, (member, reader, coordinator) = place.need(), (place.people[key] for key in ("member", "reader", "coordinator"))
    match = services.mark_match(actor=coordinator, need=need, practice_key=uuid4())
    for change in (
        partial(services.edit_need, actor=reader, need=need, words=NeedWords("Other words")),
        partial(services.take_step, actor=reader, need=need, step=Step.WITHDRAWN),
        partial(services.set_shared, actor=reader, need=need, shared=True),
        partial(services.set_shared, actor=member, need=need, shared=True),
        partial(services.unmark_match, actor=reader, match=match),
    ):
        with pytest.raises(NotAMemberError):
            change()
    need.refresh_from_db()
    assert (need.title, need.state, need.shared) == ("Help with vouchers", NeedState.MATCHED, False)
    own = services.mark_match(actor=reader, need=need, practice_key=uuid4())
    services.unmark_match(actor=reader, match=own)
    services.unmark_match(actor=member, match=match)
    assert not Match.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_one_key_at_the_same_moment_makes_one_need(place: Place) -> None:
    def send(key: UUID) -> Any:
        return services.raise_need(actor=place.people["member"], group=place.group, words=NeedWords("Once"), client_key=key)

    answers = at_once(*(partial(send, uuid4()),) * 4)
    assert len({need.pk for need in answers}) == 1
    assert (Need.objects.count(), NeedEvent.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"title": " ", "body": "Kept text"}, "Say in a few words what you need."),
        ({"title": "x" * 201, "resources": "Kept too"}, "at most 200"),
        ({"title": "Kept title", "body": "y" * 5_001}, "at most 5000"),
        ({"title": "Kept title", "theme": "no-such-theme"}, "Select a valid choice"),
        ({"title": "Kept title", "market": "' OR 1=1 --"}, "Select a valid choice"),
        ({"title": "Kept\x00title", "body": "Kept"}, "Null characters"),
        ({"title": "Kept title", "sector": "\x00"}, ""),
        ({"title": "Kept title", "resources": "z" * 501}, "at most 500"),
    ],
)
def test_a_refused_form_keeps_what_was_typed_and_hides_nothing(place: Place, data: dict[str, str], reason: str) -> None:
    response = place.post("member", "needs/new/", **data)
    text = response.content.decode()
    assert response.status_code == 422
    assert reason in text
    assert all(value.strip() in text for name, value in data.items() if name in {"title", "body", "resources"})
    if {"body", "resources", "sector"} & data.keys():
        assert "<details open>" in text
    assert Need.objects.count() == 0


def test_hostile_text_is_shown_as_typed(place: Place) -> None:
    attack = "<script>alert(1)</script>"
    place.post("member", "needs/new/", title=attack, body=f"{attack} [x](javascript:alert(1)) **bold**", resources=attack)
    need = Need.objects.get()
    text = place.get("reader", place.at(need)) + place.get("reader", "needs/") + place.get("reader")
    assert attack not in text
    assert "javascript:" not in text.replace("[x](javascript:", "")
    assert "<strong>bold</strong>" in text
    for bad in ("?state=nonsense&theme=%00&page=-1", "?theme=" + "x" * 5_000, "?page=99999999999999999999"):
        assert attack not in place.get("reader", f"needs/{bad}")


def test_who_is_not_in_the_group_gets_404_and_no_word_of_it(place: Place) -> None:
    need = place.need(f"Help with {SECRET}")
    leave(membership=place.people["reader"].group_memberships.select_related("group", "user").get())
    for key in ("stranger", "other", "superuser", "reader", "editor", "own_editor"):
        for part in PARTS:
            assert SECRET not in place.get(key, place.at(need, part), 404)
            assert place.post(key, place.at(need, part), title="In!", on="1").status_code in {404, 405}
        assert SECRET not in place.get(key, "needs/", 404)
        assert place.post(key, "needs/new/", title="In!").status_code == 404
        # The own group is no way to another one's need.
        other = place.client(key).get(f"/en/groups/south/{place.at(need)}")
        assert (other.status_code, SECRET in other.content.decode()) == (404, False)
    assert [Need.objects.count(), Need.objects.get().state] == [1, "open"]


def test_members_read_but_only_who_raised_it_and_coordinators_change(place: Place) -> None:
    need = place.need()
    for part in ("edit/", "answered/", "withdraw/", "again/"):
        place.get("reader", place.at(need, part), 403)
        assert place.post("reader", place.at(need, part), title="Changed").status_code == 403
    place.get("member", place.at(need, "share/"), 403)
    place.get("reader", place.at(need, "share/"), 403)
    assert place.post("member", place.at(need, "share/"), on="1").status_code == 403
    assert place.post("member", place.at(need, "edit/"), title="Mine").status_code == 302
    assert place.post("coordinator", place.at(need, "edit/"), title="Ours", body="And **why**.").status_code == 302
    need.refresh_from_db()
    assert (need.title, need.text_html, need.shared) == ("Ours", "<p>And <strong>why</strong>.</p>", False)
    assert place.post("coordinator", place.at(need, "edit/"), title="").status_code == 422


def test_the_way_of_a_need_is_logged_with_who_and_why(place: Place) -> None:
    need = place.need()
    services.mark_match(actor=place.people["reader"], need=need, practice_key=uuid4(), note="As in Marche")
    place.post("member", place.at(need, "answered/"), reason="The chamber helps now.")
    need.refresh_from_db()
    assert need.state == NeedState.ANSWERED
    # Answered: nothing is changed before it is opened again.
    assert "answered or withdrawn meanwhile" in place.post("member", place.at(need, "edit/"), title="Late").content.decode()
    place.post("coordinator", place.at(need, "again/"), reason="Only for two firms.")
    need.refresh_from_db()
    assert need.state == NeedState.MATCHED
    place.post("member", place.at(need, "withdraw/"))
    page = place.get("reader", place.at(need))
    assert [event.step for event in need.events.all()] == ["raised", "matched", "answered", "reopened", "withdrawn"]
    assert all(
        words in page for words in ("The chamber helps now.", "Only for two firms.", "As in Marche", "Cora Coordinator", "withdrew it")
    )
    assert place.post("member", place.at(need, "withdraw/")).status_code == 302
    assert need.events.count() == 5


def test_matches_move_the_state_and_are_told_once(place: Place, heard: list[Any]) -> None:
    need, key = place.need(), uuid4()
    heard.clear()
    for _attempt in range(2):
        match = services.mark_match(actor=place.people["reader"], need=need, practice_key=key)
    assert [(call["kind"].name, set(call["people"])) for call in heard] == [("need_matched", {place.people["member"].pk})]
    need.refresh_from_db()
    assert (need.state, Match.objects.count()) == ("matched", 1)
    about = heard[0]["about"]
    assert "Help with vouchers" in said_of("need_matched", about, place.people["member"]).title  # type: ignore[union-attr]
    assert said_of("need_matched", about, place.people["stranger"]) is None
    assert place.post("coordinator", place.at(need, f"practices/{match.pk}/remove/")).status_code == 302
    assert said_of("need_matched", about, place.people["member"]) is None
    assert place.post("coordinator", place.at(need, f"practices/{match.pk}/remove/")).status_code == 404
    need.refresh_from_db()
    assert need.state == "open"
    with pytest.raises(services.StepNotPossible):
        services.take_step(actor=place.people["member"], need=need, step=Step.REOPENED)


def test_who_left_hears_nothing_and_changes_nothing(place: Place) -> None:
    need = place.need()
    assert said_of("need", {"need": need.pk}, place.people["reader"]) is not None
    leave(membership=place.people["reader"].group_memberships.select_related("group", "user").get())
    assert said_of("need", {"need": need.pk}, place.people["reader"]) is None
    for change in (
        partial(services.mark_match, practice_key=uuid4()),
        partial(services.take_step, step=Step.WITHDRAWN),
        partial(services.set_shared, shared=True),
        partial(services.edit_need, words=NeedWords("No")),
    ):
        with pytest.raises(NotAMemberError):
            change(actor=place.people["reader"], need=need)
    with pytest.raises(NotAMemberError):
        services.raise_need(actor=place.people["reader"], group=place.group, words=NeedWords("No"))
    assert (Match.objects.count(), Need.objects.get().state) == (0, "open")


def test_filters_count_what_they_leave(place: Place) -> None:
    other = term(Theme, "local-identity")
    first = place.need("First of policy")
    place.need("Second of policy", market=term(Market, "china"))
    place.need("A brand", theme=other)
    services.take_step(actor=place.people["member"], need=first, step=Step.WITHDRAWN)
    everything = place.get("reader", "needs/")
    assert ("First of policy" in everything, "Second of policy" in everything, "A brand" in everything) == (False, True, True)
    assert all(words in everything for words in ("Open (2)", "Withdrawn (1)", f"{other.label} (1)"))
    withdrawn = place.get("reader", "needs/?state=withdrawn")
    assert ("First of policy" in withdrawn, "A brand" in withdrawn) == (True, False)
    branded = place.get("reader", f"needs/?theme={other.slug}")
    assert ("A brand" in branded, "Second of policy" in branded, "Open (1)" in branded) == (True, False, True)
    assert "There is no need like this." in place.get("reader", f"needs/?theme={other.slug}&state=answered")


def test_what_was_typed_survives_the_end_of_the_session(place: Place) -> None:
    form = place.get("member", "needs/new/")
    writer = re.search(r'name="writer" value="([^"]+)"', form)[1]  # type: ignore[index]
    client = place.client("member")
    client.logout()
    data = {"title": "Typed before", "body": "A long text", "writer": writer, "theme": place.theme.slug, "market": place.market.slug}
    answer = client.post(place.url("needs/new/"), data)
    assert (answer.status_code, Need.objects.count()) == (303, 0)
    client.force_login(place.people["member"], backend="django.contrib.auth.backends.ModelBackend")
    again = client.get(place.url("needs/new/")).content.decode()
    assert all(value in again for value in ("Typed before", "A long text", f'value="{place.market.slug}" selected'))


def test_pages_cost_the_same_for_many_needs(place: Place, shelf: Any) -> None:
    counts = []
    for number in (1, 8):
        for place_in_row in range(number):
            need = place.need(f"Need {number}-{place_in_row}")
            services.mark_match(actor=place.people["reader"], need=need, practice_key=shelf.vouchers.translation_key)
            services.mark_match(actor=place.people["reader"], need=need, practice_key=uuid4())
        costs = []
        for part in ("needs/", "", place.at(need)):
            place.get("reader", part)
            with CaptureQueriesContext(connection) as captured:
                place.get("reader", part)
            costs.append(len(captured))
        counts.append(costs)
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 30


def test_needs_are_listed_newest_first(place: Place) -> None:
    older, newer = place.need("The older"), place.need("The newer")
    Need.objects.filter(pk=older.pk).update(created_at=newer.created_at - timedelta(days=1))
    text = place.get("reader", "needs/")
    assert text.index("The newer") < text.index("The older")


def test_a_need_names_where_it_comes_from_to_who_may_read_that(place: Place) -> None:
    post = place.post_in_thread()
    need = place.need()
    Need.objects.filter(pk=need.pk).update(post=post)
    title = post.thread.title
    assert title in place.get("reader", place.at(need))
    set_hidden(actor=place.people["coordinator"], thread=post.thread, hidden=True)
    assert title not in place.get("reader", place.at(need))
    assert title in place.get("coordinator", place.at(need))
