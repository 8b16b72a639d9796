"""Replaces wagtail.users in the installed apps, to name our screens for people without a user name."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "exchange.accounts.wagtail_screens.PeopleViewSet"
