"""Naming members in posts: who can be named, who is told, and how a name is put in."""

from __future__ import annotations

import re

import pytest

from stakeholder_groups.discussions.models import Post, PostMention
from stakeholder_groups.discussions.services import edit_post
from stakeholder_groups.groups.services.members import leave
from tests.discussions.conftest import Talk, browser_of
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member

pytestmark = pytest.mark.django_db


def named(post: Post) -> set[str]:
    return set(PostMention.objects.filter(post=post).values_list("user__display_name", flat=True))


def test_a_name_is_marked_and_stored_and_shown_in_the_preview(talk: Talk, author):
    body = "What do you say, @rita reader? And @Nobody?"
    preview = author.post(talk.url, {"body": body, "action": "preview"}).content.decode()
    author.post(talk.url, {"body": body})
    post = Post.objects.get(number=2)
    assert named(post) == {"Rita Reader"}
    assert '<span class="mention">@rita reader</span>' in post.body_html
    assert post.body_html in preview
    assert post.body_html in author.get(talk.url).content.decode()


def test_only_who_may_read_can_be_named(talk: Talk):
    left = make_member(talk.group, name="Lea Left")
    leave(membership=left.group_memberships.select_related("group", "user").get())
    make_member(make_group("south"), name="Sue South")
    UserFactory(display_name="Sam Super", superuser=True)
    inactive = make_member(talk.group, name="Ina Inactive")
    inactive.is_active = False
    inactive.save()
    post = talk.post("@Lea Left @Sue South @Sam Super @Ina Inactive @Rita Reader")
    assert named(post) == {"Rita Reader"}


def test_a_name_of_two_is_nobodys_until_the_organisation_is_said(talk: Talk):
    make_member(talk.group, name="Åsa Öst", organisation_name="Chamber")
    make_member(talk.group, name="Åsa Öst", organisation_name="Works")
    assert named(talk.post("@Åsa Öst")) == set()
    post = talk.post("@Åsa Öst (Works)")
    assert [mention.user.group_memberships.get().organisation_name for mention in post.mentions.all()] == ["Works"]


def test_an_edit_names_anew_and_no_longer(talk: Talk):
    post = talk.post("@Rita Reader")
    edit_post(actor=talk.author, post=post, body="@Cora Coordinator")
    assert named(post) == {"Cora Coordinator"}


def test_the_list_of_names_is_for_members_and_holds_nobody_twice(talk: Talk, author):
    url = f"{talk.list_url}people/"
    make_member(talk.group, name="Rita Zwei", organisation_name="Works")
    make_member(talk.group, name="Zoë Rita", organisation_name="Chamber")
    answer = author.get(url, {"q": "rita"})
    assert [person["name"] for person in answer.json()["people"]] == ["Rita Reader", "Rita Zwei", "Zoë Rita"]
    assert answer.json()["people"][1]["note"] == "Works"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert author.get(url, {"q": "ada"}).json()["people"] == []
    assert author.get(url, {"q": "x" * 5_000}).json()["people"] == []
    assert "@" not in answer.content.decode()
    assert browser_of(talk.stranger).get(url).status_code == 404


def test_a_list_of_names_is_short(talk: Talk, author):
    for number in range(12):
        make_member(talk.group, name=f"Name {number:02}")
    assert len(author.get(f"{talk.list_url}people/", {"q": "name"}).json()["people"]) == 8


def test_without_scripts_a_name_is_chosen_from_a_list_and_the_text_is_kept(talk: Talk, author):
    text = author.post(talk.url, {"body": "Half a thought", "action": "people"}).content.decode()
    assert "Half a thought</textarea>" in text
    assert re.findall(r'<option value="([^"]+)"', text.split('id="name"')[1].split("</select>")[0]) == ["Cora Coordinator", "Rita Reader"]
    text = author.post(talk.url, {"body": "Half a thought", "action": "name", "name": "Rita Reader"}).content.decode()
    assert "Half a thought @Rita Reader" in text
    assert Post.objects.count() == 1
    new = author.post(f"{talk.list_url}new/", {"title": "", "kind": "question", "body": "", "action": "name", "name": "Rita Reader"})
    assert new.status_code == 200
    assert "@Rita Reader" in new.content.decode()
    # Sending with the list open puts nothing in.
    author.post(talk.url, {"body": "As it is", "action": "send", "name": "Rita Reader"})
    assert Post.objects.get(number=2).body == "As it is"
