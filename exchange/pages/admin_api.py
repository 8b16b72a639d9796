"""The editors' API: files of the folders that one may use; Wagtail's own lists everybody's."""

from typing import Any

from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from exchange.accounts.known import known_files, known_pages


class OwnImages(ImagesAdminAPIViewSet):
    def get_queryset(self) -> Any:
        return known_files(self.request.user, super().get_queryset())


class OwnDocuments(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> Any:
        return known_files(self.request.user, super().get_queryset())


class KnownPages(PagesAdminAPIViewSet):
    def get_base_queryset(self) -> Any:
        return known_pages(self.request.user, super().get_base_queryset())


def replace_endpoints(router: Any) -> None:
    router.register_endpoint("images", OwnImages)
    router.register_endpoint("documents", OwnDocuments)
    router.register_endpoint("pages", KnownPages)
