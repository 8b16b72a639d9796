"""The editors' API: files of the folders that one may use; Wagtail's own lists everybody's."""

from typing import Any, ClassVar

from django.http import Http404
from wagtail.admin.api.actions.copy import CopyPageAPIAction
from wagtail.admin.api.actions.create_alias import CreatePageAliasAPIAction
from wagtail.admin.api.actions.move import MovePageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from exchange.accounts.known import known_files, known_pages, may_know
from exchange.pages.places import number_of


class OwnImages(ImagesAdminAPIViewSet):
    def get_queryset(self) -> Any:
        return known_files(self.request.user, super().get_queryset())


class OwnDocuments(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> Any:
        return known_files(self.request.user, super().get_queryset())


class _ToKnownPlace:
    """Whether a place exists that one may not know of is told by no status."""

    request: Any

    def execute(self, instance: Any, data: dict[str, Any]) -> Any:
        sent = data.get("destination_page_id")
        if sent is not None:
            key = number_of(sent)
            if key is None or not may_know(self.request.user, {key}):
                raise Http404
        return super().execute(instance, data)  # type: ignore[misc]  # Wagtail's action has it


class CopyToKnownPlace(_ToKnownPlace, CopyPageAPIAction):
    """Copies."""


class MoveToKnownPlace(_ToKnownPlace, MovePageAPIAction):
    """Moves."""


class AliasAtKnownPlace(_ToKnownPlace, CreatePageAliasAPIAction):
    """Makes an alias."""


class KnownPages(PagesAdminAPIViewSet):
    actions: ClassVar = PagesAdminAPIViewSet.actions | {
        "copy": CopyToKnownPlace,
        "move": MoveToKnownPlace,
        "create_alias": AliasAtKnownPlace,
    }

    def get_base_queryset(self) -> Any:
        return known_pages(self.request.user, super().get_base_queryset())


def replace_endpoints(router: Any) -> None:
    router.register_endpoint("images", OwnImages)
    router.register_endpoint("documents", OwnDocuments)
    router.register_endpoint("pages", KnownPages)
