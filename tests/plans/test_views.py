"""Travelled as picture, table and CSV; one transfer; the plan's and the practice's page."""

from __future__ import annotations

import csv
import io

import pytest


def test_travelled_shows_every_route_as_picture_and_table(travels, client):
    page = client.get("/en/travelled/").content.decode()
    assert "<svg" in page
    assert "<table" in page
    assert page.count("<tr>") == 1 + 2
    for words in ("Card", "Own vouchers", "Days in Ancona", "ITI3", "ES52", "SE31"):
        assert words in page


@pytest.mark.parametrize(("region", "rows"), [("ES52", 1), ("SE31", 1), ("ITI3", 2), ("", 2), ("XX", 0), ("<script>", 0), ("x" * 3000, 0)])
def test_travelled_is_narrowed_to_a_region_or_says_that_it_is_not_known(travels, client, region, rows):
    answer = client.get("/en/travelled/", {"region": region})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert ("There is no region" in page) is (rows == 0)
    assert page.count("<tr>") == 1 + (rows or 2)
    assert "<script>" not in page
    table = client.get("/en/travelled/transfers.csv", {"region": region})
    if rows:
        assert len(list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))) == 1 + rows
        assert ("transfers.csv?region=" in page) is bool(region)
    else:
        assert (table.status_code, table["Content-Type"]) == (400, "text/plain; charset=utf-8")


def test_without_any_route_the_page_says_so(client, db):
    assert "Nothing travelled" in client.get("/en/travelled/").content.decode()


def test_csv_holds_the_same_rows_in_the_readers_language(travels, client):
    answer = client.get("/it/travelled/transfers.csv")
    assert answer["Content-Type"].startswith("text/csv")
    assert "attachment" in answer["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 3
    assert rows[1][2] == "Regione ITI3"
    assert rows[1][-1].startswith("http://")


def test_one_transfer_leads_to_both_its_ends(travels, client):
    page = client.get(f"/en/travelled/{travels.transfer.pk}/").content.decode()
    assert f'href="/en/partners/marche/{travels.practice.slug}/"' in page
    assert f'href="/en/partners/valencia/{travels.plan.slug}/#action-1"' in page
    assert "The card" in page
    assert "The amount" in page
    assert client.get("/en/travelled/999999/").status_code == 404
    travels.plan.unpublish()
    assert client.get(f"/en/travelled/{travels.transfer.pk}/").status_code == 404


def test_the_plan_shows_its_action_with_what_it_took_and_the_practice_where_it_went(travels, client):
    plan = client.get(travels.plan.get_url()).content.decode()
    assert 'id="action-1"' in plan
    assert "Own vouchers" in plan
    assert "Card" in plan
    practice = client.get(travels.practice.get_url()).content.decode()
    assert "Own vouchers" in practice
    assert "SE31" in practice


def test_a_plan_is_read_in_every_language_with_the_contact_for_members_only(travels, client, django_user_model):
    travels.plan.contact_email = "plan@example.org"
    travels.plan.save()
    for language in ("en", "it", "es", "pl", "sv"):
        answer = client.get(f"/{language}/partners/valencia/{travels.plan.slug}/")
        assert answer.status_code == 200, language
        assert "plan@example.org" not in answer.content.decode()
    client.force_login(
        django_user_model.objects.create_user(email="reader@example.org"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert "plan@example.org" in client.get(travels.plan.get_url()).content.decode()
