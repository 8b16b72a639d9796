"""allauth's hooks: sign-up by invitation only, mails through the outbox, factors that count for staff."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from exchange.accounts import pending
from exchange.accounts.services import InvitationClosedError, OtherAccountError, accept, hold
from exchange.core.mail import queue_mail

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin
    from django.forms import BaseForm

    from exchange.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "cannot_remove_primary_email": _("Your main e-mail address cannot be removed."),
        "duplicate_email": _("This e-mail address belongs to this account already."),
        "email_password_mismatch": _("E-mail address or password is not right. Check both, or sign in by a code instead."),
        "email_taken": _("There is an account with this e-mail address already."),
        "max_email_addresses": _("You cannot add more than %d e-mail addresses."),
        # Said of codes that were asked for too often too, where nothing failed.
        "too_many_login_attempts": _("That were many tries in a short time. Wait a few minutes and try again."),
        "unknown_email": _("No account has this e-mail address."),
        "unverified_primary_email": _("Your e-mail address must be confirmed first."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Asked at each step, so that an invitation revoked half-way closes the door."""
        return pending.current(request) is not None

    def save_user(self, request: HttpRequest, user: "User", form: "BaseForm", commit: bool = True) -> "User":
        """The new account and the acceptance are one transaction."""
        user.display_name = form.cleaned_data.get("display_name", "")
        user.language = get_language() or settings.LANGUAGE_CODE
        with transaction.atomic():
            self.hold_pending(request)
            super().save_user(request, user, form, commit=commit)
            if commit:
                self.accept_pending(request, user)
        return user

    def hold_pending(self, request: HttpRequest) -> None:
        """First in the transaction, so that of two sign-ups at once the later finds the invitation closed."""
        invitation = pending.current(request)
        if invitation is None:
            raise InvitationClosedError
        hold(invitation=invitation)

    def accept_pending(self, request: HttpRequest, user: "User") -> None:
        """Raises when the invitation closed in the meantime or is another address's; the account is then undone."""
        invitation = pending.current(request)
        if invitation is None:
            raise InvitationClosedError
        pending.remember_welcome(request, accept(invitation=invitation, user=user))
        pending.forget(request)
        # The link proved that the mailbox is hers: no second code.
        self.stash_verified_email(request, invitation.email)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return pending.take_welcome(request) or str(super().get_signup_redirect_url(request))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queued: an answer takes as long for a known as for an unknown address, and a mail server may be down."""
        request = allauth_context.request
        extra = {"request": request, "email": email, "site_name": settings.SITE_NAME, "base_url": settings.BASE_URL, **context}
        message = self.render_mail(template_prefix, email, extra)
        with transaction.atomic():
            queue_mail(to=email, subject=str(message.subject), text=str(message.body), language=get_language() or "")


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """The door by another provider obeys the invitation too, with the form or without."""

    def save_user(self, request: HttpRequest, sociallogin: "SocialLogin", form: "BaseForm | None" = None) -> "User":
        adapter = AccountAdapter(request)
        try:
            with transaction.atomic():
                adapter.hold_pending(request)
                user: User = super().save_user(request, sociallogin, form)
                if form is None:
                    adapter.accept_pending(request, user)
        except (InvitationClosedError, OtherAccountError) as refusal:
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("accounts:refused"))) from refusal
        return user


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps are encrypted by SECRET_KEY: a copy of the database alone is no second factor."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def _get_site_name(self) -> str:
        return settings.SITE_NAME


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(b"accounts.second_factor" + key.encode()).digest())) for key in keys])
