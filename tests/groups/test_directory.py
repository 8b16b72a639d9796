"""Nobody is listed who has not agreed; messages go through the platform and show no address."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from exchange.core import outbox
from exchange.partners.models import Network, Region, Theme
from stakeholder_groups.groups.directory.models import DirectoryBlock, DirectoryEntry, DirectoryMessage
from stakeholder_groups.groups.directory.services import keep_entry
from stakeholder_groups.groups.models import Group, Membership
from stakeholder_groups.groups.services.members import leave
from tests.content.hostile import HOSTILE
from tests.discussions.test_posts import box, dangers
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_member
from tests.groups.conftest import House

pytestmark = pytest.mark.django_db
DIRECTORY = "/en/directory/"


def consent(**values: Any) -> dict[str, Any]:
    return {
        "organisation_name": "Chamber of Gävle",
        "kind": "chamber",
        "languages": ["en", "sv"],
        "about": "Vouchers",
        "agreed": "on",
        **values,
    }


def listed(house: House, key: str = "member", **values: Any) -> DirectoryEntry:
    facts = {
        "organisation_name": "Chamber of Gävle",
        "kind": "chamber",
        **{k: v for k, v in values.items() if k not in {"languages", "themes"}},
    }
    return keep_entry(
        actor=house.people[key],
        entry=DirectoryEntry(**facts),
        languages=values.get("languages", ["en"]),
        themes=values.get("themes", []),
    )


def text(house: House, key: str, url: str = DIRECTORY, status: int = 200) -> str:
    answer = house.client(key).get(url)
    assert answer.status_code == status
    return str(answer.content.decode())


def mailed() -> list[Any]:
    mail.outbox.clear()
    outbox.drain()
    return list(mail.outbox)


def test_nobody_is_listed_before_agreeing_and_everybody_gone_at_once_after(house: House) -> None:
    assert "Nobody is listed yet" in text(house, "other")
    form = text(house, "member", f"{DIRECTORY}me/")
    assert 'value="Chamber of Gävle"' in form
    assert "Mia Member" in form
    refused = house.client("member").post(f"{DIRECTORY}me/", consent(agreed=""))
    assert refused.status_code == 422
    assert "Tick this if you agree" in refused.content.decode()
    assert "Vouchers" in refused.content.decode()
    assert not DirectoryEntry.objects.exists()
    assert house.client("member").post(f"{DIRECTORY}me/", consent()).status_code == 302
    shown = text(house, "other")
    assert "Mia Member" in shown
    assert "Chamber of Gävle" in shown
    assert house.people["member"].email not in shown
    house.client("member").post(f"{DIRECTORY}me/", consent(about="Loans"))
    assert "Loans" in text(house, "other")
    assert DirectoryEntry.objects.count() == 1
    house.client("member").post(f"{DIRECTORY}me/withdraw/")
    assert "Mia Member" not in text(house, "other")
    assert not DirectoryEntry.objects.exists()


def test_only_members_of_the_same_network_see_it(house: House) -> None:
    entry = listed(house)
    assert Client().get(DIRECTORY).status_code == 302
    text(house, "stranger", status=404)
    text(house, "stranger", f"{DIRECTORY}{entry.public_id}/write/", 404)
    elsewhere = Network.objects.create(name="Elsewhere", slug="elsewhere")
    far = Group.objects.create(slug="far", name="Far", kind="network", network=elsewhere)
    house.people["far"] = make_member(far, name="Fay Far")
    assert "Mia Member" not in text(house, "far")
    text(house, "far", f"{DIRECTORY}{entry.public_id}/write/", 404)
    leave(membership=house.membership("member"))
    assert "Mia Member" not in text(house, "other")


def test_filters_count_what_the_others_leave(house: House) -> None:
    region = Region.objects.create(label_en="North", code="ZZ1", code_version="t", country="SE")
    theme = Theme.objects.create(slug="fairs", label_en="Fairs")
    listed(house, region=region, themes=[theme], languages=["en", "sv"])
    for number in range(3):
        house.people[f"p{number}"] = make_member(house.group, name=f"Pia {number}")
        listed(house, f"p{number}", organisation_name="Firm", kind="enterprise", languages=["it"])
    shown = text(house, "other", f"{DIRECTORY}?kind=enterprise")
    assert "Mia Member" not in shown
    assert "Enterprise (3)" in shown
    assert "Chamber of commerce (1)" in shown
    assert "Italiano (3)" in shown
    assert "Svenska" not in shown.partition('id="filter-language"')[2].partition("</select>")[0]
    for query in ("region=ZZ1", "theme=fairs", "language=sv", "organisation=Chamber+of+Gävle", "theme=fairs&language=en"):
        shown = text(house, "other", f"{DIRECTORY}?{query}")
        assert "Mia Member" in shown, query
        assert "Pia 0" not in shown, query
    assert "Nobody answers to these filters" in text(house, "other", f"{DIRECTORY}?kind=enterprise&theme=fairs")


@pytest.mark.parametrize(
    "query", ["kind=%00", "region='", "page=-1", "page=99999999999999999999", "language=" + "x" * 500, "theme=%ff", "kind[]=1"]
)
def test_odd_addresses_are_answered(house: House, query: str) -> None:
    listed(house)
    text(house, "other", f"{DIRECTORY}?{query}")


def test_a_page_costs_the_same_for_many(house: House, django_assert_max_num_queries) -> None:
    listed(house)
    text(house, "other")
    with django_assert_max_num_queries(20) as few:
        text(house, "other")
    theme = Theme.objects.create(slug="fairs", label_en="Fairs")
    for number in range(30):
        house.people[f"p{number}"] = make_member(house.group, name=f"Pia {number:02}")
        listed(house, f"p{number}", kind="enterprise", languages=["it", "pl"], themes=[theme])
    with django_assert_max_num_queries(len(few) + 1):
        shown = text(house, "other")
    assert shown.count('class="card"') == 25
    assert "Pia 29" in text(house, "other", f"{DIRECTORY}?page=2")


def test_a_message_goes_through_with_a_copy_and_without_addresses(house: House) -> None:
    entry = listed(house)
    other, member = house.people["other"], house.people["member"]
    answer = house.client("other").post(f"{DIRECTORY}{entry.public_id}/write/", {"text": "Hello <Mia>"})
    assert answer.status_code == 302
    assert {sent.to[0]: sent for sent in mailed()}.keys() == {other.email, member.email}
    for sent in mail.outbox:
        own = sent.to[0]
        foreign = other.email if own == member.email else member.email
        assert "Hello <Mia>" in sent.body
        assert foreign not in sent.message().as_string()
        assert not sent.reply_to
    (message,) = DirectoryMessage.objects.all()
    answer_url = f"{DIRECTORY}messages/{message.public_id}/answer/"
    house.client("other").post(f"{DIRECTORY}{entry.public_id}/write/", {"text": "Hello <Mia>"})
    assert DirectoryMessage.objects.count() == 1
    text(house, "other", answer_url, 404)
    assert "Hello &lt;Mia&gt;" in text(house, "member", answer_url)
    assert house.client("member").post(answer_url, {"text": "Hello Oscar"}).status_code == 302
    assert DirectoryMessage.objects.filter(recipient=other, answers=message).exists()


def test_a_blocked_sender_is_told_and_keeps_the_text(house: House) -> None:
    entry = listed(house)
    write = f"{DIRECTORY}{entry.public_id}/write/"
    house.client("other").post(write, {"text": "Buy this"})
    (message,) = DirectoryMessage.objects.all()
    block = f"{DIRECTORY}messages/{message.public_id}/block/"
    text(house, "other", block, 404)
    assert "Get no more messages" in text(house, "member", block)
    for _number in range(2):
        house.client("member").post(block, {"on": "1"})
    assert DirectoryBlock.objects.count() == 1
    refused = house.client("other").post(write, {"text": "Buy that"})
    assert refused.status_code == 422
    assert "takes no messages from you" in refused.content.decode()
    assert box(refused.content.decode()) == "Buy that"
    house.client("member").post(block, {"on": "0"})
    assert house.client("other").post(write, {"text": "Buy that"}).status_code == 302


def test_messages_are_limited_and_refused_ones_kept(house: House, settings) -> None:
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True
    cache.clear()
    write = f"{DIRECTORY}{listed(house).public_id}/write/"
    assert house.client("other").post(write, {"text": " "}).status_code == 422
    assert house.client("other").post(write, {"text": "y" * 3001}).status_code == 422
    for number in range(5):
        assert house.client("other").post(write, {"text": f"Word {number}"}).status_code == 302
    refused = house.client("other").post(write, {"text": "One more"})
    assert refused.status_code == 429
    assert box(refused.content.decode()) == "One more"


def test_nobody_writes_to_herself_or_to_a_closed_account(house: House) -> None:
    entry = listed(house)
    text(house, "member", f"{DIRECTORY}{entry.public_id}/write/", 404)
    house.people["member"].is_active = False
    house.people["member"].save()
    text(house, "other", f"{DIRECTORY}{entry.public_id}/write/", 404)
    assert UserFactory().pk


def test_hostile_entries_run_nowhere(house: House) -> None:
    listed(house)
    for hostile in HOSTILE:
        DirectoryEntry.objects.update(about=hostile[:300], organisation_name=hostile[:200])
        shown = text(house, "other")
        assert dangers(shown.partition("<main")[2].partition("</main")[0]) == []
    assert Membership.objects.exists()
