"""The thesaurus in the editors' pages. Who may edit it is set by setup_network.

Beside saving, the form has a button that tries the entry out: a plain form post to the same address, so that the same
people may do it, what was typed stays, and nothing is saved.
"""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from exchange.core.languages import reader_language
from search.thesaurus.forms import TrialForm, proposed
from search.thesaurus.models import ThesaurusEntry
from search.thesaurus.terms import LANGUAGES
from search.thesaurus.trial import try_out

BUTTON = "try-out"
_HOW = _("One term a line, or several with commas between; of one to four words each. The usual one comes first.")


class TryingOut:
    """Mixed into Wagtail's views of the form."""

    request: HttpRequest

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if BUTTON not in request.POST:
            answer: HttpResponseBase = super().post(request, *args, **kwargs)  # type: ignore[misc]  # Wagtail's
            return answer
        view: Any = self
        view.object = view.get_object() if isinstance(self, EditView) else None
        view.form = view.get_form()
        question = TrialForm(request.POST, prefix="trial")
        is_usable = all([view.form.is_valid(), question.is_valid()])
        trial = try_out(view.form.instance, **question.cleaned_data) if is_usable else None
        tried: HttpResponseBase = view.render_to_response(view.get_context_data(trial_form=question, trial=trial))
        return tried

    def get_initial(self) -> dict[str, Any]:
        view: Any = self
        texts = view.object.texts if isinstance(self, EditView) else {}
        initial: dict[str, Any] = super().get_initial()  # type: ignore[misc]  # Wagtail's
        return initial | proposed(self.request.GET, texts)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "trial_form" not in kwargs:
            kwargs["trial_form"] = TrialForm(prefix="trial", initial={"language": reader_language()})
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # Wagtail's
        return context | {"trial_button": BUTTON}


class AddView(TryingOut, CreateView):
    pass


class ChangeView(TryingOut, EditView):
    pass


class ThesaurusViewSet(SnippetViewSet):
    model = ThesaurusEntry
    icon = "openquote"
    menu_label = _("Thesaurus")
    menu_name = "thesaurus"
    menu_order = 410
    add_to_admin_menu = True
    copy_view_enabled = False
    add_view_class = AddView
    edit_view_class = ChangeView
    create_template_name = "search/thesaurus/create.html"
    edit_template_name = "search/thesaurus/edit.html"
    list_display = ["__str__", "terms_it", "terms_es", "terms_pl", "terms_sv", "is_active"]
    list_filter = ["is_active"]
    list_per_page = 50
    search_fields = [f"terms_{language}" for language in LANGUAGES]
    ordering = ["slug"]
    panels = [
        MultiFieldPanel([FieldPanel(f"terms_{language}") for language in LANGUAGES], heading=_("Terms"), help_text=_HOW),
        FieldPanel("note"),
        FieldPanel("is_active"),
    ]

    def register_chooser_viewset(self) -> None:
        """Nothing refers to an entry, so nobody chooses one."""
