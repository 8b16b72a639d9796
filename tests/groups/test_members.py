"""Ends of memberships at the same moment, and settings that are saved while somebody is removed."""

from __future__ import annotations

import time
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied

from exchange.accounts.models import Invitation
from exchange.accounts.own_data.services.erasures import ask_for_erasure
from exchange.accounts.services import InvitationClosedError, accept
from exchange.core.models import OutboxEntry
from exchange.core.personal import registry
from stakeholder_groups.groups.enums import LogKind, RequestState, Role
from stakeholder_groups.groups.models import Group, JoinRequest, LogEntry, Membership
from stakeholder_groups.groups.permissions import NotAMemberError
from stakeholder_groups.groups.services.inviting import Invitee, invite_person
from stakeholder_groups.groups.services.joining import ask_to_join, decline, grant
from stakeholder_groups.groups.services.members import LastCoordinatorError, change_role, leave, remove_member
from stakeholder_groups.groups.services.starting import change_settings, start_group
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member
from tests.helpers.concurrency import at_once


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_who_leave_at_once_leave_one_behind():
    for attempt in range(5):
        group = make_group(f"group-{attempt}")
        people = [make_member(group, role=role) for role in (Role.COORDINATOR, Role.DEPUTY)]
        memberships = [Membership.objects.get(group=group, user=person) for person in people]
        answers = at_once(*(partial(leave, membership=membership) for membership in memberships))
        assert sorted(type(answer) for answer in answers if answer) == [LastCoordinatorError]
        assert Membership.objects.active().filter(group=group).count() == 1


@pytest.mark.django_db
def test_a_membership_ends_once():
    group = make_group()
    coordinator, member = make_member(group, role=Role.COORDINATOR), make_member(group)
    first, second = (Membership.objects.get(group=group, user=member) for _ in range(2))
    remove_member(actor=coordinator, membership=first, reason="Asked for it")
    remove_member(actor=coordinator, membership=second, reason="Again")
    assert Membership.objects.get(pk=first.pk).removal_reason == "Asked for it"
    assert LogEntry.objects.filter(group=group, kind=LogKind.REMOVED).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("is_removed", [True, False])
def test_a_second_invitation_does_not_lead_back_in(is_removed):
    group, person = make_group(), UserFactory()
    coordinator = make_member(group, role=Role.COORDINATOR)
    elsewhere = make_group("elsewhere")
    inviting = partial(invite_person, actor=coordinator, language="en")
    first, second = (inviting(group=group, invitee=Invitee(person.email, name)) for name in ("Chamber", "Chamber of Trade"))
    others = [
        inviting(group=elsewhere, invitee=Invitee(person.email)),
        inviting(group=group, invitee=Invitee("somebody@exchange.example")),
    ]
    accept(invitation=first, user=person)
    membership = Membership.objects.active().get(group=group, user=person)
    if is_removed:
        remove_member(actor=coordinator, membership=membership, reason="A quarrel")
    else:
        leave(membership=membership)
    with pytest.raises(InvitationClosedError):
        accept(invitation=second, user=person)
    assert not Membership.objects.active().filter(group=group, user=person).exists()
    assert Invitation.objects.usable().filter(pk__in=[one.pk for one in others]).count() == 2
    # A new decision of the coordination does.
    accept(invitation=inviting(group=group, invitee=Invitee(person.email, "Chamber")), user=person)
    assert Membership.objects.active().filter(group=group, user=person).exists()


@pytest.mark.django_db
def test_settings_do_not_bring_an_old_access_version_back():
    group = make_group()
    coordinator, member = make_member(group, role=Role.COORDINATOR), make_member(group)
    opened = Group.objects.get(pk=group.pk)
    remove_member(actor=coordinator, membership=Membership.objects.get(group=group, user=member), reason="")
    version = Group.objects.get(pk=group.pk).acl_version
    opened.purpose = "Another one"
    change_settings(actor=coordinator, group=opened, changed=["purpose"])
    saved = Group.objects.get(pk=group.pk)
    assert (saved.purpose, saved.acl_version) == ("Another one", version)


@pytest.mark.django_db
def test_who_coordinates_no_longer_changes_nothing():
    """The page was opened before the role ended; the services ask again."""
    group = make_group()
    former, member = make_member(group), make_member(group)
    make_member(group, role=Role.COORDINATOR)
    membership = Membership.objects.get(group=group, user=member)
    request = JoinRequest.objects.create(group=group, name="Nora", email="nora@example.eu", organisation_name="Firm", kind="enterprise")
    group.purpose = "Another one"
    for change in (
        partial(remove_member, membership=membership, reason="No"),
        partial(change_role, membership=membership, role=Role.DEPUTY),
        partial(change_settings, group=group, changed=["purpose"]),
        partial(grant, request=request),
        partial(decline, request=request, reason="No"),
    ):
        with pytest.raises(NotAMemberError):
            change(actor=former)
    with pytest.raises(PermissionDenied):
        start_group(actor=former, group=Group(slug="new", name="New"), coordinator_email="x@example.eu", language="en")
    membership.refresh_from_db()
    request.refresh_from_db()
    saved = Group.objects.get(pk=group.pk)
    assert (membership.removed_at, membership.role, request.state, saved.purpose) == (None, Role.MEMBER, RequestState.OPEN, "")


@pytest.mark.django_db(transaction=True)
def test_of_two_requests_at_the_same_moment_one_is_kept_and_both_get_the_same_answer():
    for attempt in range(5):
        group = make_group(f"group-{attempt}")
        make_member(group, role=Role.COORDINATOR)
        mails = OutboxEntry.objects.filter(topic="mail").count()

        def ask(name, group=group):
            request = JoinRequest(name=name, email="nora@example.eu", organisation_name="Firm", kind="enterprise")
            return ask_to_join(group=group, request=request)

        assert sorted(at_once(partial(ask, "Nora"), partial(ask, "Nora L."))) == [False, True]
        assert JoinRequest.objects.filter(group=group).count() == 1
        assert OutboxEntry.objects.filter(topic="mail").count() == mails + 1


@pytest.mark.django_db(transaction=True)
def test_of_two_coordinators_who_have_themselves_erased_at_once_one_remains(monkeypatch):
    def slowly(_user):
        """Both have looked for what stands in the way before either account is closed."""
        time.sleep(0.3)
        return []

    monkeypatch.setattr(registry, "_obstacles", [*registry._obstacles, slowly])
    group = make_group()
    people = [make_member(group, role=role) for role in (Role.COORDINATOR, Role.DEPUTY)]
    answers = at_once(*(partial(ask_for_erasure, user=person) for person in people))
    assert sorted(type(answer).__name__ for answer in answers) == ["Erasure", "ObstaclesError"]
    assert Membership.objects.active().filter(group=group).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_coordinators_one_of_whom_leaves_while_the_other_is_erased_one_remains():
    for attempt in range(5):
        group = make_group(f"group-{attempt}")
        people = [make_member(group, role=role) for role in (Role.COORDINATOR, Role.DEPUTY)]
        membership = Membership.objects.get(group=group, user=people[1])
        at_once(partial(ask_for_erasure, user=people[0]), partial(leave, membership=membership))
        assert Membership.objects.active().filter(group=group).count() == 1
