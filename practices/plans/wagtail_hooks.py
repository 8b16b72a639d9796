"""The chooser of elements in the form of an action: elements of published practices only."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet


class _PublishedElements:
    def get_object_list(self) -> QuerySet[Any]:
        return self.model_class.objects.filter(page__live=True).select_related("page__region").order_by("page__title", "sort_order")  # type: ignore[attr-defined]

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,  # type: ignore[misc]
            Column("practice", label=_("Practice"), accessor=lambda element: element.page.title),
            Column("region", label=_("Region"), accessor=lambda element: element.page.region),
        ]


class ElementChooseView(_PublishedElements, ChooseView):
    pass


class ElementChooseResultsView(_PublishedElements, ChooseResultsView):
    pass


class ElementChooserViewSet(ChooserViewSet):
    model = "good_practices.PracticeElement"
    icon = "list-ul"
    choose_one_text = _("Choose an element")
    choose_another_text = _("Choose another element")
    choose_view_class = ElementChooseView
    choose_results_view_class = ElementChooseResultsView
    per_page = 20


@hooks.register("register_admin_viewset")
def register_element_chooser() -> ElementChooserViewSet:
    return ElementChooserViewSet("element_chooser")
