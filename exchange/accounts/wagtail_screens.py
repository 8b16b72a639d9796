"""Wagtail's own screens about people, fitted to accounts that sign in through allauth."""

from typing import Any

from wagtail.admin.views.account import AccountView, LocaleSettingsPanel, NotificationsSettingsPanel, ThemeSettingsPanel
from wagtail.users.models import UserProfile
from wagtail.users.views.users import UserViewSet

from exchange.accounts.wagtail_forms import PersonCreationForm, PersonEditForm


class PeopleViewSet(UserViewSet):
    template_prefix = "accounts/people/"
    # Only superusers hold the permissions on users; no group is given any.

    def get_form_class(self, for_update: bool = False) -> type:
        return PersonEditForm if for_update else PersonCreationForm


class EditorSettingsView(AccountView):
    """Settings of the editors' pages only: name, address and password are on the platform's own account pages."""

    panels = (NotificationsSettingsPanel, LocaleSettingsPanel, ThemeSettingsPanel)

    def get_panels(self) -> list[Any]:
        profile = UserProfile.get_for_user(self.request.user)
        made = [panel(self.request, self.request.user, profile) for panel in self.panels]
        return [panel for panel in made if panel.is_active()]
