"""Each rule takes what is just older than it says and leaves what is just younger; a dry run takes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.admin.models import EditingSession, FormState

from exchange.accounts.models import Erasure, Invitation, PersonalArchive
from exchange.core import retention, retention_rules
from exchange.core.models import OutboxEntry
from exchange.env import ROOT
from exchange.notifications.models import Notice
from exchange.realtime.presence.models import Presence
from search.models import AskedQuestion
from stakeholder_groups.discussions.models import Attachment, Draft
from stakeholder_groups.groups.models import DirectoryMessage, InvitationBatch, JoinRequest, Membership
from stakeholder_groups.meetings.models import CalendarFeed
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member
from tests.helpers.rows import make_row

pytestmark = pytest.mark.django_db
SOME = timedelta(minutes=5)

# What has the moment that a rule counts from. `None` stands for rules that are tried otherwise.
ROWS: dict[str, tuple[Any, str, dict[str, Any]] | None] = {
    "accounts.archives": (PersonalArchive, "expires_at", {"state": "ready"}),
    "accounts.erasures": (Erasure, "done_at", {}),
    "accounts.invitations": (Invitation, "expires_at", {}),
    "accounts.sessions": (Session, "expire_date", {}),
    "accounts.sign_ins": (UserSession, "last_seen_at", {}),
    "core.cache": None,
    "core.outbox": (OutboxEntry, "done_at", {}),
    "core.tasks": (DBTaskResult, "finished_at", {"run_after": timezone.now()}),
    "discussions.drafts": (Draft, "updated_at", {}),
    "discussions.uploads": (Attachment, "created_at", {}),
    "groups.directory_messages": (DirectoryMessage, "sent_at", {}),
    "groups.join_requests": (JoinRequest, "decided_at", {"state": "declined"}),
    "groups.lists": (InvitationBatch, "created_at", {}),
    "meetings.calendars": None,
    "notifications.notices": (Notice, "created_at", {}),
    "pages.editing": (EditingSession, "last_seen_at", {}),
    "pages.forms": (FormState, "last_updated_at", {}),
    "realtime.presence": None,
    "search.questions": None,
}


def make(rule: retention.Rule, at: datetime) -> Any:
    """A row of its kind, as old as that."""
    found = ROWS[rule.name]
    assert found is not None
    model, moment, given = found
    people = [field.name for field in model._meta.concrete_fields if field.name in ("user", "sender", "accepted_by")]
    row = make_row(model, **{name: UserFactory() for name in people if name != "accepted_by"}, **{moment: at}, **given)
    # Some moments are set by saving.
    model.objects.filter(pk=row.pk).update(**{moment: at})
    return row


def test_each_rule_takes_what_is_older_and_leaves_what_is_younger(capsys: pytest.CaptureFixture[str]) -> None:
    assert set(retention.rules()) == set(ROWS)
    make_member(make_group())
    now = timezone.now()
    rows = {}
    for rule in retention.rules().values():
        if ROWS[rule.name] is not None:
            rows[rule.name] = make(rule, now - rule.kept - SOME), make(rule, now - rule.kept + SOME)
    call_command("forget", "--dry-run")
    printed = capsys.readouterr().out
    for name, pair in rows.items():
        assert any(line.startswith(name) and line.split()[2] == "1" for line in printed.splitlines()), name
        assert all(type(row)._base_manager.filter(pk=row.pk).exists() for row in pair), name
    call_command("forget")
    for name, (old, young) in rows.items():
        assert not type(old)._base_manager.filter(pk=old.pk).exists(), name
        assert type(young)._base_manager.filter(pk=young.pk).exists(), name
    assert not any(retention.forget().values())


def test_of_a_presence_the_moment_goes_and_the_consent_stays() -> None:
    group = make_group()
    rule = retention.rules()["realtime.presence"]
    now = timezone.now()
    old, young = (
        Presence.objects.create(membership=make_member(group).group_memberships.get(), seen_at=now - rule.kept + by) for by in (-SOME, SOME)
    )
    assert retention.old_now()[rule.name] == 1
    assert retention.forget()[rule.name] == 1
    assert dict(Presence.objects.values_list("pk", "seen_at")) == {old.pk: None, young.pk: young.seen_at}


def test_a_calendar_address_goes_with_the_last_membership() -> None:
    group = make_group()
    for name in ("stays", "leaves"):
        CalendarFeed.objects.create(user=make_member(group, name=name), token_digest=name)
    Membership.objects.filter(user__display_name="leaves").update(removed_at=timezone.now())
    assert retention.old_now()["meetings.calendars"] == 1
    assert retention.forget()["meetings.calendars"] == 1
    assert CalendarFeed.objects.get().token_digest == "stays"


def test_counts_of_questions_go_by_days() -> None:
    rule = retention.rules()["search.questions"]
    today = timezone.localdate()
    for days in (rule.days - 1, rule.days):
        AskedQuestion.objects.create(day=today - timedelta(days=days), language="en", question="voucher", asked=1)
    assert retention.old_now()[rule.name] == 1
    assert retention.forget()[rule.name] == 1
    assert AskedQuestion.objects.get().day == today - timedelta(days=rule.days - 1)


@pytest.mark.skipif(not retention_rules._table(), reason="the cache is Redis, which forgets by itself")
def test_expired_counters_leave_the_cache() -> None:
    cache = caches["default"]
    cache.clear()
    cache.set("old", 1, timeout=-60)
    cache.set("young", 1, timeout=600)
    rule: Callable[[datetime], int] = retention.rules()["core.cache"].forget
    assert rule(timezone.now()) <= 1
    assert cache.get("young") == 1


def test_the_docs_list_the_rules() -> None:
    text = (ROOT / "docs" / "operations.md").read_text()
    lines = [f"| {rule.days} | `{rule.name}` | {rule.what} |" for rule in sorted(retention.rules().values(), key=lambda rule: rule.name)]
    assert "\n".join(lines) in text, "\n".join(lines)
