"""Sign-in, sign-up by invitation and profile."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.fields import PasswordField
from allauth.account.forms import AddEmailForm as AllauthAddEmailForm
from allauth.account.forms import ChangeEmailForm as AllauthChangeEmailForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import RequestLoginCodeForm
from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.userkit import filter_users_by_email
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.socialaccount.forms import SignupForm as AllauthSocialSignupForm
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from exchange.accounts import pending
from exchange.accounts.models import User
from exchange.accounts.roles import is_staff_role
from exchange.accounts.services import InvitationClosedError, OtherAccountError


class LoginForm(AllauthLoginForm):
    """Address and password. allauth drops the password when sign-up asks for none; here people may set one later."""

    def _setup_password_field(self) -> None:
        self.fields["login"].label = _("E-mail address")
        self.fields["password"] = PasswordField(label=_("Password"), autocomplete="current-password")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class AddressInOwnWords(forms.Form):
    """An address is asked for in the same words on every page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].widget.attrs.pop("placeholder", None)


class CodeForm(AddressInOwnWords, RequestLoginCodeForm):
    """Where a code is sent to."""


class ResetPasswordForm(AddressInOwnWords, AllauthResetPasswordForm):
    """Where the code for a new password is sent to."""


class AddEmailForm(AddressInOwnWords, AllauthAddEmailForm):
    """The new address of an account."""


class ChangeEmailForm(AddressInOwnWords, AllauthChangeEmailForm):
    """Another address for one that was not confirmed."""


class InvitedFields(forms.Form):
    """What both sign-up forms, own and by another provider, ask and check."""

    display_name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("Members of the group see it beside what you write."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["display_name", "email"]

    def prepare(self) -> None:
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].help_text = _("The one that the invitation was sent to.")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean_email(self) -> str:
        """The same words for every other address, known or not: nothing tells whose the invitation is."""
        value: str = super().clean_email()  # type: ignore[misc]  # allauth's form has it
        invitation = pending.current(context.request)
        if invitation is None or invitation.email != value:
            raise forms.ValidationError(_("The invitation was sent to another address. Enter that one, or ask who invited you."))
        return value

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Who has an account already is led to sign in by code and comes back to the invitation."""
        if self.account_already_exists:  # type: ignore[attr-defined]  # allauth's form has it
            return None, sign_in_and_return(request, self.cleaned_data["email"])
        try:
            return super().try_save(request)  # type: ignore[misc]  # allauth's form has it
        except (InvitationClosedError, OtherAccountError):
            return None, HttpResponseRedirect(reverse("accounts:refused"))


def sign_in_and_return(request: HttpRequest, email: str) -> HttpResponse:
    """Send a sign-in code to the invited address and lead back to the invitation afterwards."""
    confirm = f"{reverse('account_confirm_login_code')}?{urlencode({'next': reverse('accounts:pending')})}"
    if ratelimit.consume(request, app="allauth.account", action="request_login_code", key=email):
        users = filter_users_by_email(email, is_active=True, prefer_verified=True, for_login=True)
        LoginCodeVerificationProcess.initiate(request=request, user=users[0] if users else None, email=email)
        return HttpResponseRedirect(confirm)
    get_adapter().add_message(request, 40, message=get_adapter().error_messages["rate_limited"])
    return HttpResponseRedirect(reverse("account_request_login_code"))


class SignupForm(InvitedFields, AllauthSignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare()
        trap = self.fields[settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD]
        trap.label = _("Leave this empty")
        # allauth hides its trap by an inline style, which the policy refuses; the template hides ours by a class.
        trap.widget.attrs = {"tabindex": "-1", "autocomplete": "off"}


class SocialSignupForm(InvitedFields, AllauthSocialSignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prepare()


class ProfileForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ["display_name", "organisation", "language"]
        help_texts = {
            "display_name": _("Others see it beside what you write. Without one you are shown as “Member”."),
            "organisation": _("Filled in when you ask to join a group. Each group shows the organisation that you joined it for."),
            "language": _("Of the pages when nothing else says so, and of the mails you get."),
        }
        widgets = {"display_name": forms.TextInput(attrs={"autocomplete": "name"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_staff_role(self.instance):
            # Rights hang on it: the platform's administrators write it.
            del self.fields["organisation"]
