"""The two plans of which something is public, with the transfers into their actions."""

from typing import Any

from wagtail.models import Page

from exchange.demo.data.partner_pages import PARTNERS
from exchange.demo.data.plans import PLANS
from exchange.demo.data.practices import PRACTICES
from exchange.demo.data.shapes import ActionData, PlanData, TransferData
from exchange.demo.keeping import Keeper
from exchange.demo.publishing import PageMaker
from exchange.partners.models import Participation, PolicyInstrument, Region
from practices.good_practices.models import GoodPracticePage, PracticeElement
from practices.plans.models import Action, LocalActionPlanPage, PlanSection, Transfer
from practices.visits.models import StudyVisitPage

PARTNERS_BY_SLUG = {partner.slug: partner for partner in PARTNERS}
# Practice → its elements' keys in their order.
ELEMENTS = {practice.slug: [element.key for element in next(iter(practice.texts.values())).elements] for practice in PRACTICES}


def load_plans(keeper: Keeper) -> None:
    for plan in PLANS:
        PlanMaker(keeper, plan).make()


class PlanMaker(PageMaker):
    def __init__(self, keeper: Keeper, data: PlanData) -> None:
        super().__init__(keeper, key=f"plan:{data.slug}", partner=data.partner, languages=_languages(data))
        self.data = data

    def build(self) -> Page:
        data, partner = self.data, PARTNERS_BY_SLUG[self.data.partner]
        instrument = self.keeper.optional(PolicyInstrument, f"instrument:{data.instrument}")
        page: Any = LocalActionPlanPage(
            slug=data.slug,
            participation=self.keeper.optional(Participation, f"participation:{partner.organisation}"),
            region=self.keeper.optional(Region, f"region:{partner.region}"),
            start_year=data.start_year,
            end_year=data.end_year,
            aims_at=instrument.kind if instrument else "",
            instrument=instrument,
            source_url=data.source_url,
        )
        text = data.texts[self.languages[0]]
        page.sections = [PlanSection() for _ in text.sections]
        page.actions = [self._action(action) for action in data.actions[self.languages[0]]]
        return page

    def write(self, page: Any, language: str) -> None:
        text = self.data.texts[language]
        page.title, page.summary = text.title, text.summary
        page.other_organisations, page.policy_details = text.other_organisations, text.context
        sections = list(page.sections.all())
        for row, (title, words) in zip(sections, text.sections.items(), strict=True):
            row.title, row.text, row.locale = title, words, page.locale
        page.sections = sections
        actions = list(page.actions.all())
        for action, data in zip(actions, self.data.actions[language], strict=True):
            _write_action(action, data)
            action.locale = page.locale
        page.actions = actions

    def _action(self, data: ActionData) -> Action:
        action = Action(outcome_source_url=data.outcome_source_url)
        transfers = (self._transfer(transfer) for transfer in data.transfers)
        action.transfers = [transfer for transfer in transfers if transfer is not None]
        return action

    def _transfer(self, data: TransferData) -> Transfer | None:
        element = _element(data)
        if element is None:
            return None
        visit = StudyVisitPage.objects.filter(slug=data.visit).order_by("pk").first() if data.visit else None
        return Transfer(element=element, visit=visit, taken=data.taken, changed=data.changed, state=data.state)


def _languages(data: PlanData) -> list[str]:
    """The original carries the transfers, so it comes first."""
    return sorted(data.texts, key=lambda language: not any(action.transfers for action in data.actions[language]))


def _write_action(action: Action, data: ActionData) -> None:
    action.title, action.relevance, action.nature = data.title, data.background, data.nature
    action.stakeholders, action.timeframe = data.stakeholders, data.timeframe
    action.costs, action.funding, action.outcome = data.costs, data.funding, data.outcome


def _element(data: TransferData) -> PracticeElement | None:
    """The element of the practice's original version."""
    original = GoodPracticePage.objects.filter(slug=data.practice).order_by("pk").first()
    if original is None:
        return None
    elements: list[PracticeElement] = list(original.elements.all())
    place = ELEMENTS[data.practice].index(data.element)
    return elements[place] if place < len(elements) else None
