"""Forms of what coordinators do with a thread. Dates are meant in the group's time."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from stakeholder_groups.discussions.forms.posts import FILLED_BY_THE_PAGE, PostForm
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.discussions.rules import numbers_in
from stakeholder_groups.discussions.selectors.documents import own_pages, page_at
from stakeholder_groups.discussions.services.placing import MOST_POSTS
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.zones import SkippedHourError, moment_on

LONGEST_AHEAD = timedelta(days=3 * 366)
MOST_SOURCES = 100


def reason_field(*, required: bool) -> forms.CharField:
    return forms.CharField(
        label=_("Reason"),
        required=required,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the log of the thread, which its readers can open."),
        error_messages={"required": _("Give a reason. The readers of the thread get to see it.")},
    )


class ReasonForm(forms.Form):
    reason = reason_field(required=True)


class DeadlineForm(forms.Form):
    """An hour that the clocks skip is refused; one that they show twice is the first."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    hour = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    reason = reason_field(required=False)

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = group.time_zone
        self.fields["hour"].help_text = gettext("In the time of %(zone)s.") % {"zone": self.zone.key.replace("_", " ")}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "day" not in values or "hour" not in values:
            return values
        wall = datetime.combine(values["day"], values["hour"])
        try:
            until = moment_on(wall, self.zone)
        except OverflowError:
            raise forms.ValidationError({"day": _("Choose a day within the next three years.")}) from None
        except SkippedHourError:
            raise forms.ValidationError({"hour": _("The clocks are put forward in this hour. Choose another time.")}) from None
        if until <= timezone.now():
            raise forms.ValidationError({"day": _("This moment has passed. Choose a later one.")})
        if until > timezone.now() + LONGEST_AHEAD:
            raise forms.ValidationError({"day": _("Choose a day within the next three years.")})
        return {**values, "until": until}


def _posts_of(thread: Thread, text: str, most: int) -> list[Post]:
    """The posts that a text like “3, 5-8” names; each must be there to be read."""
    try:
        numbers = numbers_in(text, most=most)
    except ValueError as error:
        raise forms.ValidationError(
            _("“%(part)s” is no number of a post. Write numbers with commas between them, like 3, 5-8."), params={"part": str(error)[:40]}
        ) from None
    if len(numbers) > most:
        raise forms.ValidationError(_("These are too many at once: at most %(most)s posts."), params={"most": most})
    found = {post.number: post for post in thread.posts.filter(number__in=numbers, moved_at__isnull=True).order_by("number")}
    if missing := [number for number in numbers if number not in found]:
        shown = ", ".join(str(number) for number in missing[:10])
        raise forms.ValidationError(_("There is no post with this number in the thread: %(numbers)s."), params={"numbers": shown})
    return list(found.values())


class OutcomeForm(PostForm):
    numbers = forms.CharField(
        label=_("Based on posts"),
        required=False,
        max_length=1_000,
        help_text=_("Their numbers, like 3, 7, 12. Each of these posts shows that the outcome uses it."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    field_order = ("body", "numbers", *FILLED_BY_THE_PAGE)

    def __init__(self, *args: Any, thread: Thread, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thread = thread

    def clean_numbers(self) -> list[Post]:
        posts = _posts_of(self.thread, str(self.cleaned_data["numbers"]), MOST_SOURCES)
        if gone := [str(post.number) for post in posts if not post.stands]:
            shown = ", ".join(gone)
            raise forms.ValidationError(_("The text of this post was withdrawn or hidden: %(numbers)s."), params={"numbers": shown})
        return posts


class SplitForm(forms.Form):
    title = forms.CharField(label=_("Title of the new thread"), max_length=200)
    numbers = forms.CharField(label=_("Posts"), max_length=1_000, help_text=_("Their numbers, like 3, 5-8."))
    reason = reason_field(required=False)

    def __init__(self, *args: Any, thread: Thread, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.thread = thread

    def clean_numbers(self) -> list[int]:
        return [post.number for post in _posts_of(self.thread, str(self.cleaned_data["numbers"]), MOST_POSTS)]


class MoveForm(forms.Form):
    to = forms.ModelChoiceField(Group.objects.none(), label=_("Group"), help_text=_("Groups that you coordinate."))
    reason = reason_field(required=False)

    def __init__(self, *args: Any, groups: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = groups


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        Thread.objects.none(), to_field_name="public_id", label=_("Thread"), help_text=_("The posts are added at its end.")
    )
    reason = reason_field(required=False)

    def __init__(self, *args: Any, threads: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["into"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = threads


class DocumentForm(forms.Form):
    """A page of the group's own partner from the list, or any published one by its address."""

    page = forms.ChoiceField(label=_("A page of your partner"), required=False, help_text=_("Its newest draft is shown to the group."))
    address = forms.CharField(
        label=_("Or the address of a published page"), required=False, max_length=500, help_text=_("A plan or a practice of the network.")
    )

    def __init__(self, *args: Any, group: Group, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        self.own = {str(page.pk): page for page in own_pages(group)}
        field = self.fields["page"]
        assert isinstance(field, forms.ChoiceField)
        rows = [(key, f"{page.draft_title} ({page.locale.language_code})") for key, page in self.own.items()]
        field.choices = [("", "–"), *rows]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.errors:
            return values
        chosen: Page | None = self.own.get(values.get("page", ""))
        if chosen is None and values.get("address"):
            chosen = page_at(values["address"], self.language)
            if chosen is None:
                raise forms.ValidationError({"address": _("There is no published plan or practice at this address.")})
        if chosen is None:
            raise forms.ValidationError({"page": _("Choose a page, or paste the address of one.")})
        return {**values, "chosen": chosen}
