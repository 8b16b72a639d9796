"""What the role table is tried on: the demonstration's network, and one person a role who has a part in it.

`stakeholder` and `coordinator` are in Gävle's group, `other_stakeholder` in Valencia's; nobody else is in any group.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.test import Client
from wagtail.models import Site

from exchange.demo.load import load
from exchange.pages.models import PartnerPage
from practices.good_practices.models import FormEdition, GoodPracticePage
from practices.plans.models import LocalActionPlanPage, Transfer
from practices.visits.models import StudyVisitPage
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.services import start_thread
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.services.joining import Entry, accept_rules, join
from tests.helpers.kept_rows import Rows, all_rows, put_back
from tests.helpers.roles import OTHER_PARTNER, PARTNER, Person, make_people

if TYPE_CHECKING:
    from exchange.accounts.models import User

SECRET_TITLE = "Zirconium draft nobody may know of"


@dataclass
class World:
    people: dict[str, Person]
    group: Group
    other_group: Group
    thread: Thread
    draft: GoodPracticePage
    browsers: dict[str, Client] = field(default_factory=dict)

    @property
    def post(self) -> Any:
        return self.thread.posts.order_by("seq").first()

    @cached_property
    def practice(self) -> Any:
        """A published practice of the group's partner."""
        return GoodPracticePage.objects.live().filter(url_path__contains=f"/{PARTNER}/").order_by("pk").first()

    @cached_property
    def other_practice(self) -> Any:
        return GoodPracticePage.objects.live().filter(url_path__contains=f"/{OTHER_PARTNER}/").order_by("pk").first()

    @cached_property
    def visit(self) -> Any:
        return StudyVisitPage.objects.live().order_by("pk").first()

    @cached_property
    def plan(self) -> Any:
        return LocalActionPlanPage.objects.live().order_by("pk").first()

    @cached_property
    def transfer(self) -> Any:
        return Transfer.objects.order_by("pk").first()

    def user(self, role: str) -> User:
        user = self.people[role].user
        assert user is not None
        return user

    def membership(self, role: str = "stakeholder") -> Any:
        return self.group.memberships.get(user=self.user(role))

    def client(self, role: str) -> Client:
        """The role's browser with nothing but its session, so that signing out harms no other row."""
        client = self.browsers.setdefault(role, Client())
        client.cookies.clear()
        for name, morsel in self.people[role].client.cookies.items():
            client.cookies[name] = morsel.value
        return client


_network: Rows = {}


def make_world() -> World:
    load_network()
    people = make_people()
    group, other_group = Group.objects.get(slug=PARTNER), Group.objects.get(slug=OTHER_PARTNER)
    _put(people, "stakeholder", group, Role.MEMBER)
    _put(people, "coordinator", group, Role.COORDINATOR)
    _put(people, "other_stakeholder", other_group, Role.MEMBER)
    for person in people.values():
        # What the first request of a session writes is not written again by each row.
        person.client.get("/robots.txt")
    author = people["stakeholder"].user
    assert author is not None
    thread = start_thread(actor=author, group=group, title="Vouchers for first exporters", body="Who has tried them?")
    return World(people, group, other_group, thread, _secret_draft())


def load_network() -> None:
    """As the demonstration loads it; from the second time on, the rows that it made."""
    if _network:
        put_back(_network)
        Site.clear_site_root_paths_cache()
        ContentType.objects.clear_cache()
    else:
        load()
        _network.update(all_rows())


def _put(people: dict[str, Person], role: str, group: Group, as_role: str) -> None:
    user = people[role].user
    assert user is not None
    accept_rules(membership=join(group=group, user=user, entry=Entry(role=as_role)))


def _secret_draft() -> GoodPracticePage:
    parent = PartnerPage.objects.get(slug=OTHER_PARTNER, locale__language_code="en")
    draft = GoodPracticePage(title=SECRET_TITLE, slug="zirconium", live=False, locale=parent.locale, edition=FormEdition.objects.first())
    parent.add_child(instance=draft)
    draft.save_revision()
    return draft
