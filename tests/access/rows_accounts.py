"""Accounts: allauth's addresses, ours, and Wagtail's doors and screens about people.

`others` stands for everybody who is signed in; a table of its own says who enters /admin/ at all.
"""

from __future__ import annotations

from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from exchange.accounts.models import PersonalArchive
from exchange.accounts.own_data.models import ARCHIVE_KEPT
from tests.access.table import ROLES, Row, both

GONE = {"pk": 999_999}
STAFF = ("editor", "other_editor", "administrator", "expert", "superuser")
INVITERS = ("administrator", "superuser")


def under_admin(name: str, *, allowed: tuple[str, ...], get: int, post: int, **arguments: Any) -> list[Row]:
    """Anonymous people are led to sign-in, who may not use it finds nothing."""
    fill = lambda world: dict(arguments)  # noqa: E731  # one expression, used twice
    refused = {"anonymous": 302, **{role: 404 for role in ROLES if role not in allowed and role != "anonymous"}}
    return [Row(name, get, refused, "get", fill), Row(name, post, refused, "post", fill)]


def archive(world: Any) -> dict[str, str]:
    """A finished archive of the stakeholder's."""
    mine = PersonalArchive.objects.filter(user=world.user("stakeholder"), state="ready").first()
    if mine is None:
        mine = PersonalArchive(
            user=world.user("stakeholder"), state="ready", ready_at=timezone.now(), expires_at=timezone.now() + ARCHIVE_KEPT
        )
        mine.file.save("archive.zip", ContentFile(b"PK"))
    return {"public_id": mine.public_id}


SIGN_IN = [
    *both("account_login", anonymous=200, others=302),
    *both("account_request_login_code", anonymous=200, others=302),
    *both("account_confirm_login_code", anonymous=302, others=302),
    *both("account_signup", anonymous=200, others=302),
    *both("account_signup_by_passkey", anonymous=200, others=302),
    *both("account_email_verification_sent", anonymous=302, others=302),
    *both("account_inactive", anonymous=200, others=200, posted=405),
    *both("account_reset_password", anonymous=200, others=200),
    *both("account_confirm_password_reset_code", anonymous=302, others=302),
    *both("account_complete_password_reset", anonymous=302, others=302),
    *both("account_password_reset_completed", anonymous=200, others=200, posted=405),
    *both("mfa_authenticate", anonymous=302, others=302),
    *both("mfa_login_webauthn", anonymous=302, others=302),
    *both("mfa_signup_webauthn", anonymous=302, others=302),
    *both("socialaccount_login_cancelled", anonymous=200, others=200, posted=405),
    *both("socialaccount_login_error", anonymous=401, others=401, posted=405),
    *both("socialaccount_signup", anonymous=302, others=302),
    *both("openid_connect_login", anonymous=404, others=404, provider_id="none"),
    *both("openid_connect_callback", anonymous=404, others=404, provider_id="none"),
]

# Without a password or a factor there is nothing to confirm again, hence 403.
OWN_ACCOUNT = [
    *both("account_logout", anonymous=302, others=200, posted=302),
    *both("account_reauthenticate", anonymous=302, others=403),
    *both("account_email", anonymous=302, others=200, posted=302),
    *both("account_change_password", anonymous=302, others=302),
    *both("account_set_password", anonymous=302, others=200),
    *both("mfa_index", anonymous=302, others=200, posted=405),
    *both("mfa_reauthenticate", anonymous=302, others=403),
    *both("mfa_activate_totp", anonymous=302, others=200),
    *both("mfa_deactivate_totp", anonymous=302, others=404),
    *both("mfa_view_recovery_codes", anonymous=302, others=404, posted=405),
    *both("mfa_generate_recovery_codes", anonymous=302, others=200),
    *both("mfa_download_recovery_codes", anonymous=302, others=404),
    *both("mfa_list_webauthn", anonymous=302, others=200, posted=405),
    *both("mfa_add_webauthn", anonymous=302, others=200),
    *both("mfa_reauthenticate_webauthn", anonymous=302, others=403),
    *both("mfa_remove_webauthn", anonymous=302, others=404, **GONE),
    *both("mfa_edit_webauthn", anonymous=302, others=404, **GONE),
    *both("socialaccount_connections", anonymous=302, others=200),
    *both("usersessions_list", anonymous=302, others=200, posted=302),
    *both("accounts:profile", anonymous=302, others=200),
    *both("own_data:page", anonymous=302, others=200, posted=302),
    # Who was the last one to coordinate or administer is told what to do first; others get the form without its field again.
    Row("own_data:erase", 200, {"anonymous": 302}),
    Row("own_data:erase", 422, {"anonymous": 302, "coordinator": (409, 422), "administrator": (409, 422)}, "post"),
    *both("own_data:erased", anonymous=200, others=200, posted=405),
    *both("own_data:prove", anonymous=302, others=200, posted=405),
    Row("own_data:download", 404, {"anonymous": 302, "stakeholder": 200}, "get", archive),
    Row("own_data:download", 405, {"anonymous": 302}, "post", archive),
    *both("accounts:second_factor", anonymous=302, others=200, posted=405),
]

INVITATIONS = [
    *both("accounts:pending", anonymous=404, others=404),
    *both("accounts:invitation", anonymous=404, others=404, token="wrong"),
    *both("accounts:refused", anonymous=403, others=403, posted=405),
]

DOORS = [
    *both("admin_login_door", anonymous=302, others=302),
    *both("admin_password_reset_door", anonymous=302, others=302),
    *both("page_login_door", anonymous=302, others=302),
    *both("accounts:page_login_door", anonymous=302, others=302),
    *both("wagtailcore_login", anonymous=302, others=302),
    *both("wagtailadmin_login", anonymous=302, others=302),
    *both("wagtailcore_authenticate_with_password", anonymous=404, others=404, page_view_restriction_id=1, page_id=1),
]

ADMIN = [
    *under_admin("editor_settings", allowed=STAFF, get=200, post=200),
    *under_admin("wagtailadmin_account", allowed=STAFF, get=200, post=200),
    *under_admin("accounts_admin:index", allowed=INVITERS, get=200, post=200),
    *under_admin("accounts_admin:resend", allowed=INVITERS, get=405, post=404, **GONE),
    *under_admin("accounts_admin:revoke", allowed=INVITERS, get=405, post=404, **GONE),
    *under_admin("wagtailusers_users:index", allowed=("superuser",), get=200, post=405),
    *under_admin("wagtailusers_users:index_results", allowed=("superuser",), get=200, post=405),
    *under_admin("wagtailusers_users:add", allowed=("superuser",), get=200, post=200),
    *under_admin("wagtailusers_users:edit", allowed=(), get=404, post=404, **GONE),
    *under_admin("wagtailusers_users:delete", allowed=(), get=404, post=404, **GONE),
    *under_admin("wagtailusers_users:history", allowed=(), get=404, post=404, **GONE),
    *under_admin("wagtailusers_users:history_results", allowed=(), get=404, post=404, **GONE),
    *under_admin("wagtailusers_users:usage", allowed=(), get=404, post=404, **GONE),
    *under_admin("wagtailusers_users:copy", allowed=(), get=404, post=404, **GONE),
]

ROWS = [*SIGN_IN, *OWN_ACCOUNT, *INVITATIONS, *DOORS, *ADMIN]
