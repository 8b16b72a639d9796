"""Production's processes on this machine, without containers: gunicorn, uvicorn and the worker on PostgreSQL and Redis.

Run inside the environment with DATABASE_URL (a server on which a database may be made) and REDIS_URL set:
`python .ci/smoke.py`. It goes the way of docs/deploy.md, looks from outside, and stops each process with SIGTERM.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import signal
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import dj_database_url
import psycopg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

ROOT = Path(__file__).resolve().parent.parent
HOST = "exchange.example"
MEMBER = """
from tests.factories.discussions import make_group, make_member, make_thread
from django.test import Client
group = make_group("smoke")
member = make_member(group)
thread = make_thread(group, member)
browser = Client()
browser.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
print("MEMBER", browser.session.session_key, f"/en/groups/{group.slug}/threads/{thread.public_id}/", thread.public_id)
"""


class MailServer(socketserver.ThreadingTCPServer):
    """As much of SMTP as a sender needs; keeps what it is given."""

    allow_reuse_address = daemon_threads = True
    mails: list[str]


class MailTalk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.server.mails.append("".join(part.decode() for part in iter(self.rfile.readline, b".\r\n")))  # type: ignore[attr-defined]
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 well\r\n")
            if word == b"QUIT":
                return


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Answer:
    def __init__(self, status: int, headers: dict[str, str], body: str) -> None:
        self.status, self.headers, self.body = status, headers, body


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


def ask(port: int, path: str, *, cookies: str = "", form: dict[str, str] | None = None, scheme: str = "https") -> Answer:
    """One request as the proxy would pass it on."""
    headers = {"Host": HOST, "X-Forwarded-Proto": scheme, "X-Forwarded-For": "192.0.2.7", "Referer": f"https://{HOST}/", "Cookie": cookies}
    body = urllib.parse.urlencode(form).encode() if form is not None else None
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data=body, headers=headers)
    try:
        found = urllib.request.build_opener(NoRedirects).open(request, timeout=20)
    except urllib.error.HTTPError as error:
        found = error
    with found:
        said = {name.lower(): "; ".join(found.headers.get_all(name)) for name in found.headers}
        return Answer(found.status, said, found.read().decode(errors="replace"))


class Topology:
    """The processes, their environment and their logs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.web, self.sockets, mail = free_port(), free_port(), free_port()
        self.mail_server = MailServer(("127.0.0.1", mail), MailTalk)
        self.mail_server.mails = []
        threading.Thread(target=self.mail_server.serve_forever, daemon=True).start()
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "exchange.settings.production",
            "SECRET_KEY": secrets.token_urlsafe(64),
            "ALLOWED_HOSTS": HOST,
            "BASE_URL": f"https://{HOST}",
            "DATABASE_URL": own_database(),
            "EMAIL_URL": f"smtp://127.0.0.1:{mail}",
            "DEFAULT_FROM_EMAIL": f"no-reply@{HOST}",
            "TRUSTED_PROXY_COUNT": "1",
            "WEB_CONCURRENCY": "2",
            "EXCHANGE_DATA_DIR": str(folder / "data"),
            "EXCHANGE_STATIC_ROOT": str(folder / "static"),
        }
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def manage(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *words], cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=300, check=False
        )
        if done.returncode:
            raise AssertionError(f"manage.py {words[0]}: {done.stdout[-1500:]}{done.stderr[-3000:]}")
        return done.stdout

    def start(self) -> None:
        tools = Path(sys.executable).parent
        web = [
            str(tools / "gunicorn"),
            "exchange.wsgi",
            f"--bind=127.0.0.1:{self.web}",
            "--threads=4",
            "--graceful-timeout=10",
            "--no-control-socket",
        ]
        sockets = [str(tools / "uvicorn"), "exchange.asgi:application", "--host=127.0.0.1", f"--port={self.sockets}", "--lifespan=on"]
        # uvicorn too would take the number of its processes from WEB_CONCURRENCY.
        sockets += ["--workers", "1", "--ws", "exchange.realtime.protocol:PageSocket"]
        sockets += ["--ws-max-size", "16384", "--ws-per-message-deflate", "false", "--ws-ping-interval", "25", "--ws-ping-timeout", "60"]
        for name, words in {"web": web, "sockets": sockets, "worker": [sys.executable, "manage.py", "worker"]}.items():
            with (self.folder / f"{name}.log").open("wb") as log:
                self.processes[name] = subprocess.Popen(words, cwd=ROOT, env=self.environment, stdout=log, stderr=log)

    def log_of(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def stop(self, name: str) -> None:
        """SIGTERM must be enough, at once and without a complaint."""
        process = self.processes.pop(name)
        process.send_signal(signal.SIGTERM)
        # uvicorn hands the signal on when it has closed everything, so that it is seen by who started it.
        ended = process.wait(20)
        check(ended in (0, -signal.SIGTERM), f"{name} ends on SIGTERM ({ended})")
        check("Traceback" not in self.log_of(name), f"{name} has nothing to complain of", self.log_of(name))

    def kill(self) -> None:
        for process in self.processes.values():
            process.kill()
        self.mail_server.shutdown()


def own_database() -> str:
    """A new empty database on the server that DATABASE_URL names."""
    said = dj_database_url.parse(os.environ["DATABASE_URL"])
    name = "exchange_smoke"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as administration:
        administration.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        administration.execute(f"CREATE DATABASE {name}")
    return os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}" if said["NAME"] else os.environ["DATABASE_URL"] + name


def check(well: object, what: str, otherwise: str = "") -> None:
    if not well:
        raise AssertionError(f"{what}: no\n{otherwise[-3000:]}")
    print(f"✓ {what}", flush=True)


def wait_for(well: object, what: str, *, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not (found := well()):  # type: ignore[operator]
        if time.monotonic() > deadline:
            break
        time.sleep(0.2)
    check(found, what)


def is_well(port: int) -> bool:
    try:
        return ask(port, "/healthz", scheme="http").status == 200
    except OSError:
        return False


def look_at_pages(it: Topology, link: str) -> None:
    said = json.loads(ask(it.web, "/healthz").body)
    check(said["well"] and set(said["parts"].values()) == {"well"}, f"every part is well: {', '.join(said['parts'])}", str(said))
    page = ask(it.web, "/en/account/login/")
    check(page.status == 200 and 'name="login"' in page.body, "the sign-in page asks for an address", page.body)
    check("max-age=31536000" in page.headers.get("strict-transport-security", ""), "with HSTS")
    check("default-src 'self'" in page.headers.get("content-security-policy", ""), "with a content security policy")
    cookie = page.headers.get("set-cookie", "")
    check("__Host-csrftoken=" in cookie and "Secure" in cookie, "with a secure cookie", cookie)
    sheet = re.search(r'href="(/static/css/exchange\.[0-9a-f]+\.css)"', page.body)
    check(sheet and ask(it.web, sheet[1]).status == 200, "with a style sheet under its hashed name", page.body[:2000])
    check(ask(it.web, "/en/account/login/", scheme="http").status == 301, "http is led to https")
    check(ask(it.web, "/admin/").status == 302, "/admin/ is closed to strangers")
    check(ask(it.web, "/en/").status == 200, "the home page is there")
    check(ask(it.web, urllib.parse.urlsplit(link).path).status in (200, 302), "the invitation's link opens")


def look_at_sockets(it: Topology) -> None:
    said = re.search(r"^MEMBER (\S+) (\S+) (\S+)$", it.manage("shell", "-c", MEMBER), re.MULTILINE)
    assert said
    session, address, thread = said.groups()
    cookie = f"__Host-sessionid={session}"

    def opened(origin: str, cookies: str) -> object:
        headers = {"Host": HOST, "X-Forwarded-Proto": "https", "Cookie": cookies}
        own: object = origin
        return connect(
            f"ws://{HOST}/ws/threads/{thread}/",
            sock=socket.create_connection(("127.0.0.1", it.sockets)),
            origin=own,  # type: ignore[arg-type]
            additional_headers={key: value for key, value in headers.items() if key != "Host"},
        )

    for origin, cookies, who in (("https://elsewhere.example", cookie, "a foreign page"), (f"https://{HOST}", "", "a stranger")):
        try:
            opened(origin, cookies)
        except InvalidStatus as refusal:
            check(refusal.response.status_code == 403, f"{who} gets no socket")
        else:
            raise AssertionError(f"{who} got a socket")
    with opened(f"https://{HOST}", cookie) as live:  # type: ignore[attr-defined]
        first = json.loads(live.recv(timeout=10))
        page = ask(it.web, address, cookies=cookie)
        check(page.status == 200, "a member reads the thread", page.body)
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.body))
        token = re.search(r"__Host-csrftoken=(\w+)", page.headers["set-cookie"])
        assert token
        form = {**fields, "body": "Posted through the web process."}
        sent = ask(it.web, address, cookies=f"{cookie}; __Host-csrftoken={token[1]}", form=form)
        check(sent.status == 302, "and posts", f"{sent.status} {sent.body}")
        hint = json.loads(live.recv(timeout=5))
        check(hint != first, "the sockets process tells the open page of it")


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="exchange-smoke-"))
    it = Topology(folder)
    try:
        (folder / "data").mkdir()
        it.manage("collectstatic", "--no-input", "--verbosity=0")
        it.manage("migrate", "--no-input", "--verbosity=0")
        it.manage("setup_network", "--verbosity=0")
        check(True, "migrated and set up")
        it.manage("check", "--deploy", "--fail-level=WARNING")
        link = it.manage("invite-admin", f"first@{HOST}").split()[-1]
        it.start()
        wait_for(lambda: is_well(it.web), "web answers and is well")
        wait_for(lambda: is_well(it.sockets), "sockets answer and are well")
        wait_for(
            lambda: any(link in mail.replace("=\n", "") for mail in it.mail_server.mails), "the worker sends the invitation", seconds=20
        )
        look_at_pages(it, link)
        look_at_sockets(it)
        for name, part in {"web": str(it.web), "sockets": str(it.sockets), "worker": "worker"}.items():
            words = [sys.executable, "deploy/healthy.py", part]
            wait_for(
                lambda words=words: (
                    not subprocess.run(words, cwd=ROOT, env=it.environment, stderr=subprocess.DEVNULL, check=False).returncode
                ),
                f"the health check of {name} finds it well",
                seconds=20,
            )
        for name in ("worker", "sockets", "web"):
            it.stop(name)
        it.manage("search_check")
        check(True, "database and index agree")
    except BaseException:
        for name in it.processes:
            print(f"--- {name}\n{it.log_of(name)[-3000:]}", file=sys.stderr)
        raise
    finally:
        it.kill()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
