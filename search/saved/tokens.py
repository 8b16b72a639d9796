"""Links that stop mails without signing in. They say whose mails or which search, signed, and do nothing else."""

from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

_SIGNER = Signer(salt="search.saved.stop")
PERSON, SEARCH = "person", "search"


@dataclass(frozen=True, slots=True)
class Stop:
    """All mails of a person, or those of one search."""

    what: str
    pk: int


def token_of(stop: Stop) -> str:
    return _SIGNER.sign(f"{stop.what}.{stop.pk}")


def read_token(token: str) -> Stop | None:
    try:
        what, _, pk = _SIGNER.unsign(token).partition(".")
    except BadSignature:
        return None
    return Stop(what, int(pk))
