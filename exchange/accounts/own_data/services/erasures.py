"""Having an account erased: closed at once, emptied by the worker room by room, gone at the end."""

from collections.abc import Sequence

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from exchange.accounts.own_data.enums import ErasureState
from exchange.accounts.own_data.models import Erasure
from exchange.accounts.own_data.selectors import person_of
from exchange.core import outbox
from exchange.core.logs import emit
from exchange.core.mail import Handling, queue_template_mail
from exchange.core.models import OutboxEntry
from exchange.core.personal.erasing import erase_room
from exchange.core.personal.registry import lock_obstacles, obstacles_of, rooms

TOPIC = "erasure"


class ObstaclesError(Exception):
    """Something has to be done first; `lines` say what."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(lines)
        self.lines = lines


def ask_for_erasure(*, user: User, by_operator: bool = False) -> Erasure:
    """Close the account and leave the rest to the worker; asked again nothing more happens."""
    with transaction.atomic():
        # Before the account's own row, as whoever leaves a group does.
        lock_obstacles(user)
        # Of two requests at once the second waits here and finds what the first one did.
        User.objects.select_for_update().get(pk=user.pk)
        if erasure := Erasure.objects.filter(user=user).first():
            return erasure
        if lines := obstacles_of(user):
            transaction.set_rollback(True)
            raise ObstaclesError(lines)
        erasure = Erasure.objects.create(user=user, by_operator=by_operator)
        close_account(user)
        outbox.record(TOPIC, str(erasure.pk), {"erasure": erasure.pk})
    return erasure


def close_account(user: User) -> None:
    """From now on nobody is signed in as her: the session of an inactive account opens nothing. Open sockets end."""
    user.is_active = False
    user.save(update_fields=["is_active"])


def end_sessions(user_id: int) -> int:
    """A session names its user only inside, so all of them are looked at."""
    ended = 0
    for session in Session.objects.all().iterator():
        if session.get_decoded().get("_auth_user_id") == str(user_id):
            session.delete()
            ended += 1
    return ended


@outbox.handler(TOPIC, one_by_one=True, in_turn=True)
def carry_out(entries: Sequence[OutboxEntry]) -> None:
    """Broken off, it starts again and finds what is left. The account's own row goes last: it says whose the rest is."""
    erasure = Erasure.objects.select_related("user").filter(pk=entries[0].payload["erasure"]).first()
    if erasure is None or erasure.user is None:
        return
    person = person_of(erasure.user)
    end_sessions(person.pk)
    for room in rooms():
        erasure.changed[room] = erasure.changed.get(room, 0) + erase_room(room, person)
        erasure.save(update_fields=["changed"])
    _finish(erasure, erasure.user)


def _finish(erasure: Erasure, user: User) -> None:
    with transaction.atomic():
        queue_template_mail(
            to=user.email, template="account_erased", context={}, language=user.language, handling=Handling(leaves_no_trace=True)
        )
        user.delete()
        Erasure.objects.filter(pk=erasure.pk).update(user=None, state=ErasureState.DONE, done_at=timezone.now())
    emit("account.erased", erasure_id=erasure.pk)
