"""The chooser of elements in the form of an action: what it offers, confirms and shows are elements of practices that everybody may read."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from practices.good_practices.models import PracticeElement
from practices.good_practices.selectors import public_elements


def offered_elements() -> QuerySet[PracticeElement]:
    return public_elements().select_related("page__region").order_by("page__title", "page_id", "sort_order", "pk")


class _Offered:
    def get_filter_form_class(self) -> type[BaseFilterForm]:
        return ElementFilterForm

    def get_object_list(self) -> QuerySet[PracticeElement]:
        return offered_elements()

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,  # type: ignore[misc]  # from the view that this is mixed into
            Column("practice", label=_("Practice"), accessor=lambda element: element.page.title),
            Column("region", label=_("Region"), accessor=lambda element: element.page.region),
        ]


class ElementFilterForm(BaseFilterForm):
    """Every word must stand in the element, its practice or its region."""

    q = forms.CharField(label=_("Search term"), required=False)

    def filter(self, objects: "QuerySet[PracticeElement]") -> "QuerySet[PracticeElement]":
        self.search_query = self.cleaned_data.get("q", "")
        self.is_searching = bool(self.search_query)
        for word in self.search_query.split()[:8]:
            named = Q(page__region__code__iexact=word) | Q(page__region__label_en__icontains=word)
            objects = objects.filter(Q(name__icontains=word) | Q(page__title__icontains=word) | named)
        return objects


class ElementChooseView(_Offered, views.ChooseView):
    pass


class ElementChooseResultsView(_Offered, views.ChooseResultsView):
    pass


class ElementChosenView(views.ChosenView):
    def get_object(self, pk: str) -> PracticeElement:
        if not pk.isdecimal():
            raise PracticeElement.DoesNotExist
        return offered_elements().get(pk=pk)


class ElementChosenMultipleView(views.ChosenMultipleView):
    def get_objects(self, pks: Sequence[str]) -> QuerySet[PracticeElement]:
        return offered_elements().filter(pk__in=[pk for pk in pks if pk.isdecimal()])


class ElementChooser(BaseChooser):
    """Does not say how an element is called whose practice is not, or no longer, for everybody."""

    def get_display_title(self, instance: PracticeElement) -> str:
        if not public_elements().filter(pk=instance.pk).exists():
            return str(_("An element of a practice that is not published"))
        return str(super().get_display_title(instance))


class ElementChooserViewSet(ChooserViewSet):
    model = PracticeElement
    icon = "list-ul"
    choose_one_text = _("Choose an element")
    choose_another_text = _("Choose another element")
    choose_view_class = ElementChooseView
    choose_results_view_class = ElementChooseResultsView
    chosen_view_class = ElementChosenView
    chosen_multiple_view_class = ElementChosenMultipleView
    base_widget_class: Any = ElementChooser
    per_page = 20
