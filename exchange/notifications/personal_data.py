"""What notices hold about a person."""

from exchange.core.personal.registry import Held, register

NOTICES = "Notices and their settings"


def declare() -> None:
    register(
        "notifications",
        Held(model="notifications.Notice", by="user", what=NOTICES, exported=("kind", "created_at", "read_at", "mailed_at")),
        Held(model="notifications.NoticeSettings", by="user", what=NOTICES, exported=("rhythm", "is_paused", "choices")),
    )
