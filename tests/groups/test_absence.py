"""A deputy stands in for exactly the days named: rights, mails and words; it ends by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core import mail

from exchange.core import outbox
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import JoinRequest, LogEntry, Membership
from stakeholder_groups.groups.permissions import NotAMemberError, is_coordinator
from stakeholder_groups.groups.selectors import coordinators_of
from stakeholder_groups.groups.services.absence import DeputyUnfitError, come_back, go_away
from stakeholder_groups.groups.services.joining import ask_to_join
from stakeholder_groups.groups.services.members import leave
from tests.factories.discussions import put_in
from tests.groups.conftest import House

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2030, 3, 4), date(2030, 3, 8)


def at(day: int, hour: int = 12) -> datetime:
    return datetime(2030, 3, day, hour, tzinfo=UTC)


def away(house: House) -> None:
    go_away(
        actor=house.people["coordinator"],
        membership=house.membership("coordinator"),
        deputy=house.membership("member"),
        first=FIRST,
        last=LAST,
    )


def mailed() -> list[str]:
    mail.outbox.clear()
    outbox.drain()
    return [sent.to[0] for sent in mail.outbox]


def ask(house: House, email: str) -> None:
    ask_to_join(group=house.group, request=JoinRequest(name="Nora", email=email, organisation_name="Firm", kind="enterprise"))


def test_the_coordinator_names_who_stands_in_by_a_form(house: House) -> None:
    with time_machine.travel(at(1)):
        deputy = house.membership("member")
        data = {"away_from": "2030-03-04", "away_until": "2030-03-08", "deputy": str(deputy.pk)}
        assert house.post("coordinator", "absence/", **data).status_code == 302
        assert mailed() == [house.people["member"].email]
        assert 'value="2030-03-08"' in house.get("coordinator", "absence/").content.decode()
        assert LogEntry.objects.latest("pk").kind == "stands_in"
        assert house.get("member", "requests/").status_code == 403


def test_rights_and_mails_are_the_deputy_s_on_these_days_only(house: House) -> None:
    member, coordinator = house.people["member"], house.people["coordinator"]
    with time_machine.travel(at(3)) as clock:
        away(house)
        mailed()
        for number, (moment, in_charge) in enumerate(
            [(at(3, 22), coordinator), (at(4, 0), member), (at(8, 22), member), (at(8, 23), coordinator), (at(20), coordinator)]
        ):
            clock.move_to(moment)
            assert is_coordinator(member, house.group) == (in_charge == member)
            assert [row.user for row in coordinators_of(house.group)] == [in_charge]
            ask(house, f"nora{number}@example.eu")
            assert mailed() == [in_charge.email]
            assert is_coordinator(coordinator, house.group)


def test_the_pages_say_who_is_in_charge(house: House) -> None:
    with time_machine.travel(at(5)):
        away(house)
        for key, rest in (("coordinator", "requests/"), ("member", "requests/"), ("member", "moderation/"), ("member", "members/")):
            assert (
                "Cora Coordinator is away until 8 March 2030. Mia Member is in charge meanwhile." in house.get(key, rest).content.decode()
            )
        assert house.get("member", "settings/").status_code == 200
        assert house.get("member", "absence/").status_code == 403
        assert house.post("member", "absence/end/").status_code == 403
        house.post("coordinator", "absence/end/")
        assert house.get("member", "requests/").status_code == 403
        assert "is away" not in house.get("coordinator", "requests/").content.decode()


def test_where_the_deputy_has_left_the_coordinator_gets_the_mails(house: House) -> None:
    with time_machine.travel(at(5)):
        away(house)
        leave(membership=house.membership("member"))
        assert [row.user for row in coordinators_of(house.group)] == [house.people["coordinator"]]


def test_standing_in_is_no_reason_to_lose_the_last_coordinator(house: House) -> None:
    with time_machine.travel(at(5)):
        away(house)
        assert house.post("coordinator", "members/me/leave/").headers["Location"].endswith("/members/me/")
        assert house.membership("coordinator").role == Role.COORDINATOR


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"away_from": "", "away_until": ""}, "This field is required"),
        ({"away_from": "2030-03-01", "away_until": "2030-02-28"}, "This day is over"),
        ({"away_from": "2030-03-09", "away_until": "2030-03-08"}, "must not be before"),
        ({"away_from": "2030-03-09", "away_until": "2031-03-08"}, "at most 200 days"),
        ({"deputy": "999999"}, "Select a valid choice"),
        ({"deputy": "x\x00"}, "deputy"),
    ],
)
def test_a_refused_absence_says_what_to_do(house: House, data: dict[str, str], words: str) -> None:
    with time_machine.travel(at(1)):
        good = {"away_from": "2030-03-04", "away_until": "2030-03-08", "deputy": str(house.membership("member").pk)}
        answer = house.post("coordinator", "absence/", **{**good, **data})
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert Membership.objects.filter(away_until__isnull=False).count() == 0


def test_only_fit_people_of_the_group_stand_in(house: House) -> None:
    own = house.membership("coordinator")
    other = Membership.objects.get(user=house.people["other"])
    for unfit in (own, other):
        with pytest.raises(DeputyUnfitError):
            go_away(actor=own.user, membership=own, deputy=unfit, first=FIRST, last=LAST)
    with pytest.raises(NotAMemberError):
        go_away(actor=house.people["member"], membership=house.membership("member"), deputy=own, first=FIRST, last=LAST)
    put_in(house.group, house.people["stranger"], role=Role.DEPUTY)
    go_away(actor=house.people["stranger"], membership=house.membership("stranger"), deputy=own, first=FIRST, last=FIRST)
    with pytest.raises(DeputyUnfitError):
        go_away(actor=own.user, membership=own, deputy=house.membership("stranger"), first=FIRST, last=LAST)
    assert come_back(actor=house.people["stranger"], membership=house.membership("stranger"))
    assert not come_back(actor=house.people["stranger"], membership=house.membership("stranger"))
