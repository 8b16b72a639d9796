"""Somebody with a row in every place that can hold one is erased: nothing names her any more, and nobody else loses anything."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta
from html import escape
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection, models, transaction
from django.test import Client
from django.utils import timezone

from exchange.accounts.models import Erasure, User
from exchange.accounts.own_data.enums import ErasureState
from exchange.accounts.own_data.selectors import person_of
from exchange.accounts.own_data.services.erasures import ask_for_erasure
from exchange.core import outbox
from exchange.core.mail import queue_mail
from exchange.core.models import OutboxEntry
from exchange.core.personal import erasing
from exchange.core.personal.registry import Held, everything_held
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.discussions.services import send_post
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member, make_thread, put_in
from tests.factories.practices import make_partner_page, make_practice
from tests.helpers.roles import sign_in
from tests.helpers.rows import make_row

if TYPE_CHECKING:
    from wagtail.models import Page

pytestmark = pytest.mark.django_db

NAME = "Zoë O'Quill <feather>"
SECOND = "zoe.second@example.org"
# Titles of pages, pictures and groups are their publishers', whoever touched them.
OF_PAGES = {"title", "object_str", "label", "url_path", "file", "action", "status", "kind", "group_name", "rule_text", "about_url"}
# What the models themselves demand of a row of a kind; a function makes it.
DEMANDED: dict[str, dict[str, Any]] = {
    "records.ExportPolicy.set_by": {"group": lambda: make_group(f"group-{uuid4().hex[:8]}")},
    "groups.Membership.removed_by": {"removed_at": timezone.now()},
    # The answer is its writer's.
    "suggestions.Suggestion.sent_by": {"reason": "We answered."},
    "search.Mark.marked_by": {"value": 2},
    "wagtailcore.WorkflowState.requested_by": {"status": "approved"},
    "moderation.AssessmentRound.opened_by": {"closed_at": timezone.now()},
    "wagtailcore.PageLogEntry.user": {"action": "wagtail.edit"},
    "wagtailcore.ModelLogEntry.user": {"action": "wagtail.edit"},
}
MADE_OTHERWISE = {
    "accounts.User.pk",
    "account.EmailAddress.user",
    "accounts.Erasure.user",
    "wagtailcore.Page.owner",
    "wagtailcore.Page.locked_by",
}


@dataclass
class World:
    zoe: User
    other: User
    page: Page
    others_rows: dict[tuple[str, Any], dict[str, Any]] = field(default_factory=dict)


def filled(held: Held, user: User) -> dict[str, Any]:
    """Her name and address in every text of the row that is hers."""
    model = apps.get_model(held.model)
    written = f"I am {user.display_name}, {user.email}"
    names = {*held.texts, *(name for name in held.exported if "__" not in name and name not in OF_PAGES)}
    values: dict[str, Any] = {}
    for name in names:
        column = model._meta.get_field(name)
        if (
            isinstance(column, models.CharField | models.TextField)
            and not column.choices
            and not column.unique
            and (column.max_length or 99) > 60
        ):
            values[name] = escape(written) if name.endswith("_html") else written
    return values | dict.fromkeys(held.addresses, user.email) | {name: user.display_name for name in held.emptied if name == "name"}


def give(held: Held, user: User) -> models.Model | None:
    """One row of what is declared, about the user."""
    if held.name in MADE_OTHERWISE or not (held.by or held.addresses) or held.model == "core.OutboxEntry":
        return None
    leading: dict[str, Any] = {held.by: user} if held.by and "__" not in held.by else {}
    if "__" in held.by:
        relation, last = held.by.rsplit("__", 1)
        target = apps.get_model(held.model)
        parts = relation.split("__")
        leading = {
            parts[0]: target._meta.get_field(parts[0]).related_model._base_manager.filter(**{"__".join([*parts[1:], last]): user}).first()
        }
        if leading[parts[0]] is None or apps.get_model(held.model)._base_manager.filter(**{held.by: user}).exists():
            return None
    demanded = {name: value() if callable(value) else value for name, value in DEMANDED.get(held.name, {}).items()}
    values = {**filled(held, user), **leading, **demanded}
    return make_row(apps.get_model(held.model), **values)  # type: ignore[no-any-return]


def row_of(made: models.Model) -> dict[str, Any]:
    return type(made)._base_manager.filter(pk=made.pk).values().get()


@pytest.fixture
def world() -> World:
    group = make_group()
    make_thread(group, make_member(group, name="Ina Initial"))
    page = make_practice(make_partner_page("marche"), title="Vouchers")
    base = UserFactory(display_name="Base Person")
    zoe, other = UserFactory(display_name=NAME, email="zoe@example.org"), UserFactory(display_name="Otto Other")
    EmailAddress.objects.create(user=zoe, email=SECOND, verified=True)
    made = World(zoe, other, page)
    for user in (base, zoe, other):
        # What leads to her over another row comes after it.
        for held in sorted(everything_held(), key=lambda held: "__" in held.by):
            row = give(held, user)
            if row is not None and user is other:
                made.others_rows[held.model, row.pk] = row_of(row)
    type(page)._base_manager.filter(pk=page.pk).update(owner=zoe, locked_by=zoe)
    return made


def cells() -> list[tuple[str, str]]:
    """Every value of every table, as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                found += [
                    (table, bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)) for value in row
                ]
    return found


def naming(*words: str) -> set[tuple[str, str]]:
    forms = {form for word in words for form in (word, escape(word), escape(word, quote=False), json.dumps(word)[1:-1])}
    return {(table, text) for table, text in cells() if any(form.lower() in text.lower() for form in forms)}


def drain() -> None:
    while outbox.drain():
        pass


def speak(world: World) -> tuple[Post, Post]:
    """A post of hers, and one of another that calls her and names her in its own words."""
    group = make_group("south")
    for user in (world.zoe, world.other):
        put_in(group, user)
    thread = make_thread(group, world.zoe, body=f"{NAME} asks")
    return thread.posts.get(), send_post(actor=world.other, thread=thread, body=f"@{NAME} have you tried? {NAME} knows.").post


def write_mails(world: World) -> None:
    with transaction.atomic():
        queue_mail(to=world.zoe.email, subject="To her", text="x")
        queue_mail(to=world.other.email, subject=f"{NAME} wrote", text=f"{NAME} wrote to you")


def test_nothing_names_her_and_nobody_else_loses_anything(world: World, django_capture_on_commit_callbacks: Any) -> None:
    zoe = world.zoe
    own, calling = speak(world)
    drain()
    write_mails(world)
    browser = Client()
    sign_in(browser, zoe)
    empty = {held.name for held, number in erasing.counted(person_of(zoe)) if not number and (held.by or held.addresses)}
    assert empty == {"accounts.Erasure.user"}, "a declared place where she has no row"
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_erasure(user=zoe)
        ask_for_erasure(user=zoe)
    assert browser.get("/en/account/profile/").status_code == 302
    OutboxEntry.objects.filter(topic="mail").update(due_at=timezone.now() + timedelta(hours=1))
    drain()
    assert Session.objects.count() == 0
    assert OutboxEntry.objects.get(topic="mail", key=world.other.email).payload["text"] == "Former member wrote to you"

    # What another wrote in her own words is hers to change.
    others_words = {text for _table, text in naming(NAME) if "have you tried" in text}
    left = naming(NAME, zoe.email, SECOND, zoe.public_id)
    assert "\n".join(f"{table}: {text[:80]}" for table, text in left if text not in others_words) == ""
    for (label, key), before in world.others_rows.items():
        assert apps.get_model(label)._base_manager.filter(pk=key).values().get() == before, label
    calling.refresh_from_db()
    assert calling.body == f"@Former member have you tried? {NAME} knows."
    assert_her_post_stays(own.pk)
    assert_recorded_without_a_name(zoe)


def assert_her_post_stays(key: int) -> None:
    own = Post.objects.get(pk=key)
    assert (own.author_name, own.body) == ("Former member 1", "[…] asks")
    assert [event.kind for event in own.thread.events.filter(actor=None)] == [EventKind.POSTED, EventKind.EDITED, EventKind.EDITED]


def assert_recorded_without_a_name(zoe: User) -> None:
    assert not User.objects.filter(email=zoe.email).exists()
    done = Erasure.objects.get(user=None, by_operator=False, done_at__isnull=False)
    assert done.state == ErasureState.DONE
    assert sum(done.changed.values()) > 80
    assert mail.outbox[-1].subject == "Your data has been erased"
    assert mail.outbox[-1].to == [zoe.email]
