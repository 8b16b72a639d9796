"""What accounts, sign-in and invitations hold about a person, and who has to stay until another is found."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from exchange.accounts.models import User
from exchange.accounts.roles import NETWORK_ADMINISTRATORS
from exchange.core.personal.registry import Fate, Held, register, register_obstacle

ACCOUNT = "The account: name, addresses, language, organisation, roles"
SIGN_IN = "Ways to sign in, sessions, sign-in records"
INVITED = "Invitations to the person's address, which hold name and organisation"
WITHHELD = "a secret; its existence is told by the account's pages"


def declare() -> None:
    register("accounts", *_account(), *_sign_in(), *_invitations(), *_own_data())
    register_obstacle(only_administrator, lock=lock_administrators)


def _account() -> list[Held]:
    fields = ("email", "display_name", "language", "organisation__name", "is_staff", "is_superuser", "date_joined", "last_login")
    return [
        Held(model="accounts.User", by="pk", what=ACCOUNT, with_account=True, exported=fields),
        Held(model="account.EmailAddress", by="user", what=ACCOUNT, with_account=True, exported=("email", "verified", "primary")),
        Held(model="accounts.User_groups", by="user", what=ACCOUNT, exported=("group__name",)),
        Held(model="accounts.User_user_permissions", by="user", what=ACCOUNT, exported=("permission__codename",)),
    ]


def _sign_in() -> list[Held]:
    seen = ("ip", "user_agent", "created_at", "last_seen_at")
    return [
        Held(model="usersessions.UserSession", by="user", what=SIGN_IN, exported=seen),
        Held(model="mfa.Authenticator", by="user", what=SIGN_IN, exported=("type", "created_at", "last_used_at")),
        Held(model="socialaccount.SocialAccount", by="user", what=SIGN_IN, exported=("provider", "uid", "date_joined", "last_login")),
        Held(model="socialaccount.SocialToken", by="account__user", what=SIGN_IN, withheld=WITHHELD),
        Held(model="account.EmailConfirmation", by="email_address__user", what=SIGN_IN, withheld=WITHHELD),
    ]


def _invitations() -> list[Held]:
    told = ("email", "kind", "language", "created_at", "accepted_at", "revoked_at")
    return [
        Held(model="accounts.Invitation", by="accepted_by", addresses=("email",), what=INVITED, exported=told),
        Held(
            model="accounts.Invitation",
            by="invited_by",
            what="Invitations that the person sent",
            fate=Fate.UNNAMED,
            reason="they are the invited people's",
            exported=("kind", "language", "created_at", "accepted_at", "revoked_at"),
        ),
    ]


def _own_data() -> list[Held]:
    return [
        Held(model="accounts.PersonalArchive", by="user", what="Archives of the person's data", exported=("state", "asked_at", "ready_at")),
        Held(
            model="accounts.Erasure",
            by="user",
            what="That an account was erased",
            fate=Fate.KEPT,
            reason="proves that the wish was carried out; names nobody once it was",
            until="three years after",
            exported=("state", "asked_at"),
        ),
    ]


def lock_administrators(user: User) -> None:
    Group.objects.select_for_update().filter(name=NETWORK_ADMINISTRATORS, user=user).first()


def only_administrator(user: User) -> Iterable[str]:
    if not user.groups.filter(name=NETWORK_ADMINISTRATORS).exists():
        return
    others = Group.objects.get(name=NETWORK_ADMINISTRATORS).user_set.filter(is_active=True).exclude(pk=user.pk)
    if not others.exists():
        yield _(
            "You are the only network administrator. Invite another one under “Invitations” in the editors’ pages, and wait for the answer."
        )
