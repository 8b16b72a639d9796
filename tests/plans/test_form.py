"""A transfer is made in its action's form, through Wagtail's editor."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from practices.plans.models import LocalActionPlanPage, Transfer
from tests.factories.practices import make_partner_page, make_practice
from tests.helpers.roles import make_user, sign_in


@pytest.fixture
def administrator(travels, client):
    sign_in(client, make_user("superuser"), second_factor=True)
    return client


def form_of(transfers, **said):
    action = {
        "id": "",
        "title": "Own vouchers",
        "relevance": "",
        "nature": "",
        "stakeholders": "",
        "timeframe": "",
        "costs": "",
        "funding": "",
        "outcome": "",
        "outcome_source_url": "",
        "transfers": inline_formset(transfers),
    }
    empty = ("participation", "other_organisations", "region", "contact_name", "contact_email", "start_year", "end_year", "aims_at")
    rest = ("instrument", "policy_details", "summary", "background", "source_url")
    said = dict.fromkeys((*empty, *rest), "") | {"title": "Plan of ours", "slug": "plan-of-ours"} | said
    return nested_form_data({**said, "actions": inline_formset([action]), "sections": inline_formset([]), "comments": inline_formset([])})


def transfer_of(element, **said):
    return {"id": "", "element": element.pk, "visit": "", "taken": "The card", "changed": "", "state": "planned"} | said


def add(client, data):
    parent = make_partner_page("valencia")
    url = reverse("wagtailadmin_pages:add", args=["plans", "localactionplanpage", parent.pk])
    return client.post(url, data)


def test_an_action_and_what_it_took_are_saved_together(administrator, travels):
    card = travels.practice.elements.get(name="Card")
    answer = add(administrator, form_of([transfer_of(card), transfer_of(travels.practice.elements.get(name="Register"))]))
    assert answer.status_code == 302
    plan = LocalActionPlanPage.objects.get(slug="plan-of-ours")
    assert [row.element.name for row in Transfer.objects.filter(action__page=plan)] == ["Card", "Register"]


def test_a_refused_plan_keeps_every_text(administrator, travels):
    card = travels.practice.elements.get(name="Card")
    answer = add(administrator, form_of([transfer_of(card, taken="A whole paragraph")], start_year="2024", end_year="2020"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "The plan ends before it starts" in page
    assert "A whole paragraph" in page
    assert not LocalActionPlanPage.objects.filter(slug="plan-of-ours").exists()


def test_a_transfer_needs_an_element(administrator):
    data = form_of([{"id": "", "element": "", "visit": "", "taken": "The card", "changed": "", "state": "planned"}])
    answer = add(administrator, data)
    assert answer.status_code == 200
    assert "The card" in answer.content.decode()
    assert Transfer.objects.filter(taken="The card", action__page__slug="plan-of-ours").count() == 0


def hidden_practice(why):
    """Not published, or published for some only."""
    practice = make_practice(make_partner_page("marche"), title="Hidden practice", elements=("Hidden element",), live=why == "restricted")
    if why == "restricted":
        PageViewRestriction.objects.create(page=practice, restriction_type=PageViewRestriction.LOGIN)
    return practice


@pytest.mark.parametrize("why", ["draft", "restricted"])
def test_the_chooser_offers_elements_of_published_practices_with_their_region(administrator, travels, why):
    draft = hidden_practice(why)
    page = administrator.get(reverse("element_chooser:choose")).content.decode()
    assert "Card" in page
    assert "ITI3" in page
    assert "Hidden element" not in page
    hidden, shown = draft.elements.get(), travels.practice.elements.get(name="Card")
    found = [
        administrator.get(reverse("element_chooser:choose_results"), {"q": words}).content.decode() for words in ("card", "card nothing")
    ]
    assert ["Card" in found[0], "Card" in found[1]] == [True, False]
    assert administrator.get(reverse("element_chooser:chosen", args=[hidden.pk])).status_code == 404
    assert administrator.get(reverse("element_chooser:chosen", args=["x"])).status_code == 404
    assert "Card" in administrator.get(reverse("element_chooser:chosen", args=[shown.pk])).content.decode()
    assert administrator.get(reverse("element_chooser:chosen_multiple"), {"id": [shown.pk, "x"]}).status_code == 404
    both = administrator.get(reverse("element_chooser:chosen_multiple"), {"id": [hidden.pk, shown.pk]}).content.decode()
    assert "Card" in both
    assert "Hidden element" not in both


@pytest.mark.parametrize("why", ["draft", "restricted"])
def test_an_element_that_is_hidden_can_neither_be_taken_nor_be_read_from_the_refusal(administrator, travels, why):
    hidden = hidden_practice(why).elements.get()
    answer = add(administrator, form_of([transfer_of(hidden, taken="A guess")]))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Choose an element of a published practice" in page
    assert "A guess" in page
    assert "Hidden element" not in page


def test_a_plan_stays_editable_when_a_practice_it_took_from_is_withdrawn(travels):
    travels.practice.unpublish()
    Transfer.objects.get(pk=travels.transfer.pk).full_clean()


def test_there_is_no_other_door_to_a_transfer():
    for model in ("transfer", "plans_transfer"):
        with pytest.raises(NoReverseMatch):
            reverse(f"wagtailsnippets_{model}:add")
