"""The outcome of a thread: on top, tied to its posts both ways, revised in sight of everybody, withdrawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied

from stakeholder_groups.discussions.models import Outcome, Thread
from stakeholder_groups.discussions.services import edit_post, split_thread, withdraw_outcome, withdraw_post, write_outcome
from tests.content.hostile import HOSTILE
from tests.discussions.test_numbers import statements
from tests.discussions.test_posts import box, dangers, page

if TYPE_CHECKING:
    from tests.discussions.conftest import Talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def talked(talk: Talk) -> Talk:
    """Twelve posts."""
    for number in range(2, 13):
        talk.post(f"Word {number}", by=talk.reader)
    return talk


def test_the_outcome_stands_on_top_and_names_its_posts_as_they_name_it(talked: Talk, coordinator: Any, reader: Any) -> None:
    assert reader.get(f"{talked.url}outcome/").status_code == 403
    sent = coordinator.post(f"{talked.url}outcome/", {"body": "One number **for all**.", "numbers": "3, 7, 12"})
    assert (sent.status_code, sent.headers["Location"]) == (302, talked.thread.get_absolute_url())
    text = page(reader, f"{talked.url}?page=1")
    head = text[text.index('id="outcome"') : text.index("data-posts")]
    assert "One number <strong>for all</strong>." in head
    assert re.findall(r"/posts/(\d+)/", head) == ["3", "7", "12"]
    used = [
        seq for seq, article in re.findall(r'<article class="post[^>]*data-seq="(\d+)"(.*?)</article>', text, re.S) if "#outcome" in article
    ]
    assert used == ["3", "7", "12"]
    assert "Outcome recorded" in page(reader, talked.list_url)
    thread = Thread.objects.get(pk=talked.thread.pk)
    assert list(thread.events.filter(seq__gt=12).values_list("seq", "kind", "post__number")) == [
        (13, "outcome", None),
        (14, "outcome", 3),
        (15, "outcome", 7),
        (16, "outcome", 12),
    ]
    assert thread.last_seq == 16
    changed = page(reader, f"{talked.url}fragment/?after=12")
    assert re.findall(r'data-seq="(\d+)"', changed) == ["3", "7", "12"]
    assert "One number" in changed


def test_it_is_revised_and_withdrawn_and_what_it_said_stays(talked: Talk, coordinator: Any, reader: Any) -> None:
    url = f"{talked.url}outcome/"
    coordinator.post(url, {"body": "First wording", "numbers": "3"})
    assert box(page(coordinator, url)) == "First wording"
    assert 'value="3"' in page(coordinator, url)
    before = Thread.objects.get(pk=talked.thread.pk).last_seq
    coordinator.post(url, {"body": "First wording", "numbers": "3"})
    assert Thread.objects.get(pk=talked.thread.pk).last_seq == before, "nothing changed, nothing is told"
    coordinator.post(url, {"body": "Second wording", "numbers": "5-6"})
    assert coordinator.post(f"{url}withdraw/").status_code == 302
    for address in (talked.url, talked.list_url):
        assert "Second wording" not in page(reader, address)
        assert "Outcome recorded" not in page(reader, address)
    history = page(reader, f"{url}history/")
    assert re.findall(r"(First|Second) wording", history) == ["Second", "First"]
    assert "Based on posts 5, 6" in history
    assert "Withdrawn" in history
    outcome = Outcome.objects.get()
    assert not withdraw_outcome(actor=talked.coordinator, outcome=outcome)
    coordinator.post(url, {"body": "Third wording", "numbers": ""})
    assert "Third wording" in page(reader, talked.url)
    assert Outcome.objects.get().versions.count() == 2


def test_of_two_who_write_the_outcome_neither_writes_over_the_other_unread(talked: Talk, coordinator: Any) -> None:
    url = f"{talked.url}outcome/"

    def seen_in(text: str) -> str:
        found = re.search(r'name="seen" value="([^"]*)"', text)
        assert found is not None
        return found[1]

    early = seen_in(page(coordinator, url))
    assert coordinator.post(url, {"body": "**Hers**", "numbers": "3", "seen": early}).status_code == 302
    # The same once more is no other text.
    assert coordinator.post(url, {"body": "**Hers**", "numbers": "3", "seen": early}).status_code == 302
    refused = coordinator.post(url, {"body": "Mine", "numbers": "7", "seen": early})
    text = refused.content.decode()
    assert refused.status_code == 422
    assert "Somebody else has changed the outcome meanwhile" in text
    assert "<strong>Hers</strong>" in text
    assert (box(text), 'value="7"' in text) == ("Mine", True)
    withdraw_outcome(actor=talked.coordinator, outcome=Outcome.objects.get())
    refused = coordinator.post(url, {"body": "Mine", "numbers": "7", "seen": seen_in(text)})
    assert "The outcome was withdrawn." in refused.content.decode()
    assert Outcome.objects.get().body == "**Hers**"
    again = {"body": "Both", "numbers": "3, 7", "seen": seen_in(refused.content.decode())}
    assert coordinator.post(url, again).status_code == 302
    assert Outcome.objects.get().body == "Both"


def test_a_decision_is_called_one_and_can_be_written_when_the_thread_is_closed(talked: Talk, coordinator: Any, reader: Any) -> None:
    Thread.objects.filter(pk=talked.thread.pk).update(kind="decision")
    coordinator.post(f"{talked.url}lock/", {"on": "1"})
    coordinator.post(f"{talked.url}outcome/", {"body": "We take it over.", "numbers": "2"})
    assert re.search(r'id="outcome-title">.*?Decision</h2>', page(reader, talked.url), re.S)
    assert "Decided" in page(reader, talked.list_url)


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ("3, seven", "“seven” is no number of a post"),
        ("99", "There is no post with this number in the thread: 99"),
        ("8-3", "“8-3” is no number"),
        ("1-999999999", "at most 100 posts"),
        ("4, 5", "withdrawn or hidden: 4, 5"),
        ("³", "is no number"),
        ("<script>alert(1)</script>", "is no number"),
        ("1" * 2_000, "at most 1000 characters"),
        ("0", "There is no post with this number"),
    ],
)
def test_numbers_that_name_no_readable_post_are_refused_with_the_text(talked: Talk, coordinator: Any, numbers: str, words: str) -> None:
    withdraw_post(actor=talked.reader, post=talked.thread.posts.get(number=4))
    withdraw_post(actor=talked.coordinator, post=talked.thread.posts.get(number=5), reason="Off topic.")
    refused = coordinator.post(f"{talked.url}outcome/", {"body": "An hour of work", "numbers": numbers})
    text = refused.content.decode()
    assert refused.status_code == 422
    assert words in text.replace("&lt;", "<")
    assert box(text) == "An hour of work"
    assert "<script>alert" not in text
    assert not Outcome.objects.exists()


def test_hostile_texts_of_an_outcome_do_nothing(talked: Talk, coordinator: Any, reader: Any) -> None:
    for source in HOSTILE:
        coordinator.post(f"{talked.url}outcome/", {"body": source, "numbers": "3"})
        text = page(reader, talked.url)
        assert dangers(text[text.index('id="outcome"') : text.index("</section>", text.index('id="outcome"'))]) == [], source


def test_nobody_but_who_coordinates_now_writes_one(talked: Talk) -> None:
    with pytest.raises(PermissionDenied):
        write_outcome(actor=talked.reader, thread=talked.thread, body="Mine")
    assert not Outcome.objects.exists()


def test_a_post_that_moves_on_keeps_its_place_in_the_outcome(talked: Talk, reader: Any) -> None:
    posts = list(talked.thread.posts.filter(number__in=[3, 7]))
    write_outcome(actor=talked.coordinator, thread=talked.thread, body="So be it", posts=posts)
    made = split_thread(actor=talked.coordinator, thread=talked.thread, numbers=[7], title="On its own")
    text = page(reader, f"{talked.url}?page=1")
    head = text[text.index('id="outcome"') : text.index("data-posts")]
    assert re.findall(r"/posts/(\d+)/", head) == ["3", "7"]
    led = reader.get(f"{talked.url}posts/7/")
    assert led.headers["Location"] == f"{made.get_absolute_url()}?page=1#post-{made.posts.get().seq}"


def test_an_outcome_costs_one_statement_however_many_posts_it_names(talked: Talk, reader: Any) -> None:
    url, counts = f"{talked.url}?page=1", []
    for most in (0, 1, 9):
        if most:
            named = list(talked.thread.posts.filter(number__lte=most))
            write_outcome(actor=talked.coordinator, thread=talked.thread, body=f"Based on {most}", posts=named)
        counts.append(len(statements(lambda: reader.get(url))))
    assert counts[1] == counts[2] == counts[0] + 1
    # The page itself keeps to 15; what the outcome names is the one more.
    assert counts[0] <= 15
    edit_post(actor=talked.reader, post=talked.thread.posts.get(number=3), body="Other words")
    assert len(statements(lambda: reader.get(url))) == counts[2]
