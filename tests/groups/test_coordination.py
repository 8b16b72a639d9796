"""What coordinators do, and what they are kept from."""

from __future__ import annotations

import re

import pytest

from exchange.core.models import OutboxEntry
from stakeholder_groups.groups.enums import GroupKind, LogKind, RequestState, Role
from stakeholder_groups.groups.models import Group, JoinRequest, Membership
from stakeholder_groups.groups.services.log import note
from tests.helpers.roles import make_user, sign_in


def mails():
    return [entry.payload for entry in OutboxEntry.objects.filter(topic="mail").order_by("pk")]


def test_a_removed_member_is_out_at_once_and_reads_the_reason(house):
    person = house.people["member"]
    rest = f"members/{person.public_id}/remove/"
    refused = house.post("coordinator", rest, reason="")
    assert refused.status_code == 422
    assert house.get("member").status_code == 200
    assert house.post("member", rest, reason="No").status_code == 403
    assert house.post("coordinator", rest, reason="Left the region").status_code == 302
    assert house.get("member").status_code == 404
    assert mails()[-1]["to"] == person.email
    assert "Left the region" in mails()[-1]["text"]
    assert house.group.log.first().kind == LogKind.REMOVED
    assert "Left the region" not in house.get("coordinator", "members/").content.decode()


def test_a_group_is_never_left_without_who_coordinates(house):
    own = house.people["coordinator"]
    refused = house.post("coordinator", f"members/{own.public_id}/role/", role=Role.MEMBER)
    assert refused.status_code == 422
    assert "Nobody else coordinates" in refused.content.decode()
    assert house.post("coordinator", "members/me/leave/")["Location"] == house.url("members/me/")
    assert house.membership("coordinator").role == Role.COORDINATOR
    assert house.post("coordinator", f"members/{house.people['member'].public_id}/role/", role=Role.DEPUTY).status_code == 302
    assert "Deputy" in mails()[-1]["text"]
    assert house.get("member", "invitations/").status_code == 200
    assert house.post("coordinator", "members/me/leave/").status_code == 302
    assert house.get("coordinator").status_code == 404


def test_people_of_another_group_cannot_be_named(house):
    other = house.people["other"]
    for rest in ("role/", "remove/"):
        assert house.get("coordinator", f"members/{other.public_id}/{rest}").status_code == 404


ASKING = {"name": "Nina New", "organisation_name": "New Ltd", "kind": "enterprise", "message": "We export."}


def test_a_stranger_asks_and_is_let_in_by_invitation(house):
    refused = house.post("nobody", "ask/", **ASKING, email="nina@example.eu")
    assert refused.status_code == 422
    assert "We export." in refused.content.decode()
    asked = ASKING | {"email": "Nina@example.eu", "accept_rules": "on"}
    assert house.post("nobody", "ask/", **asked).status_code == 302
    assert house.post("nobody", "ask/", **asked).status_code == 302
    request = JoinRequest.objects.get()
    assert mails()[-1]["to"] == house.people["coordinator"].email
    page = house.get("coordinator", "requests/").content.decode()
    assert "Nina New" in page
    assert "We export." in page
    assert house.post("member", f"requests/{request.pk}/grant/").status_code == 403
    assert house.post("coordinator", f"requests/{request.pk}/grant/").status_code == 302
    request.refresh_from_db()
    assert request.state == RequestState.GRANTED
    assert mails()[-1]["to"] == "nina@example.eu"


def test_who_asks_signed_in_is_in_at_once_when_granted(house):
    assert house.post("stranger", "ask/", **ASKING, accept_rules="on", email="somebody.else@example.eu").status_code == 302
    request = JoinRequest.objects.get()
    assert request.email == house.people["stranger"].email
    assert house.get("stranger").status_code == 404
    house.post("coordinator", f"requests/{request.pk}/grant/")
    assert house.get("stranger").status_code == 200
    assert Membership.objects.active().filter(group=house.group, user=house.people["stranger"]).count() == 1
    house.post("coordinator", f"requests/{request.pk}/grant/")
    assert Membership.objects.active().filter(group=house.group, user=house.people["stranger"]).count() == 1


def test_a_declined_request_is_answered_with_its_reason(house):
    house.post("stranger", "ask/", **ASKING, accept_rules="on")
    request = JoinRequest.objects.get()
    assert house.post("coordinator", f"requests/{request.pk}/decline/", reason="").status_code == 422
    assert house.post("coordinator", f"requests/{request.pk}/decline/", reason="Another region").status_code == 302
    assert "Another region" in mails()[-1]["text"]
    assert house.get("stranger").status_code == 404


def test_settings_stand_in_two_languages(house):
    data = {
        "language": "en",
        "name": "North",
        "purpose": "For vouchers",
        "second_language": "en",
        "second_name": "",
        "second_purpose": "Dla",
    }
    refused = house.post("coordinator", "settings/", **data)
    assert refused.status_code == 422
    assert "Choose another language" in refused.content.decode()
    assert "For vouchers" in refused.content.decode()
    data |= {"second_language": "pl", "second_name": "Północ", "is_public_page": "on"}
    assert house.post("coordinator", "settings/", **data).status_code == 302
    assert "Północ" in house.client("member").get(house.url("about/", "pl")).content.decode()
    assert "North" in house.client("member").get(house.url("about/", "sv")).content.decode()


def test_of_two_who_change_settings_the_later_undoes_nothing_of_the_earlier(house):
    rest = f"members/{house.people['member'].public_id}/role/"
    assert house.post("coordinator", rest, role=Role.DEPUTY).status_code == 302
    opened = {key: house.get(key, "settings/") for key in ("coordinator", "member")}
    shown = {name: value for name, value in opened["member"].context["form"].initial.items() if value}
    before = {f"initial-{name}": value for name, value in shown.items()}
    assert all(f'name="{name}"' in page.content.decode() for page in opened.values() for name in before)
    assert house.post("coordinator", "settings/", **before, **shown | {"purpose": "For *fairs*"}).status_code == 302
    unticked = {name: value for name, value in shown.items() if name != "is_public_page"} | {
        "second_language": "pl",
        "second_name": "Północ",
    }
    refused = house.post("member", "settings/", **before, **unticked | {"second_name": ""})
    assert (refused.status_code, 'name="initial-purpose"' in refused.content.decode()) == (422, True)
    assert house.post("member", "settings/", **before, **unticked).status_code == 302
    saved = Group.objects.get(pk=house.group.pk)
    assert (saved.purpose, saved.second_name, saved.is_public_page) == ("For *fairs*", "Północ", False)
    assert "<em>fairs</em>" in saved.purpose_html
    lines = house.group.log.filter(kind=LogKind.SETTINGS_CHANGED).count()
    assert house.post("member", "settings/", **before, **shown).status_code == 302
    assert house.group.log.filter(kind=LogKind.SETTINGS_CHANGED).count() == lines


@pytest.mark.parametrize(("own", "lands"), [(True, 1), (False, 0)])
def test_an_administrator_starts_a_group_and_is_in_it_only_by_the_own_address(house, client, own, lands):
    administrator = make_user("administrator")
    sign_in(client, administrator)
    data = {
        "kind": "network",
        "network": house.group.network.pk,
        "language": "en",
        "name": "New group",
        "is_public_page": "on",
        "coordinator_email": administrator.email if own else "coordinator@example.eu",
    }
    assert client.post("/en/groups/new/", data | {"kind": "local"}).status_code == 422
    assert client.post("/en/groups/new/", data).status_code == 302
    group = Group.objects.get(slug="new-group")
    assert group.kind == GroupKind.NETWORK
    assert group.memberships.count() == lands
    # The rules come first.
    assert client.get(group.get_absolute_url()).status_code == (302 if own else 404)


def test_the_groups_log_names_who_started_it(house):
    note(house.group, LogKind.STARTED, actor=house.people["coordinator"])
    text = house.get("coordinator", "members/").content.decode()
    lines = [" ".join(line.split()) for line in re.findall(r"</time>(.*?)</li>", text, re.DOTALL)]
    assert "Cora Coordinator started the group" in lines
