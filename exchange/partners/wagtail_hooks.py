"""The network's base data in the editors' pages, as snippets. Who may edit them is set by setup_network."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from exchange.partners import models

_LABELS = MultiFieldPanel([FieldPanel(f"label_{code}") for code in ("en", "it", "es", "pl", "sv")], heading=_("Labels"))


class ListedViewSet(SnippetViewSet):
    """Chosen from lists in forms, which show all there is at once; Wagtail would put a dialogue in their place."""

    def register_chooser_viewset(self) -> None:
        return


def _view_set(model: Any, *, panels: list[Any], columns: list[str], search: list[str], **said: Any) -> ListedViewSet:
    attributes = {"model": model, "panels": panels, "list_display": columns, "search_fields": search, **said}
    made: ListedViewSet = type(f"{model.__name__}ViewSet", (ListedViewSet,), attributes)()
    return made


def _vocabulary(model: Any, *more: str) -> ListedViewSet:
    panels = [FieldPanel("slug"), *(FieldPanel(name) for name in more), _LABELS, FieldPanel("order")]
    return _view_set(
        model, panels=panels, columns=["label_en", "slug", *more, "order"], search=["slug", "label_en"], ordering=["order", "slug"]
    )


def _plain(model: Any, fields: str, columns: str, search: str, **said: Any) -> ListedViewSet:
    panels = [FieldPanel(name) for name in fields.split()]
    return _view_set(model, panels=panels, columns=columns.split(), search=search.split(), **said)


class Vocabularies(SnippetViewSetGroup):
    menu_label = _("Vocabularies")
    menu_icon = "tag"
    menu_name = "vocabularies"
    menu_order = 400
    items = (
        _vocabulary(models.Theme),
        _vocabulary(models.Sector, "parent"),
        _vocabulary(models.Market),
        _vocabulary(models.FirmMaturity),
        _vocabulary(models.Direction),
        _vocabulary(models.PracticeTopic),
    )


class BaseData(SnippetViewSetGroup):
    menu_label = _("Network and partners")
    menu_icon = "group"
    menu_name = "network-data"
    menu_order = 390
    items = (
        _view_set(
            models.Region,
            panels=[FieldPanel(name) for name in ("code", "code_version", "country")]
            + [_LABELS]
            + [FieldPanel(name) for name in ("latitude", "longitude", "left_classification")],
            columns=["code", "code_version", "label_en", "country", "left_classification"],
            search=["code", "label_en"],
            list_filter=["country", "code_version", "left_classification"],
        ),
        _plain(
            models.Organisation,
            "name short_name kind region city predecessor works_with website",
            "name short_name kind region",
            "name short_name",
            list_filter=["kind", "region"],
        ),
        _plain(models.Network, "name slug programme starts_on ends_on website rules", "name programme starts_on ends_on", "name"),
        _plain(
            models.Participation,
            "network organisation role starts_on ends_on dates_are_inferred replaced_by note",
            "organisation network role starts_on ends_on",
            "organisation__name",
            list_filter=["network", "role"],
        ),
        _plain(
            models.PolicyInstrument,
            "name kind programme responsible_body region",
            "name kind region",
            "name",
            list_filter=["kind", "region"],
        ),
    )


register_snippet(Vocabularies)
register_snippet(BaseData)
