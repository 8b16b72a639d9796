"""People with verified addresses, and invitations."""

from __future__ import annotations

import factory
from allauth.account.models import EmailAddress

from exchange.accounts.enums import InvitationKind
from exchange.accounts.models import Invitation, User
from exchange.accounts.services import create_account, invite

PASSWORD = "a-long-enough-password"


class UserFactory(factory.django.DjangoModelFactory):
    """`password` sets one; `groups` are names of roles; the address is verified unless `verified=False`."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.eu")
    display_name = factory.Sequence(lambda n: f"Person {n}")

    @classmethod
    def _create(cls, model_class, *args, verified=True, superuser=False, **kwargs):
        user = create_account(**kwargs)
        if superuser:
            User.objects.filter(pk=user.pk).update(is_superuser=True, is_staff=True)
            user.refresh_from_db()
        if not verified:
            EmailAddress.objects.filter(user=user).update(verified=False)
        return user


def make_invitation(*, actor: User | None = None, email="new@example.eu", kind=InvitationKind.EXPERT, **fields) -> tuple[Invitation, str]:
    """An invitation and its token, brought into another state by `fields` (expires_at, revoked_at, accepted_at)."""
    arguments = {key: fields.pop(key) for key in ("target", "language") if key in fields}
    invitation, token = invite(actor=actor, email=email, kind=kind, **arguments)
    if fields:
        Invitation.objects.filter(pk=invitation.pk).update(**fields)
        invitation.refresh_from_db()
    return invitation, token
