"""Addresses: what machines ask for stands without a language, people's pages under one."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("exchange.core.urls_machine")),
    path("", include("exchange.content.urls")),
    path("", include("exchange.pages.urls")),
    path("", include("exchange.realtime.urls")),
    path("", include("exchange.notifications.urls_machine")),
    path("", include("stakeholder_groups.meetings.urls_machine")),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", include("exchange.api.urls")),
    path("", include("exchange.accounts.urls_doors")),
    path("admin/", include(wagtailadmin_urls)),
]

urlpatterns += i18n_patterns(
    path("", include("exchange.core.urls")),
    path("", include("exchange.accounts.urls")),
    path("account/data/", include("exchange.accounts.own_data.urls")),
    path("account/", include("allauth.urls")),
    path("notices/", include("exchange.notifications.urls")),
    path("", include("search.urls")),
    path("", include("practices.plans.urls")),
    path("", include("practices.good_practices.urls")),
    path("groups/", include("exchange.realtime.urls_groups")),
    path("", include("stakeholder_groups.moderation.urls")),
    path("directory/", include("stakeholder_groups.groups.directory.urls")),
    path("groups/", include("practices.suggestions.urls")),
    path("groups/", include("stakeholder_groups.records.urls")),
    path("groups/", include("stakeholder_groups.meetings.urls")),
    path("groups/", include("stakeholder_groups.needs.urls")),
    path("groups/", include("stakeholder_groups.discussions.urls")),
    path("groups/", include("stakeholder_groups.groups.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)

handler400 = "exchange.core.views.bad_request"
handler403 = "exchange.core.views.permission_denied"
handler404 = "exchange.core.views.not_found"
handler500 = "exchange.core.views.server_error"
