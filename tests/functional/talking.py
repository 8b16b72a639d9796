"""Groups and threads made for one journey, and what other members say in them while it is under way."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from exchange.demo.accounts import address

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from tests.helpers.server import Server

# A group of its own for each journey: removing people changes nothing for the others.
MAKE = """
from exchange.accounts.models import User
from exchange.partners.models import Network
from stakeholder_groups.discussions.services import send_post, start_thread
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.services.joining import Entry, accept_rules, join
group = Group.objects.create(slug="{slug}", name="Quarrel {slug}", kind="network", network=Network.objects.first())
people = {{}}
for word, role in (("coordinator", "coordinator"), ("enterprise", "member"), ("chamber", "member"), ("university", "member")):
    people[word] = User.objects.get(email=f"{{word}}.gavle@{domain}")
    accept_rules(membership=join(group=group, user=people[word], entry=Entry(role=role)))
thread = start_thread(actor=people["chamber"], group=group, title="{title}", body="How shall it be shared?")
send_post(actor=people["enterprise"], thread=thread, body="You have always been *greedy*.")
print("made", thread.public_id, people["university"].display_name, sep="|")
"""


def make_group(network: Server, request: pytest.FixtureRequest, *, title: str = "Whose money") -> tuple[str, str, str]:
    """The group of a test, named after it."""
    return named_group(network, re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()).strip("-")[-60:], title=title)


def named_group(network: Server, slug: str, *, title: str) -> tuple[str, str, str]:
    """Addresses of a new group and of its thread, with a post by the enterprise's director; the name of who is at the university."""
    domain = address("gavle.chamber").partition("@")[2]
    made = network.manage("shell", "-v0", "-c", MAKE.format(slug=slug, domain=domain, title=title))
    assert "made" in made.stdout, made.stderr[-2000:]
    _made, thread, name = made.stdout.strip().splitlines()[-1].split("|")
    return f"/en/groups/{slug}/", f"/en/groups/{slug}/threads/{thread}/", name


SAY = """
import json
from exchange.accounts.models import User
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.services import send_post
thread = Thread.objects.get(public_id={thread!r})
people = [User.objects.get(email=email) for email in {by!r}]
for number, body in enumerate(json.loads({bodies!r})):
    send_post(actor=people[number % len(people)], thread=thread, body=body)
print("said")
"""


def others_say(network: Server, path: str, bodies: list[str], *, by: Sequence[str] = ("gavle.chamber", "gavle.university")) -> None:
    """By turns, in another process, without the limit that holds for who writes by the form."""
    people = [address(key) for key in by]
    thread = path.rstrip("/").rsplit("/", 1)[1]
    made = network.manage("shell", "-v0", "-c", SAY.format(thread=thread, by=people, bodies=json.dumps(bodies)))
    assert "said" in made.stdout, made.stderr[-2000:]


HOLD = """box => { box.focus(); box.setSelectionRange(5, 9); }"""
HELD = """() => { const box = document.activeElement; return {
    name: box.name, from: box.selectionStart, to: box.selectionEnd, text: box.value, scrolled: box.scrollTop}; }"""


class Writing:
    """A text that somebody has half written, with some of it marked; `is_undisturbed` as long as all is as she left it."""

    def __init__(self, page: Any, text: str) -> None:
        self.page = page
        self.box = page.locator("form[data-composer] [name=body]")
        self.box.fill(text)
        self.box.evaluate(HOLD)
        self.box.scroll_into_view_if_needed()
        self.left = page.evaluate(HELD)
        self.top = self._settled_top()
        assert self.left["name"] == "body"

    def _top(self) -> float:
        return float(self.box.evaluate("box => box.getBoundingClientRect().top"))

    def _settled_top(self) -> float:
        """Pages scroll smoothly: where it stands once nothing moves any more."""
        before, now = -1.0, self._top()
        while before != now:
            self.page.wait_for_timeout(250)
            before, now = now, self._top()
        return now

    def check_undisturbed(self) -> None:
        assert self.page.evaluate(HELD) == self.left
        moved = self._settled_top() - self.top
        assert abs(moved) <= 2, f"the text moved by {moved} pixels"
