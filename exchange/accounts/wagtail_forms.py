"""Wagtail's forms for a person: no user name, no first and last name, no password given by somebody else."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from wagtail.users.forms import UserCreationForm, UserEditForm

from exchange.accounts.models import User

_OWN_FIELDS = ["email", "display_name", "language", "organisation", "is_superuser", "groups"]


class _PersonForm(forms.ModelForm[User]):
    """Passwords are the person's own, set after signing in by code; Wagtail asks for one otherwise."""

    password_enabled = False
    password_required = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = User._meta.get_field("email").verbose_name
        self.fields["groups"].queryset = Group.objects.order_by("name")  # type: ignore[attr-defined]  # a model choice field

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()


class PersonCreationForm(_PersonForm, UserCreationForm):
    first_name = None
    last_name = None

    class Meta(UserCreationForm.Meta):
        fields = _OWN_FIELDS

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        user: User = super().save(commit=commit)
        return user


class PersonEditForm(_PersonForm, UserEditForm):
    first_name = None
    last_name = None

    class Meta(UserEditForm.Meta):
        fields = [*_OWN_FIELDS, "is_active"]
