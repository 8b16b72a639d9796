"""The pages that are looked at: one of each kind, with who opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.helpers.browser import Visit

# An open one of the network's data, whatever journeys did to the newest.
THREAD = "main a[href*='/threads/']:has-text('Affärscheckar: så enkelt som möjligt')"


class Place(NamedTuple):
    """`follow` names the link on the page that leads to the place proper."""

    name: str
    path: str
    key: str = ""
    follow: str = ""


PLACES = [
    Place("home", "/en/"),
    Place("catalogue", "/en/catalogue/"),
    Place("results", "/en/catalogue/?q=export&type=practice"),
    Place("nothing found", "/en/catalogue/?q=zzzzzz"),
    Place("a word longer than the window", f"/en/catalogue/?q=export+{'x' * 200}"),
    Place("practice", "/en/partners/ivace/xpande/"),
    Place("practice in another language", "/pl/partners/ivace/xpande/"),
    Place("writing to an owner", "/en/partners/ivace/xpande/", "", "main a[href$='/message/']"),
    Place("partners", "/en/partners/"),
    Place("partner", "/en/partners/gavle/"),
    Place("visit", "/en/partners/ivace/study-visit-valencia-2017/"),
    Place("plan", "/en/partners/gavle/local-action-plan-gavle/"),
    Place("travelled", "/en/travelled/"),
    Place("news", "/en/news/"),
    Place("standard page", "/en/accessibility/"),
    Place("sign-in", "/en/account/login/"),
    Place("code by e-mail", "/en/account/login/code/"),
    Place("component page", "/en/components/"),
    Place("my groups", "/en/groups/", "gavle.coordinator"),
    Place("group", "/en/groups/gavle/", "gavle.coordinator"),
    Place("members of a group", "/en/groups/gavle/members/", "gavle.coordinator"),
    Place("public page of a group", "/en/groups/gavle/about/"),
    Place("threads of a group", "/en/groups/gavle/threads/", "gavle.coordinator"),
    Place("thread", "/en/groups/gavle/threads/", "gavle.coordinator", THREAD),
    Place("search in a group", "/en/groups/gavle/search/?q=export", "gavle.coordinator"),
    Place("new thread", "/en/groups/gavle/threads/new/", "gavle.coordinator"),
    Place("moderation queue", "/en/groups/gavle/moderation/", "gavle.coordinator"),
    Place("moderation log", "/en/groups/gavle/moderation/log/", "gavle.coordinator"),
    Place("slow mode and blocks", "/en/groups/gavle/moderation/restrictions/", "gavle.coordinator"),
    Place("balance", "/en/groups/gavle/balance/", "gavle.coordinator"),
    Place("absence", "/en/groups/gavle/absence/", "gavle.coordinator"),
    Place("directory", "/en/directory/", "gavle.coordinator"),
    Place("entry in the directory", "/en/directory/me/", "gavle.coordinator"),
    Place("needs of a group", "/en/groups/gavle/needs/", "gavle.coordinator"),
    Place("need", "/en/groups/gavle/needs/", "gavle.coordinator", "main td strong"),
    Place("raising a need", "/en/groups/gavle/needs/new/", "gavle.coordinator"),
    Place("meetings of a group", "/en/groups/gavle/meetings/", "gavle.coordinator"),
    Place("meeting", "/en/groups/gavle/meetings/", "gavle.coordinator", "main .visit-row strong"),
    Place("meeting that was held", "/en/groups/gavle/meetings/", "gavle.coordinator", "main .visit-row:has(.badge--ok) strong"),
    Place("planning a meeting", "/en/groups/gavle/meetings/new/", "gavle.coordinator"),
    Place("meetings in the calendar", "/en/groups/calendar/", "gavle.coordinator"),
    Place("sent by a group", "/en/groups/gavle/suggestions/", "gavle.coordinator"),
    Place("exports of a group", "/en/groups/gavle/exports/", "gavle.coordinator"),
    Place("second factors", "/en/account/2fa/", "gavle.coordinator"),
    Place("sessions", "/en/account/sessions/", "gavle.coordinator"),
    Place("profile", "/en/account/profile/", "gavle.coordinator"),
    Place("own data", "/en/account/data/", "gavle.coordinator"),
    Place("notices", "/en/notices/", "gavle.coordinator"),
    Place("settings of notices", "/en/notices/settings/", "gavle.coordinator"),
]

# Pages of what the network's data does not hold; their paths are filled in from the fixture `made`.
MADE = [
    Place("reporting a post", "{thread}posts/1/report/", "gavle.university"),
    Place("deciding on a post", "{thread}posts/1/moderate/", "gavle.coordinator"),
    Place("decision for its author", "/en/decisions/{decision}/", "gavle.enterprise"),
    Place("decision for the coordination", "{group}moderation/decisions/{decision}/", "gavle.coordinator"),
    Place("deadline", "{review}deadline/", "gavle.coordinator"),
    Place("outcome", "{review}outcome/", "gavle.coordinator"),
    Place("text under review", "{review}document/", "gavle.coordinator"),
    Place("log of a thread", "{thread}log/", "gavle.coordinator"),
    Place("export", "{export}", "gavle.coordinator"),
    Place("changing a meeting", "{meeting}edit/", "gavle.coordinator"),
    Place("agenda of a meeting", "{meeting}agenda/", "gavle.coordinator"),
    Place("cancelling a meeting", "{meeting}cancel/", "gavle.coordinator"),
    Place("who took part in a meeting", "{begun}attendance/", "gavle.coordinator"),
    Place("minutes of a meeting", "{begun}minutes/", "gavle.coordinator"),
    Place("minutes in a new thread", "{begun}minutes/thread/", "gavle.coordinator"),
    Place("changing a need", "{need}edit/", "gavle.coordinator"),
    Place("answering a need", "{need}answered/", "gavle.coordinator"),
]

each_made_place = pytest.mark.parametrize("place", MADE, ids=lambda place: place.name)
each_place = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)


def filled(place: Place, made: dict[str, str]) -> Place:
    return place._replace(path=place.path.format(**made))


def opened(reader: Callable[..., Visit], place: Place, **manner: Any) -> Visit:
    """A window on the place, by its link where it has one."""
    visit = reader(place.key, **manner)
    answer = visit.go(place.path)
    assert answer.status == 200, place.path
    if place.follow:
        visit.page.locator(place.follow).first.click()
        visit.page.wait_for_load_state("load")
    return visit
