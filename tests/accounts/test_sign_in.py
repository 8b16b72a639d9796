"""Ways in: code, password; and that no answer tells whether an address has an account."""

import re

import pytest
from django.core import mail as django_mail
from django.core.cache import cache
from django.test import Client

from exchange.core import outbox
from exchange.settings import accounts
from tests.factories.accounts import PASSWORD, UserFactory
from tests.helpers.roles import give_totp, sign_in, totp_code

pytestmark = pytest.mark.django_db


def sent_code() -> str:
    outbox.drain()
    return re.search(r"^\d{6}$", django_mail.outbox[-1].body, re.MULTILINE).group()


def neutral(response, email: str) -> str:
    """The page without what differs by itself: token of the form, address typed, the asking person's own colour."""
    text = response.content.decode().replace(email, "ADDRESS")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|avatar--\d', "", text)


def test_password_signs_in_and_a_wrong_one_keeps_the_address(client):
    user = UserFactory(password=PASSWORD)
    page = client.get("/en/account/login/").content.decode()
    assert 'name="login"' in page
    assert 'name="password"' in page
    refused = client.post("/en/account/login/", {"login": user.email, "password": "wrong"})
    assert user.email in refused.content.decode()
    response = client.post("/en/account/login/", {"login": user.email.upper(), "password": PASSWORD})
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_code_of_six_digits_signs_in_and_leads_back(client):
    user = UserFactory()
    client.post("/en/account/login/code/", {"email": user.email, "next": "/en/groups/"})
    confirm = client.post("/en/account/login/code/confirm/", {"code": sent_code(), "next": "/en/groups/"})
    assert confirm.headers["Location"] == "/en/groups/"
    assert client.session["_auth_user_id"] == str(user.pk)


def test_both_ways_ask_for_the_address_in_the_same_words(client):
    for path in ("/en/account/login/", "/en/account/login/code/"):
        page = client.get(path).content.decode()
        assert re.search(r"<label[^>]*>\s*E-mail address", page), path
        assert "placeholder" not in page


def test_three_wrong_codes_end_the_code(client):
    user = UserFactory()
    client.post("/en/account/login/code/", {"email": user.email})
    code = sent_code()
    for _ in range(3):
        client.post("/en/account/login/code/confirm/", {"code": "000000" if code != "000000" else "111111"})
    client.post("/en/account/login/code/confirm/", {"code": code})
    assert "_auth_user_id" not in client.session


def test_with_an_authenticator_app_a_code_alone_does_not_sign_in(client):
    user = UserFactory()
    secret = give_totp(user)
    client.post("/en/account/login/code/", {"email": user.email})
    step = client.post("/en/account/login/code/confirm/", {"code": sent_code()})
    assert step.headers["Location"] == "/en/account/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
    client.post("/en/account/2fa/authenticate/", {"code": totp_code(secret)})
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize(
    ("path", "field", "more"),
    [
        ("/en/account/login/", "login", {"password": "wrong-password"}),
        ("/en/account/login/code/", "email", {}),
        ("/en/account/password/reset/", "email", {}),
    ],
)
def test_known_and_unknown_addresses_get_the_same_answer(path, field, more):
    UserFactory(email="known@example.eu", password=PASSWORD)
    answers = []
    for email in ("known@example.eu", "nobody@example.eu"):
        client = Client()
        response = client.post(path, {field: email, **more})
        following = [neutral(client.get(response.headers["Location"]), email)] if response.status_code == 302 else []
        answers.append((response.status_code, response.headers.get("Location"), neutral(response, email), following, len(client.cookies)))
    assert answers[0] == answers[1]
    outbox.drain()
    told = {mail.to[0] for mail in django_mail.outbox}
    assert told == (set() if more else {"known@example.eu", "nobody@example.eu"})
    assert not any("signup" in mail.body for mail in django_mail.outbox)


def test_an_account_put_out_of_use_gets_the_answer_of_an_unknown_address(client):
    user = UserFactory(password=PASSWORD)
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    code = client.post("/en/account/login/code/", {"email": user.email})
    assert code.headers["Location"] == "/en/account/login/code/confirm/"
    outbox.drain()
    assert not re.search(r"^\d{6}$", django_mail.outbox[-1].body, re.MULTILINE)


def test_limits_count_on_the_shared_cache(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/ip", "request_login_code": "2/m/key"}
    cache.clear()
    user = UserFactory(password=PASSWORD)
    for _ in range(3):
        client.post("/en/account/login/", {"login": user.email, "password": "wrong"})
    response = Client().post("/en/account/login/", {"login": user.email, "password": PASSWORD})
    assert response.status_code == 200
    assert "many tries in a short time" in response.content.decode()
    answers = [Client().post("/en/account/login/code/", {"email": "nobody@example.eu"}) for _ in range(3)]
    assert [each.status_code for each in answers] == [302, 302, 200]
    assert "nobody@example.eu" in answers[2].content.decode()
    cache.clear()


def test_a_room_full_of_people_signs_in_within_a_minute(settings):
    settings.ACCOUNT_RATE_LIMITS = accounts.ACCOUNT_RATE_LIMITS
    cache.clear()
    user = UserFactory(password=PASSWORD)
    answers = [Client().post("/en/account/login/", {"login": user.email, "password": PASSWORD}).status_code for _ in range(50)]
    assert set(answers) == {302}
    codes = [Client().post("/en/account/login/code/", {"email": f"member{number}@example.eu"}).status_code for number in range(50)]
    assert set(codes) == {302}
    cache.clear()


@pytest.mark.parametrize("door", ["/admin/login/", "/_util/login/", "/en/_util/login/"])
def test_the_password_doors_lead_to_our_sign_in_with_their_query(client, door):
    user = UserFactory(password=PASSWORD)
    give_totp(user)
    for method in (client.get, client.post):
        response = method(
            f"{door}?next=/admin/pages/", data={"username": user.email, "password": PASSWORD} if method == client.post else None
        )
        assert response.status_code == 302
        assert response.headers["Location"] == (
            "/en/account/login/?next=/admin/pages/" if method == client.post else response.headers["Location"]
        )
        assert response.headers["Location"].startswith("/en/account/login/")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("path", ["", "done/", "confirm/MQ/abc-def/", "complete/"])
def test_the_editors_own_password_reset_leads_to_ours(client, path):
    assert client.get(f"/admin/password_reset/{path}").headers["Location"] == "/en/account/password/reset/"


def test_changing_to_a_known_and_to_an_unknown_address_gets_the_same_answer():
    UserFactory(email="known@example.eu")
    answers = []
    for email in ("known@example.eu", "nobody@example.eu"):
        client = Client()
        sign_in(client, UserFactory(display_name="Ada"))
        response = client.post("/en/account/email/", {"email": email, "action_add": ""})
        following = client.get(response.headers["Location"]) if response.status_code == 302 else response
        answers.append((response.status_code, response.headers.get("Location"), neutral(following, email)))
    assert answers[0] == answers[1]


def test_events_are_logged_without_addresses(client, caplog):
    user = UserFactory(password=PASSWORD)
    with caplog.at_level("INFO", logger="exchange.events"):
        client.post("/en/account/login/", {"login": user.email, "password": "wrong\nforged line"})
        client.post("/en/account/login/", {"login": user.email, "password": PASSWORD})
    ours = [record for record in caplog.records if record.name == "exchange.events"]
    assert [record.getMessage() for record in ours] == ["account.sign_in_failed", "account.signed_in"]
    assert not any(user.email in str(vars(record)) for record in ours)


def test_too_many_requests_get_a_page_that_says_what_to_do(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    cache.clear()
    answers = [client.post("/en/account/login/", {"login": "a@example.eu", "password": "x"}) for _ in range(2)]
    assert answers[1].status_code == 429
    assert "Wait a minute" in answers[1].content.decode()
    cache.clear()


def test_an_address_is_asked_for_in_one_word_everywhere(client):
    user = UserFactory(password=PASSWORD)
    for path in ("/en/account/login/", "/en/account/login/code/", "/en/account/password/reset/"):
        page = client.get(path).content.decode()
        assert "E-mail address" in page, path
        assert "Email" not in re.sub(r"<[^>]+>", "", page), path
    refused = client.post("/en/account/login/", {"login": user.email, "password": "wrong"}).content.decode()
    assert "E-mail address or password is not right." in refused
    sign_in(client, user)
    assert "Email" not in re.sub(r"<[^>]+>", "", client.get("/en/account/email/", follow=True).content.decode())
