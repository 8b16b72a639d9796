"""Mail servers that do not take mails, each in a thread of its own on this machine."""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    answer_to_recipient = b""

    def __init__(self, address: tuple[str, int], handler: Any) -> None:
        super().__init__(address, handler)
        self.connections = 0
        self.over = threading.Event()


class _Connection(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self.server.connections += 1
        if not self.server.answer_to_recipient:
            self.server.over.wait(30)
            return
        self.wfile.write(b"220 ready\r\n")
        for line in self.rfile:
            self.wfile.write(self.server.answer_to_recipient if line.upper().startswith(b"RCPT") else b"250 so be it\r\n")
            if line.upper().startswith(b"QUIT"):
                return


@contextmanager
def mail_server(settings: Any, answer_to_recipient: str = "") -> Iterator[_Server]:
    """The platform's mail goes to a server that answers this to every recipient; without it, it accepts and then says nothing."""
    with _Server(("127.0.0.1", 0), _Connection) as server:
        server.answer_to_recipient = f"{answer_to_recipient}\r\n".encode() if answer_to_recipient else b""
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_TIMEOUT = 0.05 if not answer_to_recipient else 5
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join(10)
