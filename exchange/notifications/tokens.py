"""Links that stop mails without signing in. They say whose mails and which, signed, and do nothing else."""

from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

_SIGNER = Signer(salt="exchange.notifications.stop")
MAILS, DIGEST = "mails", "digest"


@dataclass(frozen=True, slots=True)
class Stop:
    """All mails of a person, or the digest alone."""

    what: str
    user_id: int


def token_of(stop: Stop) -> str:
    return _SIGNER.sign(f"{stop.what}.{stop.user_id}")


def read_token(token: str) -> Stop | None:
    try:
        what, _, user_id = _SIGNER.unsign(token).partition(".")
    except BadSignature:
        return None
    return Stop(what, int(user_id))
