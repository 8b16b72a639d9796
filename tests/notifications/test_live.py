"""The bell counts by itself: by the socket of an open thread at once, elsewhere by asking."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from channels.db import database_sync_to_async
from django.conf import settings as django_settings
from django.db import transaction

from exchange.core.telling import tell
from exchange.notifications.models import Notice
from exchange.notifications.services.reading import mark_read
from tests.helpers.ws import address_of, opened, running_server, with_hub
from tests.realtime.conftest import Talk, browser_of, make_talk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exchange.accounts.models import User
    from tests.helpers.ws import RunningServer

pytestmark = pytest.mark.django_db(transaction=True)
do = database_sync_to_async


@pytest.fixture
def talk(transactional_db: None) -> Talk:
    """Nobody has unread notices yet; that the thread was started is one."""
    made = make_talk()
    Notice.objects.all().delete()
    return made


def give(room: Any, person: User, post: int) -> None:
    with transaction.atomic():
        room.tell(person, post=post)


@with_hub
async def test_the_socket_of_a_thread_says_that_the_notices_have_changed_to_whom_they_belong(room: Any, talk: Talk) -> None:
    mine, others = await do(browser_of)(talk.member), await do(browser_of)(talk.coordinator)
    async with opened(address_of(talk.thread), client=mine) as socket, opened(address_of(talk.thread), client=others) as other:
        assert [await socket.hint(), await other.hint()] == [1, 1]
        await do(give)(room, talk.member, 1)
        assert json.loads((await socket.receive_output(5))["text"]) == {"type": "notices"}
        await do(mark_read)(actor=talk.member)
        assert json.loads((await socket.receive_output(5))["text"]) == {"type": "notices"}
        assert await other.receive_nothing(0.2)
        await do(talk.post)()
        assert [await socket.hint(), await other.hint()] == [2, 2]


@with_hub
async def test_an_undone_change_says_nothing(room: Any, talk: Talk) -> None:
    def fail() -> None:
        with transaction.atomic():
            room.tell(talk.member)
            raise LookupError

    async with opened(address_of(talk.thread), client=await do(browser_of)(talk.member)) as socket:
        assert await socket.hint() == 1
        with pytest.raises(LookupError):
            await do(fail)()
        assert await socket.receive_nothing(0.2)


@pytest.fixture
def server(transactional_db: None) -> Iterator[RunningServer]:
    with running_server() as running:
        yield running


@pytest.fixture
def at_page(talk: Talk, server: RunningServer, visit: Any, settings: Any) -> Any:
    """Opens a page as the group's member; `ticking=False` leaves the hours to the test."""
    settings.ROOT_URLCONF = "tests.notifications.pages"

    def open_page(path: str, *, ticking: bool = True, **manner: Any) -> Any:
        window = visit(f"http://localhost:{server.port}", **manner)
        cookie = browser_of(talk.member).cookies[django_settings.SESSION_COOKIE_NAME].value
        window.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": cookie, "url": window.base}])
        if not ticking:
            window.page.clock.install()
        window.go(path)
        return window

    return open_page


@pytest.mark.browser
def test_the_bell_of_an_open_thread_counts_at_once_and_disturbs_nobody(room: Any, talk: Talk, at_page: Any) -> None:
    page = at_page(f"/en/groups/{talk.group.slug}/threads/{talk.thread.public_id}/").page
    page.locator("[data-live-state][data-state=live]").wait_for()
    bell = page.locator("[data-notices]")
    assert bell.locator("[data-notice-count]").is_hidden()
    page.locator("textarea").first.fill("half a tho")
    give(room, talk.member, 1)
    bell.locator("[data-notice-count]", has_text="1").wait_for(timeout=8_000)
    assert bell.locator("[data-notice-words]").inner_text() == "Notices, unread: 1"
    assert page.locator("textarea").first.input_value() == "half a tho"
    assert page.evaluate("() => document.activeElement.tagName") == "TEXTAREA"
    assert bell.locator("xpath=ancestor-or-self::*[@aria-live]").count() == bell.locator("[aria-live]").count() == 0


@pytest.mark.browser
def test_elsewhere_it_asks_every_minute_and_waits_while_one_stands_on_it(room: Any, talk: Talk, at_page: Any) -> None:
    page = at_page("/en/notices/settings/", ticking=False).page
    bell = page.locator("[data-notices]")
    give(room, talk.member, 1)
    page.clock.run_for(61_000)
    bell.locator("[data-notice-count]", has_text="1").wait_for()
    bell.focus()
    tell("try_reply", people={talk.member.pk: None}, key="2", about={"post": 2})
    with page.expect_response("**/events/notices/"):
        page.clock.run_for(61_000)
    assert bell.locator("[data-notice-count]").inner_text() == "1"
    page.keyboard.press("Tab")
    bell.locator("[data-notice-count]", has_text="2").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("manner", [{}, {"javascript": False}], ids=["script", "no script"])
def test_by_keyboard_on_a_narrow_window(room: Any, talk: Talk, at_page: Any, manner: dict[str, Any]) -> None:
    for post in (1, 2):
        give(room, talk.member, post)
    page = at_page("/en/notices/", width=320, **manner).page
    assert page.locator("html").evaluate("html => html.scrollWidth") <= 320
    page.locator("main button", has_text="Reply 2").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".notice--unread").count() == 1
    page.get_by_role("button", name="Mark all as read").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".notice--unread").count() == 0
    box = page.locator("[data-notices]").bounding_box()
    assert box["width"] >= 24
    assert box["height"] >= 24
