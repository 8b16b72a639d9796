"""Who came in, who failed, what changed about signing in: as log events with ids only, never an address or what was typed."""

from typing import Any

from allauth.account import signals as account_signals
from allauth.mfa import signals as factor_signals
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from exchange.accounts.signals import invitation_accepted
from exchange.core.logs import emit


@receiver(user_logged_in, dispatch_uid="accounts.audit.in")
def signed_in(user: Any, **kwargs: Any) -> None:
    emit("account.signed_in", user_id=user.pk)


@receiver(user_logged_out, dispatch_uid="accounts.audit.out")
def signed_out(user: Any, **kwargs: Any) -> None:
    if user is not None:
        emit("account.signed_out", user_id=user.pk)


@receiver(user_login_failed, dispatch_uid="accounts.audit.failed")
def sign_in_failed(**kwargs: Any) -> None:
    emit("account.sign_in_failed")


@receiver(
    [account_signals.password_changed, account_signals.password_set, account_signals.password_reset], dispatch_uid="accounts.audit.password"
)
def password_changed(user: Any, **kwargs: Any) -> None:
    emit("account.password_changed", user_id=user.pk)


@receiver(account_signals.email_changed, dispatch_uid="accounts.audit.email")
def address_changed(user: Any, **kwargs: Any) -> None:
    emit("account.address_changed", user_id=user.pk)


@receiver(factor_signals.authenticator_added, dispatch_uid="accounts.audit.factor_added")
def factor_added(user: Any, authenticator: Any, **kwargs: Any) -> None:
    emit("account.factor_added", user_id=user.pk, factor=str(authenticator.type))


@receiver(factor_signals.authenticator_removed, dispatch_uid="accounts.audit.factor_removed")
def factor_removed(user: Any, authenticator: Any, **kwargs: Any) -> None:
    emit("account.factor_removed", user_id=user.pk, factor=str(authenticator.type))


@receiver(invitation_accepted, dispatch_uid="accounts.audit.accepted")
def accepted(invitation: Any, user: Any, **kwargs: Any) -> None:
    emit("invitation.accepted", user_id=user.pk, invitation_id=invitation.pk, kind=invitation.kind)
