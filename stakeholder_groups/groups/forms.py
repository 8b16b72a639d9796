"""Forms of group spaces. Each keeps what was typed when it refuses."""

from typing import Any, ClassVar, cast

from django import forms
from django.conf import settings
from django.db.models import Model
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from exchange.partners.models import Network
from stakeholder_groups.groups.enums import GroupKind, Role
from stakeholder_groups.groups.models import Group, JoinRequest, Membership
from stakeholder_groups.groups.rules import LONGEST_LIST
from stakeholder_groups.groups.selectors import members_of

LONGEST_ABSENCE = 200
RESERVED_SLUGS = frozenset({"bookmarks", "calendar", "new"})


class AskToJoinForm(forms.ModelForm[JoinRequest]):
    accept_rules = forms.BooleanField(label=_("I accept the community rules"), required=True)

    class Meta:
        model = JoinRequest
        fields = ["name", "email", "organisation_name", "kind", "message"]
        widgets: ClassVar[dict[str, Any]] = {"message": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, asks_for_rules: bool, known_address: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_for_rules:
            del self.fields["accept_rules"]
        if known_address:
            # Who is signed in asks with the own address; a typed one would let people in who never asked.
            del self.fields["email"]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()


class InvitationListForm(forms.Form):
    people = forms.CharField(
        label=_("People to invite"),
        help_text=_("One person a line: address; organisation; kind; name. The name may be left out."),
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "autocomplete": "off"}),
        max_length=200_000,
        strip=False,
    )
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=settings.LANGUAGES)

    def clean_people(self) -> str:
        people = str(self.cleaned_data["people"])
        lines = [line for line in people.splitlines() if line.strip()]
        if not lines:
            raise forms.ValidationError(_("Paste at least one line."))
        if len(lines) > LONGEST_LIST:
            raise forms.ValidationError(_("Paste at most %(limit)d lines at a time.") % {"limit": LONGEST_LIST})
        return people


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give a reason. The person gets to read it.")},
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


class PersonChoiceField(forms.ModelChoiceField[Membership]):
    def label_from_instance(self, obj: Membership) -> str:
        return obj.user.get_full_name()


class AbsenceForm(forms.Form):
    """The last day counts: on the day after it, the coordinator is in charge again by herself."""

    away_from = forms.DateField(label=_("First day away"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    away_until = forms.DateField(label=_("Last day away"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    deputy = PersonChoiceField(
        label=_("Who stands in for you"),
        queryset=Membership.objects.none(),
        help_text=_("She or he gets all rights of a coordinator for these days and the mails that you would get."),
    )

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = members_of(membership.group).exclude(pk=membership.pk)
        cast("forms.ModelChoiceField[Membership]", self.fields["deputy"]).queryset = chosen

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("away_from"), cleaned.get("away_until")
        if last and last < timezone.localdate():
            self.add_error("away_until", _("This day is over. Choose today or a later day."))
        elif first and last and last < first:
            self.add_error("away_until", _("The last day must not be before the first one."))
        elif first and last and (last - first).days > LONGEST_ABSENCE:
            self.add_error(
                "away_until", _("An absence has at most %(days)d days. Name another coordinator instead.") % {"days": LONGEST_ABSENCE}
            )
        return cleaned


class ListedForm(forms.Form):
    listed = forms.BooleanField(
        label=_("Name me on the group's public page"),
        help_text=_("Your name and organisation, nothing you write. You can change this at any time."),
        required=False,
    )


class GroupSettingsForm(forms.ModelForm[Group]):
    """Text in two languages, and whether the public hears of the group at all.

    Each field says beside it what it was when the form was opened, so that `changed_data` names only what this person changed.
    """

    class Meta:
        model = Group
        fields = ["language", "name", "purpose", "second_language", "second_name", "second_purpose", "is_public_page"]
        widgets: ClassVar[dict[str, Any]] = {
            "purpose": forms.Textarea(attrs={"rows": 5}),
            "second_purpose": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        second = cleaned.get("second_language")
        if second and second == cleaned.get("language"):
            self.add_error("second_language", _("Choose another language than the first one."))
        if second and not cleaned.get("second_name"):
            self.add_error("second_name", _("Give the name in the second language too."))
        return cleaned


class StartGroupForm(GroupSettingsForm):
    coordinator_email = forms.EmailField(
        label=_("Address of the coordinator"), help_text=_("She or he gets an invitation. Your own address makes you the coordinator.")
    )

    class Meta(GroupSettingsForm.Meta):
        fields = ["kind", "network", "participation", "policy_instrument", "theme", *GroupSettingsForm.Meta.fields]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["network"].initial = Network.objects.first()
        for field in self.fields.values():
            field.show_hidden_initial = False

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == GroupKind.LOCAL and not cleaned.get("participation"):
            self.add_error("participation", _("A local group belongs to a partner: choose it."))
        if cleaned.get("kind") == GroupKind.NETWORK:
            cleaned["participation"] = None
            self.instance.participation = None
        return cleaned

    def clean_coordinator_email(self) -> str:
        return str(self.cleaned_data["coordinator_email"]).strip().lower()


def free_slug(name: str, model: type[Model] = Group) -> str:
    """A slug for the name that no other group has."""
    base = slugify(name)[:70] or "group"
    slug, number = base, 2
    while slug in RESERVED_SLUGS or model._default_manager.filter(slug=slug).exists():
        slug, number = f"{base}-{number}", number + 1
    return slug
