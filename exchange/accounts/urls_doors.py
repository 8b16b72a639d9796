"""Addresses of Wagtail that ours take over, included before its own: doors that ask for a password only lead to allauth."""

from django.urls import path, re_path
from django.views.generic import RedirectView
from wagtail.admin.auth import require_admin_access

from exchange.accounts.wagtail_screens import EditorSettingsView


class PasswordResetDoor(RedirectView):
    """Any page of the editors' own password reset, whatever its arguments."""

    query_string = True

    def get_redirect_url(self, *args: object, **kwargs: object) -> str | None:
        self.pattern_name = "account_reset_password"
        return super().get_redirect_url()


to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("admin/login/", to_sign_in, name="admin_login_door"),
    re_path(r"^admin/password_reset/.*$", PasswordResetDoor.as_view(), name="admin_password_reset_door"),
    path("_util/login/", to_sign_in, name="page_login_door"),
    # The same address as Wagtail's own, which would change name, picture and password.
    path("admin/account/", require_admin_access(EditorSettingsView.as_view()), name="editor_settings"),
]
