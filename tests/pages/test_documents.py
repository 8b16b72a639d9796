"""A document is as private as the pages that show it."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, PageViewRestriction

from exchange.accounts.roles import NETWORK_ADMINISTRATORS, editors_group_name
from exchange.content.models import ExchangeDocument
from exchange.pages.documents import SHOWN_BY
from exchange.pages.services import create_partner_pages
from practices.good_practices.models import PracticeDocument
from practices.visits.models import VisitOutput
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_participation, make_partner_page, make_practice, make_visit
from tests.helpers.roles import sign_in


@pytest.fixture
def paper(db):
    for slug in ("gavle", "ivace"):
        create_partner_pages(participation=make_participation(slug), slug=slug, titles={"en": slug.title()})
    folder = Collection.objects.get(name="gavle")
    return ExchangeDocument.objects.create(title="Paper", file=ContentFile(b"text", name="paper.txt"), collection=folder)


@pytest.fixture
def readers():
    groups = {
        "member": [],
        "editor": [editors_group_name("gavle")],
        "other_editor": [editors_group_name("ivace")],
        "administrator": [NETWORK_ADMINISTRATORS],
    }
    clients = {"anonymous": Client()}
    for key, names in groups.items():
        clients[key] = Client()
        sign_in(clients[key], UserFactory(groups=names), second_factor=True)
    return clients


def status_of(client, paper):
    answer = client.get(paper.url)
    # Or the file stays open.
    answer.getvalue()
    return answer.status_code


def statuses(readers, paper):
    return {key: status_of(client, paper) for key, client in readers.items()}


def closed_but_to(*keys):
    return {key: 200 if key in keys else 404 for key in ("anonymous", "member", "editor", "other_editor", "administrator")}


def show_in_practice(paper, **said):
    page = make_practice(make_partner_page("gavle"), **said)
    page.documents.add(PracticeDocument(document=paper))
    page.save()
    return page


def test_a_file_that_no_public_page_shows_is_its_folders_and_the_reviewers(paper, readers):
    assert statuses(readers, paper) == closed_but_to("editor", "administrator")
    page = show_in_practice(paper, live=False)
    assert statuses(readers, paper) == closed_but_to("editor", "administrator")
    page.save_revision().publish()
    assert set(statuses(readers, paper).values()) == {200}
    page.refresh_from_db()
    page.unpublish()
    assert statuses(readers, paper) == closed_but_to("editor", "administrator")


def test_an_output_of_a_visit_is_read_with_the_visit(paper, readers):
    visit = make_visit(make_partner_page("ivace"))
    visit.outputs.add(VisitOutput(title="Report", document=paper, locale=visit.locale))
    visit.save()
    assert set(statuses(readers, paper).values()) == {200}


def test_a_restriction_of_the_page_holds_for_its_files(paper, readers):
    page = show_in_practice(paper)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert statuses(readers, paper) == closed_but_to("member", "editor", "other_editor", "administrator")


def test_a_file_is_sent_plainly_and_only_when_it_is_asked_for(paper, readers):
    show_in_practice(paper)
    answer = readers["anonymous"].get(paper.url)
    assert answer.getvalue() == b"text"
    assert not answer.has_header("Content-Encoding")
    assert readers["anonymous"].options(paper.url).status_code == 405
    assert readers["anonymous"].get(paper.url.replace("paper", "pamphlet")).status_code == 404


def test_everything_that_names_a_document_is_asked():
    fields = [field for field in ExchangeDocument._meta.get_fields(include_hidden=True) if field.auto_created and field.is_relation]
    rows = {field.related_model for field in fields if field.related_model._meta.app_label != "taggit"}
    assert rows == set(SHOWN_BY)
