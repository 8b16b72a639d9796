"""Who sees what of a group."""

from __future__ import annotations

import pytest

PAGES = ("", "members/", "members/me/", "rules/", "invitations/", "requests/", "settings/", "threads/")


@pytest.mark.parametrize("rest", PAGES)
@pytest.mark.parametrize("key", ["stranger", "other"])
def test_nothing_of_a_group_is_visible_from_outside(house, key, rest):
    answer = house.get(key, rest)
    nowhere = house.client(key).get(f"/en/groups/nowhere/{rest}")
    assert (answer.status_code, nowhere.status_code) == (404, 404)
    assert house.group.name not in answer.content.decode()


@pytest.mark.parametrize("rest", PAGES)
def test_who_is_not_signed_in_gets_one_answer_whether_the_group_exists_or_not(house, rest):
    there, nowhere = house.get("nobody", rest), house.client("nobody").get(f"/en/groups/nowhere/{rest}")
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert there.content.decode().replace("north", "nowhere") == nowhere.content.decode()
    assert "Sign in" in there.content.decode()


def test_a_member_sees_the_space_and_not_what_only_coordinators_do(house):
    page = house.get("member").content.decode()
    assert "<strong>try</strong>" in page
    assert "Invite people" not in page
    members = house.get("member", "members/").content.decode()
    assert "Cora Coordinator" in members
    assert "Remove" not in members
    for rest in ("invitations/", "requests/", "settings/"):
        assert house.get("member", rest).status_code == 403
        assert house.get("coordinator", rest).status_code == 200


def test_the_public_page_tells_kinds_and_nobody_who_did_not_agree(house):
    membership = house.membership("member")
    membership.kind = "chamber"
    membership.save()
    public = house.get("nobody", "about/").content.decode()
    assert "Chamber of commerce" in public
    for secret in ("Mia Member", "Chamber of Gävle", "Cora Coordinator", house.people["member"].email):
        assert secret not in public
    assert house.post("member", "members/me/", listed="on").status_code == 302
    public = house.get("nobody", "about/").content.decode()
    assert "Mia Member" in public
    assert "Cora Coordinator" not in public


def test_a_group_without_public_page_is_unknown_outside(house):
    house.group.is_public_page = False
    house.group.save()
    for key in ("nobody", "stranger"):
        assert house.get(key, "about/").status_code == 404
        assert house.get(key, "ask/").status_code == 404
    assert house.get("member", "about/").status_code == 200


def test_rules_come_first_and_are_accepted_once(house):
    membership = house.membership("member")
    membership.rules_accepted_at = None
    membership.save()
    for rest in ("", "members/", "threads/"):
        answer = house.get("member", rest)
        assert (answer.status_code, answer.get("Location", "")) == (302, house.url("rules/"))
    assert "Be kind" in house.get("member", "rules/").content.decode()
    assert house.post("member", "rules/").status_code == 302
    assert house.get("member").status_code == 200
    assert house.membership("member").rules_version == house.group.network.rules_version


def test_rules_that_change_are_a_new_version(house):
    network = house.group.network
    version = network.rules_version
    network.save()
    assert network.rules_version == version
    network.rules = "Be **very** kind."
    network.save()
    assert network.rules_version == version + 1
    assert "<strong>very</strong>" in network.rules_html


def test_a_list_of_members_costs_the_same_for_many(house, django_assert_max_num_queries):
    from tests.factories.discussions import make_member

    house.get("coordinator", "members/")
    for number in range(20):
        make_member(house.group, name=f"Person {number}")
    with django_assert_max_num_queries(12):
        house.get("coordinator", "members/")
    with django_assert_max_num_queries(15):
        house.get("coordinator")
