"""Study visits, transfer workshops and the seminar at which the plans were presented."""

from datetime import date
from typing import Any

from wagtail.models import Page

from exchange.demo.data.partner_pages import PARTNERS
from exchange.demo.data.shapes import VisitData
from exchange.demo.data.visits import SEMINAR, VISITS
from exchange.demo.data.workshops import WORKSHOPS
from exchange.demo.keeping import Keeper
from exchange.demo.publishing import PageMaker
from exchange.partners.models import Participation, Region
from practices.good_practices.models import GoodPracticePage
from practices.visits.models import StudyVisitPage, VisitAttendance, VisitGuest, VisitOutput, VisitPractice, VisitSession

REGIONS = {partner.slug: partner.region for partner in PARTNERS}
ORGANISATIONS = {partner.slug: partner.organisation for partner in PARTNERS}
DAYS = {"en": "Day", "it": "Giorno", "es": "Día", "pl": "Dzień", "sv": "Dag"}
IN_ALL = {
    "en": "About {count} organisations in all; their names are not public",
    "sv": "Omkring {count} organisationer; namnen är inte offentliga",
}


def load_visits(keeper: Keeper) -> None:
    for visit in (*VISITS, SEMINAR, *WORKSHOPS):
        VisitMaker(keeper, visit).make()


class VisitMaker(PageMaker):
    def __init__(self, keeper: Keeper, data: VisitData) -> None:
        super().__init__(keeper, key=f"visit:{data.slug}", partner=data.partner, languages=list(data.texts))
        self.data = data

    def build(self) -> Page:
        data = self.data
        page: Any = StudyVisitPage(
            slug=data.slug,
            kind=data.kind,
            mode="remote" if data.remote else "on_site",
            place=data.place,
            region=self.keeper.optional(Region, f"region:{REGIONS[data.partner]}"),
            starts_on=date.fromisoformat(data.starts_on),
            ends_on=date.fromisoformat(data.ends_on) if data.ends_on else None,
            precision=data.date_precision,
            source_url=data.source_url,
        )
        page.sessions = [VisitSession(site=session.site) for session in data.sessions]
        page.shown_practices = [VisitPractice(practice=practice) for practice in self._practices()]
        page.guests = [VisitGuest(participation=participation) for participation in self._guests()]
        page.outputs = [VisitOutput()] if data.outputs else []
        if data.people:
            page.attendance = [VisitAttendance(people=data.people, organisation_name="–")]
        return page

    def write(self, page: Any, language: str) -> None:
        text = self.data.texts[language]
        page.title, page.summary, page.description = text.title, text.summary, text.detail
        self._write_sessions(page, language)
        outputs = list(page.outputs.all())
        for row in outputs:
            row.title, row.locale = self.data.outputs[language], page.locale
        page.outputs = outputs
        attendance = list(page.attendance.all())
        for row in attendance:
            row.organisation_name = IN_ALL[language].format(count=self.data.organisations)
        page.attendance = attendance

    def _write_sessions(self, page: Any, language: str) -> None:
        """Sessions are told in English; other languages name the day and leave the rest to the source's words."""
        rows = list(page.sessions.all())
        for row, session in zip(rows, self.data.sessions, strict=True):
            day = f"{DAYS[language]} {session.day}. " if session.day else ""
            row.title, row.description, row.locale = session.title, f"{day}{session.text}", page.locale
        page.sessions = rows

    def _practices(self) -> list[GoodPracticePage]:
        """The original version of each practice that is still there."""
        found = (self._practice(slug) for slug in self.data.practices)
        return [practice for practice in found if practice is not None]

    def _practice(self, slug: str) -> GoodPracticePage | None:
        page = GoodPracticePage.objects.filter(slug=slug).order_by("pk").first()
        return page if page is not None else None

    def _guests(self) -> list[Participation]:
        """At a workshop the host studies what others explain, so it is the host's region where the practice was discussed."""
        if not self.data.explained_by:
            return []
        keys = (ORGANISATIONS[self.data.partner], *self.data.explained_by)
        found = (self.keeper.optional(Participation, f"participation:{key}") for key in keys)
        return [participation for participation in found if participation is not None]
