"""What groups write, found by their members and by nobody else."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.access import ANYBODY, viewer_of
from search.current import Shelf, get_engine
from search.engines.documents import PUBLIC, group_token
from search.indexing.building import rebuild
from search.indexing.comparing import compare
from stakeholder_groups.discussions.models import Thread, ThreadOperation
from stakeholder_groups.discussions.services import edit_post, merge_threads, send_post, set_hidden, set_pinned, undo, withdraw_post
from stakeholder_groups.groups.services.members import remove_member
from stakeholder_groups.meetings.services import ItemWords, MeetingWords, plan_meeting, set_agenda
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member, make_thread
from tests.factories.practices import make_partner_page, make_practice
from tests.helpers.catalogue import settle

if TYPE_CHECKING:
    from stakeholder_groups.groups.models import Group

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Group:
    return make_group("north")


@pytest.fixture
def talk(group: Group) -> Any:
    """A thread with a reply, its author, and an index of both."""
    author = make_member(group, role="coordinator", name="Anna Andersson")
    thread = make_thread(group, author, title="Zircon vouchers", body="Who has tried umbrellas?")
    send_post(actor=author, thread=thread, body="We gave out umbrellas & tents in May.")
    make_practice(make_partner_page("marche"), title="Public umbrellas")
    rebuild()
    settle()
    return thread


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def inside(client: Client, group: Group, **said: Any) -> Any:
    return client.get(f"/en/groups/{group.slug}/search/", said)


def titles(answer: Any) -> list[str]:
    return [card.plain_title for card in answer.context["found"].cards]


def test_a_member_finds_threads_and_posts_with_author_and_address(talk: Thread, group: Group) -> None:
    client = signed_in(talk.author)
    answer = inside(client, group, q="umbrella")
    cards = answer.context["found"].cards
    assert [(card.kind, card.plain_title, card.author) for card in cards] == [("post", "Zircon vouchers", "Anna Andersson")] * 2
    assert all(client.get(card.url).status_code == 302 for card in cards)
    assert "<mark>umbrellas</mark> &amp; tents" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert titles(inside(client, group, q="zircon")) == ["Zircon vouchers"]
    assert inside(client, group, q="umbrella", kind="thread").context["found"].total == 0
    assert {kind.value: kind.count for kind in inside(client, group, q="umbrella").context["found"].kinds} == {
        "thread": 0,
        "post": 2,
        "meeting": 0,
        "file": 0,
    }


def test_a_result_says_its_language_and_a_correction_is_taken_back_once(talk: Thread, group: Group) -> None:
    page = inside(signed_in(talk.author), group, q="umbrelas vouchrs").content.decode()
    assert page.count("Nothing says") == 2
    assert page.count("Search for exactly") == 1
    rows = page.count('class="result-row"')
    assert rows == len(re.findall(r'<h3 class="result-title"><a href="[^"]+" lang="en">', page)) > 0
    assert 0 < page.count('"result-snippet"') == page.count('"result-snippet" lang="en"')


def test_what_is_searched_for_exactly_stays_so_in_each_kind(talk: Thread, group: Group) -> None:
    page = inside(signed_in(talk.author), group, q="umbrela", as_typed="1").content.decode()
    assert "?q=umbrela&amp;as_typed=1&amp;kind=post" in page
    assert '<input type="hidden" name="as_typed" value="umbrela">' in page


def test_a_meeting_is_found_by_title_and_agenda_by_members_alone(talk: Thread, group: Group) -> None:
    starts = timezone.now() + timedelta(days=7)
    words = MeetingWords("Spring gathering", starts, starts + timedelta(hours=1), starts, place="Quay", link="https://meet.example/parasol")
    meeting = plan_meeting(actor=talk.author, group=group, words=words)
    set_agenda(actor=talk.author, meeting=meeting, items=[ItemWords("Kaleidoscopes for all")])
    settle()
    client = signed_in(talk.author)
    for q in ("gathering", "kaleidoscope"):
        (card,) = inside(client, group, q=q, kind="meeting").context["found"].cards
        assert (card.plain_title, card.url) == ("Spring gathering", meeting.get_absolute_url())
    assert inside(client, group, q="parasol").context["found"].total == 0
    outsider = signed_in(UserFactory())
    assert outsider.get("/en/catalogue/?q=kaleidoscope&scope=all").context["answer"].total == 0
    set_agenda(actor=talk.author, meeting=meeting, items=[])
    settle()
    assert inside(client, group, q="kaleidoscope").context["found"].total == 0


@pytest.mark.parametrize("q", ["", "   ", "-umbrella", "x" * 2_000, '"', "nothing like this"])
def test_hardly_a_question_is_answered_with_what_to_do(talk: Thread, group: Group, q: str) -> None:
    answer = inside(signed_in(talk.author), group, q=q, kind="<script>", page="0")
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split("<main")[1].split("</main")[0]


def test_who_is_not_in_it_or_owes_the_rules_gets_in_by_no_question(talk: Thread, group: Group) -> None:
    stranger, superuser = UserFactory(), UserFactory(superuser=True)
    for client in (Client(), signed_in(stranger)):
        assert inside(client, group, q="umbrella").status_code == 404
        assert inside(client, make_group(f"other-{id(client)}"), q="umbrella").status_code == 404
    assert viewer_of(superuser).access == {PUBLIC}
    newcomer = make_member(group)
    assert viewer_of(newcomer).groups == {group_token(group.pk)}
    group.memberships.filter(user=newcomer).update(rules_accepted_at=None)
    assert viewer_of(newcomer).groups == frozenset()
    assert inside(signed_in(newcomer), group, q="umbrella").status_code == 302
    everywhere = signed_in(newcomer).get("/en/catalogue/?q=umbrella&scope=all")
    assert [card.kind for card in everywhere.context["answer"].cards] == ["practice"]


def test_everything_i_may_see_is_one_list_with_locks(talk: Thread, group: Group) -> None:
    client = signed_in(talk.author)
    public = client.get("/en/catalogue/?q=umbrella")
    assert public.context["answer"].total == 1
    assert "scope=all" in public.content.decode()
    answer = client.get("/en/catalogue/?q=umbrella&scope=all")
    assert answer.context["answer"].total == 3
    page = answer.content.decode()
    assert page.count("Members only:") == 2
    assert "Group north" in page
    assert "no-store" in answer["Cache-Control"]
    counts = {option.value: option.count for option in answer.context["answer"].facets[0].options}
    assert (counts["practice"], counts["post"], counts["thread"]) == (1, 2, 0)
    assert client.get("/en/catalogue/?q=umbrella&scope=all&type=post").context["answer"].total == 2
    for way in ("results.json", "results.csv", "results.geojson", "results.atom", "list/"):
        assert b"Zircon" not in client.get(f"/en/catalogue/{way}?q=umbrella&scope=all").content
    for order in ("date", "title", "transferred"):
        assert client.get(f"/en/catalogue/?q=umbrella&scope=all&sort={order}").context["answer"].total == 3


@pytest.mark.parametrize("question", ["type=post", "q=umbrella&type=post", "q=umbrella&type=post&type=practice&view=map"])
def test_with_a_type_of_members_chosen_the_results_are_taken_along(talk: Thread, question: str) -> None:
    client = signed_in(talk.author)
    page = client.get(f"/en/catalogue/?scope=all&{question}").content.decode()
    (along,) = re.findall(r'<nav class="take-along.*?</nav>', page, re.DOTALL)
    links = [
        *re.findall(r'<a href="([^"]+)"', along),
        *re.findall(r'<link rel="alternate" type="application/atom[^>]*href="([^"]+)"', page),
    ]
    assert len(links) >= 6
    for link in links:
        assert client.get(html.unescape(link)).status_code == 200


def test_the_choice_is_nobodys_who_has_no_group(talk: Thread) -> None:
    for client in (Client(), signed_in(UserFactory())):
        plain, widened = client.get("/en/catalogue/?q=umbrella"), client.get("/en/catalogue/?q=umbrella&scope=all")
        assert [card.key for card in plain.context["answer"].cards] == [card.key for card in widened.context["answer"].cards]
        assert "scope" not in widened.content.decode().split("<main")[1]
        assert widened.context["answer"].total == 1
        assert client.get("/en/catalogue/?type=post").context["unknown"]
    assert Client().get("/api/v1/catalogue?scope=all").status_code == 422
    assert ANYBODY.access == {PUBLIC}


def test_no_private_word_is_in_the_public_index(talk: Thread) -> None:
    assert "zircon" not in get_engine().vocabulary("en")
    assert not any(key.startswith("discussions.") for key in get_engine().fingerprints())
    assert all(key.startswith("discussions.") for key in get_engine(Shelf.MEMBERS).fingerprints())


def test_a_post_follows_its_edits_its_withdrawal_and_its_end(talk: Thread, group: Group) -> None:
    client, post = signed_in(talk.author), talk.posts.order_by("seq").last()
    edit_post(actor=talk.author, post=post, body="Only parasols.")
    settle()
    assert inside(client, group, q="tents").context["found"].total == 0
    assert inside(client, group, q="parasol").context["found"].total == 1
    set_pinned(actor=talk.author, thread=talk, pinned=True)
    withdraw_post(actor=talk.author, post=post)
    assert titles(inside(client, group, q="parasol")) == [], "the second look comes before the worker"
    settle()
    assert inside(client, group, q="parasol").context["found"].total == 0
    talk.refresh_from_db()
    talk.delete()
    settle()
    assert inside(client, group, q="zircon").context["found"].total == 0
    assert not compare()


def test_a_thread_that_moves_takes_its_posts_along(talk: Thread, group: Group) -> None:
    south = make_group("south")
    member = make_member(south)
    talk.group = south
    talk.save(update_fields=["group"])
    assert titles(inside(signed_in(talk.author), group, q="umbrella")) == []
    settle()
    assert inside(signed_in(talk.author), group, q="umbrella").context["found"].total == 0
    assert len(titles(inside(signed_in(member), south, q="umbrella"))) == 2
    assert not compare()


def test_a_removed_member_finds_nothing_at_once(talk: Thread, group: Group) -> None:
    member = make_member(group)
    client = signed_in(member)
    assert client.get("/en/catalogue/?q=umbrella&scope=all").context["answer"].total == 3
    remove_member(actor=talk.author, membership=group.memberships.get(user=member), reason="Left the region.")
    assert client.get("/en/catalogue/?q=umbrella&scope=all").context["answer"].total == 1
    assert inside(client, group, q="umbrella").status_code == 404


def test_a_group_shows_in_the_catalogue_as_long_as_it_has_a_public_page(group: Group) -> None:
    group.purpose, group.second_language, group.second_name = "Talks of *kites*.", "it", "Gruppo aquiloni"
    group.save()
    rebuild()
    settle()
    (card,) = Client().get("/en/catalogue/?q=kite").context["answer"].cards
    assert (card.plain_title, card.url, card.kind) == ("Group north", "/en/groups/north/about/", "group")
    (italian,) = Client().get("/it/catalogue/?q=aquilone").context["answer"].cards
    assert italian.plain_title == "Gruppo aquiloni"
    group.is_public_page = False
    group.save()
    assert Client().get("/en/catalogue/?q=kite").context["answer"].cards == []
    settle()
    assert Client().get("/en/catalogue/?q=kite").context["answer"].total == 0
    assert not compare()


def test_statements_inside_a_group_are_constant(talk: Thread, group: Group) -> None:
    client = signed_in(talk.author)
    counted = []
    for more in (0, 10):
        for number in range(more):
            send_post(actor=talk.author, thread=talk, body=f"Umbrella {number}")
        settle()
        inside(client, group, q="umbrella")
        with CaptureQueriesContext(connection) as captured:
            assert inside(client, group, q="umbrella").context["found"].total == 2 + more
        counted.append(len(captured))
    assert counted[0] == counted[1] <= 15


def test_posts_that_come_into_a_hidden_thread_leave_the_index_and_come_back_with_it(talk: Thread, group: Group) -> None:
    hidden = make_thread(group, talk.author, title="Secret talk", body="Nothing of note.")
    set_hidden(actor=talk.author, thread=hidden, hidden=True)
    settle()
    posts = get_engine(Shelf.MEMBERS).keys_of([f"discussions.post:{pk}" for pk in talk.posts.values_list("pk", flat=True)])
    assert len(posts) == 2
    merge_threads(actor=talk.author, thread=talk, into=hidden)
    settle()
    assert not set(get_engine(Shelf.MEMBERS).fingerprints()) & posts
    assert not compare()
    undo(actor=talk.author, operation=ThreadOperation.objects.latest("pk"))
    settle()
    assert set(get_engine(Shelf.MEMBERS).fingerprints()) >= posts
    assert not compare()
