"""`dev.py bench pages`: home, listing, detail, thread, post on one worker without a page cache, beside two bare references.

Everything is measured in one run on one server, so the ratios hold on any machine. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import threading
import time
import urllib.request
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.bench.live_setup import members
from tests.bench.load import Request, Timing, getter, measure, nothing, poster
from tests.bench.scratch import forget_what_waits, make_network, scratch_folder
from tests.helpers.server import ROOT, free_port

WORDS = "A single contact point answers the first question of a firm within two working days and stays with the case until it has applied. "


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench pages")
    parser.add_argument("--singles", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--posts", type=int, default=50, help="posts of the thread that is read")
    parser.add_argument("--long", type=int, default=5000, help="posts of the long thread beside it")
    parser.add_argument("--made-up", action="store_true", help="a practice and a group instead of the demonstration's, for a quick look")
    options = parser.parse_args(argv)
    with scratch_folder():
        import django

        django.setup()
        targets = prepare(options.posts, options.long, made_up=options.made_up)
        with running_server() as port:
            figures = measure_all(port, targets, options)
    print_table(figures)
    ratio = round(figures["long_thread"]["p50_ms"] / figures["thread"]["p50_ms"], 2)
    print(f"long thread / thread p50: {ratio}")
    print(json.dumps({"pages": figures, "thread_ratio": ratio}))
    return 0


class running_server:  # noqa: N801  (reads as a statement)
    """One uvicorn process of the platform, ready to answer. `beside` another one on the same data folder, which `serve` would refuse."""

    def __init__(self, *, beside: bool = False) -> None:
        self.words = ["-m", "uvicorn", "exchange.asgi:application", "--log-level", "error"] if beside else ["manage.py", "serve"]

    def __enter__(self) -> int:
        self.port = free_port()
        words = [sys.executable, *self.words, "--port", str(self.port)]
        self.process = subprocess.Popen(words, cwd=ROOT, env=dict(os.environ), stdout=subprocess.DEVNULL)
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/bench/ok", timeout=2).read()
                return self.port
            except OSError:
                time.sleep(0.2)
        raise TimeoutError("the server did not answer")

    def __exit__(self, *exception: object) -> None:
        self.process.terminate()
        self.process.wait(20)


def fill_network(*, made_up: bool) -> None:
    from django.core.management import call_command

    from tests.factories.practices import make_partner_page, make_practice

    if made_up:
        make_practice(make_partner_page("measured"), title="Measured")
        members(2)
    else:
        call_command("load_demo", verbosity=0)
    call_command("search_rebuild", verbosity=0)


def prepare(posts: int, long: int, *, made_up: bool) -> dict[str, Any]:
    """The network's data, a bare page, two threads of so many posts; returns what to ask for."""
    from django.test import Client
    from wagtail.models import Page, Site

    from practices.good_practices.models import GoodPracticePage
    from tests.bench.bare.models import BarePage

    make_network()
    fill_network(made_up=made_up)
    home = Site.objects.get(is_default_site=True).root_page
    bare: Page = home.add_child(instance=BarePage(title="Bare", slug="bare", body=f"<p>{WORDS * 8}</p>", locale=home.locale))
    author, reader = two_members()
    threads = {"thread": thread_of(author, posts), "long_thread": thread_of(author, long)}
    forget_what_waits()
    client = Client(SERVER_NAME="localhost")
    client.force_login(reader.user)
    practice = GoodPracticePage.objects.live().filter(locale__language_code="en").order_by("pk").first()
    assert practice is not None
    return {
        "session": client.cookies["sessionid"].value,
        "client": client,
        "bare": f"/en/{bare.slug}/",
        "home": "/en/",
        "listing": "/en/catalogue/",
        "detail": "/en/" + practice.url_path.split("/", 2)[2],
        "before": {name: partial(leave_half_unread, reader.user, thread) for name, thread in threads.items()},
        "measured": threads["thread"],
        **{name: thread.get_absolute_url() for name, thread in threads.items()},
    }


def two_members() -> list[Any]:
    """Memberships of one group: who writes everything, and who reads it."""
    from stakeholder_groups.groups.models import Membership

    memberships = Membership.objects.filter(removed_at=None, rules_accepted_at__isnull=False).select_related("group", "user").order_by("pk")
    for author in memberships:
        reader = memberships.filter(group=author.group).exclude(user=author.user).first()
        if reader is not None:
            return [author, reader]
    raise LookupError("no group of two members")


def thread_of(author: Any, posts: int) -> Any:
    from stakeholder_groups.discussions.services import send_post, start_thread

    thread = start_thread(actor=author.user, group=author.group, title="Measured", body=WORDS)
    for _ in range(posts - 1):
        send_post(actor=author.user, thread=thread, body=WORDS * 3)
    return thread


def leave_half_unread(reader: Any, thread: Any) -> None:
    """Half of the last page: reading it moves the marker, so it is put back before each request."""
    from django.db import connection

    from stakeholder_groups.discussions.models import ThreadReading
    from stakeholder_groups.discussions.selectors.threads import POSTS_A_PAGE

    last = thread.posts.count()
    unread = ((last - 1) % POSTS_A_PAGE + 1) // 2
    if not ThreadReading.objects.filter(user=reader, thread=thread).update(seq=last - unread):
        ThreadReading.objects.create(user=reader, thread=thread, seq=last - unread)
    if threading.current_thread() is not threading.main_thread():
        connection.close()


def sql_count(client: Any, path: str, before: Callable[[], None]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    before()
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def measure_all(port: int, targets: dict[str, Any], options: argparse.Namespace) -> dict[str, dict[str, float]]:
    from django.test import Client

    anonymous = {"Host": f"localhost:{port}", "Accept-Language": "en"}
    member = {**anonymous, "Cookie": f"sessionid={targets['session']}"}

    def timed(request: Request, before: Callable[[], None] = nothing) -> Timing:
        return measure(port, request, singles=options.singles, seconds=options.seconds, before=before)

    view = timed(getter("/bench/ok", anonymous))
    wagtail = timed(getter(targets["bare"], anonymous))
    commit = timed(poster("/bench/commit", anonymous, lambda number: urlencode({"body": WORDS})))
    figures: dict[str, dict[str, float]] = {}
    for name in ("home", "listing", "detail", "thread", "long_thread"):
        before = targets["before"].get(name, nothing)
        visitor = Client(headers={"accept-language": "en"}, SERVER_NAME="localhost")
        headers, client = (member, targets["client"]) if name in targets["before"] else (anonymous, visitor)
        timing = timed(getter(targets[name], headers), before)
        figures[name] = figure(timing, view, wagtail) | {"sql": sql_count(client, targets[name], before)}
    figures["post"] = post_figure(port, targets, member, view, wagtail, timed) | {"bare_commit_p50_ms": commit.p50_ms}
    return figures


def figure(timing: Timing, view: Timing, wagtail: Timing) -> dict[str, float]:
    return {
        "p50_ms": timing.p50_ms,
        "p95_ms": timing.p95_ms,
        "rps": timing.rps,
        "bare_view_rps": view.rps,
        "bare_wagtail_rps": wagtail.rps,
        "bytes": timing.size,
    }


def post_figure(port: int, targets: dict[str, Any], member: dict[str, str], view: Timing, wagtail: Timing, timed: Any) -> dict[str, float]:
    """Posting by the plain form: the token from the page, a fresh key each time."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    path = targets["measured"].get_absolute_url()
    token = "a" * 32
    headers = {**member, "Cookie": member["Cookie"] + f"; csrftoken={token}", "X-CSRFToken": token, "Origin": f"http://localhost:{port}"}
    timing = timed(poster(path, headers, lambda number: urlencode({"body": WORDS * 3, "client_key": str(uuid.uuid4())})))
    client = targets["client"]
    with CaptureQueriesContext(connection) as queries:
        assert client.post(path, {"body": WORDS, "client_key": str(uuid.uuid4())}).status_code in (200, 201, 302)
    return figure(timing, view, wagtail) | {"sql": len(queries)}


def print_table(figures: dict[str, dict[str, float]]) -> None:
    print(f"{'page':12}{'p50 ms':>9}{'p95 ms':>9}{'rps':>8}{'view rps':>10}{'wagtail':>9}{'SQL':>5}{'bytes':>8}")
    for name, row in figures.items():
        print(
            f"{name:12}{row['p50_ms']:>9}{row['p95_ms']:>9}{row['rps']:>8}{row['bare_view_rps']:>10}{row['bare_wagtail_rps']:>9}{int(row['sql']):>5}{int(row['bytes']):>8}"
        )
    post = figures["post"]
    print(f"post / bare commit p50: {post['p50_ms'] / post['bare_commit_p50_ms']:.2f}")


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    sys.exit(main(sys.argv[1:]))
