"""Passkeys and the invitation's page in a real browser, under the strict policy."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.staticfiles import finders

from exchange.accounts.models import User
from exchange.env import ROOT
from tests.factories.accounts import PASSWORD, UserFactory, make_invitation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def _static_scripts(settings: Any) -> Any:
    """The sources of scripts, also where the front end was not built."""
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, ("js", str(ROOT / "assets" / "js"))]
    finders.get_finder.cache_clear()
    yield
    finders.get_finder.cache_clear()


def add_authenticator(window: Any) -> None:
    session = window.context.new_cdp_session(window.page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, "isUserVerified": True, "automaticPresenceSimulation": True}})


@pytest.mark.usefixtures("_static_scripts")
def test_an_expert_signs_up_by_passkey_enters_the_editors_pages_and_signs_in_by_it_again(live_server, visit):
    _, token = make_invitation()
    window = visit(live_server.url)
    add_authenticator(window)
    window.go(f"/en/invitation/{token}/")
    window.page.fill("input[name=display_name]", "Nora New")
    window.page.fill("input[name=email]", "new@example.eu")
    # A click before the next page's script has run would be lost.
    with window.page.expect_navigation():
        window.page.click("button[data-passkey-action]")
    window.page.click("#mfa_webauthn_signup")
    window.page.wait_for_url("**/admin/")
    assert User.objects.get(email="new@example.eu").display_name == "Nora New"

    window.context.clear_cookies()
    assert "/account/login/" in window.go("/admin/").url
    window.page.click("#passkey_login")
    window.page.wait_for_url(lambda url: "/account/" not in url)
    assert window.go("/admin/").url.endswith("/admin/")


@pytest.mark.usefixtures("_static_scripts")
def test_without_script_a_new_person_gets_in_and_a_signed_in_one_accepts(live_server, visit):
    _, token = make_invitation(email="new@example.eu")
    window = visit(live_server.url, javascript=False, width=320)
    window.go(f"/en/invitation/{token}/")
    assert not window.page.is_visible("button[data-passkey-action]")
    window.page.fill("input[name=display_name]", "Nora New")
    window.page.fill("input[name=email]", "new@example.eu")
    window.page.click("form[action$='/signup/'] button[type=submit]")
    window.page.wait_for_load_state()
    assert User.objects.filter(email="new@example.eu").exists()

    user = UserFactory(email="known@example.eu", password=PASSWORD)
    _, token = make_invitation(email=user.email)
    known = visit(live_server.url, javascript=False)
    known.sign_in(user.email, PASSWORD)
    # The header no-referrer alone would make the browser hide the form's origin, and the form be refused as forged.
    assert known.go(f"/en/invitation/{token}/").headers["referrer-policy"] == "no-referrer"
    known.page.click("main form button[type=submit], form[action*=invitation] button[type=submit]")
    known.page.wait_for_load_state()
    assert user.groups.exists()
