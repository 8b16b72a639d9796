"""`dev.py bench pages`: home, listing, detail, thread, post on one worker without a page cache, beside two bare references.

Everything is measured in one run on one server, so the ratios hold on any machine. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
import urllib.request
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.bench.live_setup import members
from tests.bench.load import Request, Timing, getter, measure, poster
from tests.bench.scratch import make_network, scratch_folder
from tests.helpers.server import ROOT, free_port

WORDS = "A single contact point answers the first question of a firm within two working days and stays with the case until it has applied. "


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench pages")
    parser.add_argument("--singles", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--posts", type=int, default=50, help="posts of the thread that is read")
    parser.add_argument("--made-up", action="store_true", help="a practice and a group instead of the demonstration's, for a quick look")
    options = parser.parse_args(argv)
    with scratch_folder():
        import django

        django.setup()
        targets = prepare(options.posts, made_up=options.made_up)
        with running_server() as port:
            figures = measure_all(port, targets, options)
    print_table(figures)
    print(json.dumps({"pages": figures}))
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
        members(1)
    else:
        call_command("load_demo", verbosity=0)
    call_command("search_rebuild", verbosity=0)


def prepare(posts: int, *, made_up: bool) -> dict[str, Any]:
    """The network's data, a bare page, a thread of so many posts; returns what to ask for."""
    from django.test import Client
    from wagtail.models import Page, Site

    from practices.good_practices.models import GoodPracticePage
    from tests.bench.bare.models import BarePage

    make_network()
    fill_network(made_up=made_up)
    home = Site.objects.get(is_default_site=True).root_page
    bare: Page = home.add_child(instance=BarePage(title="Bare", slug="bare", body=f"<p>{WORDS * 8}</p>", locale=home.locale))
    thread = long_thread(posts)
    client = Client(SERVER_NAME="localhost")
    client.force_login(thread.author)
    practice = GoodPracticePage.objects.live().filter(locale__language_code="en").order_by("pk").first()
    assert practice is not None
    return {
        "session": client.cookies["sessionid"].value,
        "client": client,
        "bare": f"/en/{bare.slug}/",
        "home": "/en/",
        "listing": "/en/catalogue/",
        "detail": "/en/" + practice.url_path.split("/", 2)[2],
        "thread": thread.get_absolute_url(),
        "post": thread.get_absolute_url(),
    }


def long_thread(posts: int) -> Any:
    """A thread of the first member, with so many posts."""
    from stakeholder_groups.discussions.services import send_post, start_thread
    from stakeholder_groups.groups.models import Membership

    membership = Membership.objects.filter(removed_at=None).select_related("group", "user").order_by("pk").first()
    assert membership is not None
    thread = start_thread(actor=membership.user, group=membership.group, title="Measured", body=WORDS)
    for _ in range(posts - 1):
        send_post(actor=membership.user, thread=thread, body=WORDS * 3)
    return thread


def sql_count(client: Any, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def measure_all(port: int, targets: dict[str, Any], options: argparse.Namespace) -> dict[str, dict[str, float]]:
    from django.test import Client

    anonymous = {"Host": f"localhost:{port}", "Accept-Language": "en"}
    member = {**anonymous, "Cookie": f"sessionid={targets['session']}"}

    def timed(request: Request) -> Timing:
        return measure(port, request, singles=options.singles, seconds=options.seconds)

    view = timed(getter("/bench/ok", anonymous))
    wagtail = timed(getter(targets["bare"], anonymous))
    commit = timed(poster("/bench/commit", anonymous, lambda number: urlencode({"body": WORDS})))
    figures: dict[str, dict[str, float]] = {}
    for name in ("home", "listing", "detail", "thread"):
        headers, client = (
            (member, targets["client"])
            if name == "thread"
            else (anonymous, Client(headers={"accept-language": "en"}, SERVER_NAME="localhost"))
        )
        figures[name] = figure(timed(getter(targets[name], headers)), view, wagtail) | {"sql": sql_count(client, targets[name])}
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

    from stakeholder_groups.discussions.models import Thread

    thread = Thread.objects.select_related("group").get(title="Measured")
    path = thread.get_absolute_url()
    token = "a" * 32
    headers = {**member, "Cookie": member["Cookie"] + f"; csrftoken={token}", "X-CSRFToken": token, "Origin": f"http://localhost:{port}"}
    timing = timed(poster(path, headers, lambda number: urlencode({"body": WORDS * 3, "client_key": str(uuid.uuid4())})))
    client = targets["client"]
    with CaptureQueriesContext(connection) as queries:
        assert client.post(path, {"body": WORDS, "client_key": str(uuid.uuid4())}).status_code in (200, 201, 302)
    return figure(timing, view, wagtail) | {"sql": len(queries)}


def print_table(figures: dict[str, dict[str, float]]) -> None:
    print(f"{'page':10}{'p50 ms':>9}{'p95 ms':>9}{'rps':>8}{'view rps':>10}{'wagtail':>9}{'SQL':>5}{'bytes':>8}")
    for name, row in figures.items():
        print(
            f"{name:10}{row['p50_ms']:>9}{row['p95_ms']:>9}{row['rps']:>8}{row['bare_view_rps']:>10}{row['bare_wagtail_rps']:>9}{int(row['sql']):>5}{int(row['bytes']):>8}"
        )
    post = figures["post"]
    print(f"post / bare commit p50: {post['p50_ms'] / post['bare_commit_p50_ms']:.2f}")


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    sys.exit(main(sys.argv[1:]))
