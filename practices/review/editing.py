"""Form, panels and permission tester of pages that go through review."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel, Panel
from wagtail.models import PagePermissionTester

from exchange.core.slugs import OneSlugForm
from practices.review.choices import refuse_unknown_choices
from practices.review.enums import TaskAction

REASON_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something a submission must hold: a field, or rows of children."""

    field: str
    label: str | Promise


class ReviewedPagePermissionTester(PagePermissionTester):
    """What was public once, or lies before the reviewers, is not deleted or moved by its editors."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        if not self.user.is_superuser and (self.page.first_published_at or self.page.workflow_in_progress):
            return False
        return bool(super().can_delete(ignore_bulk))


class ReviewedPageForm(OneSlugForm):
    """Asks for everything at submission only: Wagtail defers required fields when a draft is saved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.is_translation:
            for name in self.instance.facts_of_original:
                self.fields.pop(name, None)
                self.formsets.pop(name, None)
        for requirement in self.instance.required_for_submission:
            if requirement.field in self.fields:
                self.fields[requirement.field].required = True
        self._show_request()
        refuse_unknown_choices(self, self.for_user)

    def _show_request(self) -> None:
        """What the administrator asked for stands at the field that it is about."""
        request = self.instance.open_request
        if request is not None and request.field in self.fields:
            self.fields[request.field].help_text = gettext("Asked for in review: %(reason)s") % {"reason": request.reason}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            for requirement in self.instance.required_for_submission:
                if self._has_no_rows(requirement.field):
                    self.add_error(None, gettext("Still missing: %(what)s") % {"what": requirement.label})
        return cleaned

    def still_missing(self) -> list[Requirement]:
        """What a submission would lack: by what was just sent, else by what is saved."""
        if not self.is_bound:
            return list(self.instance.missing_for_submission())
        return [one for one in self.instance.requirements() if self._is_empty(one.field)]

    def _is_empty(self, name: str) -> bool:
        # A value that was refused is missing in the cleaned data.
        return not self.cleaned_data.get(name) if name in self.fields else self._has_no_rows(name)

    def _has_no_rows(self, name: str) -> bool:
        formset = self.formsets.get(name)
        if formset is None:
            return False
        return not any(form.instance.pk or form.has_changed() for form in formset if not _is_struck_out(form))


def _is_struck_out(form: Any) -> bool:
    """Whether the editor removed the row; the formsets are validated after the page, so the sent value is read."""
    return DELETION_FIELD_NAME in form.fields and bool(form[DELETION_FIELD_NAME].value())


class DecisionForm(forms.Form):
    """Names of the fields are those of the Task's keyword arguments."""

    revision = forms.CharField(widget=forms.HiddenInput, max_length=60, required=False)
    comment = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 4}), max_length=REASON_LENGTH, required=False, strip=True
    )
    field = forms.CharField(widget=forms.HiddenInput, max_length=60, required=False)


class PublishForm(DecisionForm):
    revision = forms.CharField(widget=forms.HiddenInput, max_length=60)


class SendBackForm(DecisionForm):
    comment = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=REASON_LENGTH,
        strip=True,
        error_messages={"required": _("Say why: the editor reads it.")},
    )


def form_for_action(action: str) -> type[DecisionForm]:
    return PublishForm if action == TaskAction.APPROVE else SendBackForm


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing and where in the form it belongs."""

    label: str
    anchor: str


class RowsPanel(InlinePanel):
    """Rows of children; left out where the form has none, as on a translation whose facts are the original's."""

    class BoundPanel(InlinePanel.BoundPanel):
        def __init__(self, *, panel: InlinePanel, form: Any = None, **kwargs: Any) -> None:
            self.is_left_out = form is not None and panel.relation_name not in form.formsets
            super().__init__(panel=panel, form=None if self.is_left_out else form, **kwargs)

        def is_shown(self) -> bool:
            return not self.is_left_out and bool(super().is_shown())


class SubmissionPanel(Panel):
    """State, the open request of the reviewers, and what is still missing, each with a link to its place."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "review/submission_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            page = self.instance
            rows = self._places_of_rows()
            request = page.open_request
            return {
                **context,
                "page": page if page.pk else None,
                "state": page.review_state if page.pk else None,
                "open_request": request,
                "request_anchor": self._anchor(request.field, rows) if request else "",
                "gaps": [Gap(str(one.label), self._anchor(one.field, rows)) for one in self.form.still_missing()],
            }

        def _anchor(self, name: str, rows: dict[str, str]) -> str:
            return f"#{self.form[name].id_for_label}" if name in self.form.fields else rows.get(name, "")

        def _places_of_rows(self) -> dict[str, str]:
            handler = self.instance.get_edit_handler()
            return dict(_places(handler.get_bound_panel(instance=self.instance, request=self.request, form=self.form)))


def _places(bound: Any) -> Iterator[tuple[str, str]]:
    """Where rows of children stand. Wagtail's templates name a section by its group and itself, without the "child" of the prefix."""
    name = getattr(bound.panel, "relation_name", "")
    if name:
        yield name, f"#{'-'.join(bound.prefix.rsplit('-child-', 1))}-section"
    elif hasattr(bound, "children"):
        for child in bound.children:
            yield from _places(child)
