"""The shapes of the demonstration's data, and nothing that needs Django."""

from dataclasses import dataclass, field

LANGUAGES = ("en", "it", "es", "pl", "sv")
PROJECT = "https://www.interregeurope.eu/competein/"


@dataclass(frozen=True, slots=True)
class RegionData:
    code: str
    code_version: str
    country: str
    latitude: str
    longitude: str
    names: dict[str, str]
    left_classification: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationData:
    key: str
    name: str
    kind: str
    region: str = ""
    short_name: str = ""
    city: str = ""
    predecessor: str = ""
    works_with: tuple[str, ...] = ()
    website: str = ""


@dataclass(frozen=True, slots=True)
class ParticipationData:
    organisation: str
    role: str = "partner"
    starts_on: str = "2016-04-01"
    ends_on: str = ""
    replaced_by: str = ""
    dates_are_inferred: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartnerData:
    """A partner's page and group; `organisation` is who participates now."""

    slug: str
    organisation: str
    language: str
    region: str
    name: str
    intros: dict[str, str]


@dataclass(frozen=True, slots=True)
class InstrumentData:
    key: str
    name: str
    kind: str
    region: str
    programme: str = ""
    responsible_body: str = ""


@dataclass(frozen=True, slots=True)
class ElementText:
    """`key` is the same in every language of a practice."""

    key: str
    name: str
    what: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class PracticeText:
    title: str
    summary: str
    detail: str
    resources: str = ""
    evidence: str = ""
    difficulties: str = ""
    potential: str = ""
    elements: tuple[ElementText, ...] = ()


@dataclass(frozen=True, slots=True)
class PracticeData:
    slug: str
    partner: str
    region: str
    organisation: str
    theme: str
    topic: str
    directions: tuple[str, ...]
    source_url: str
    source_title: str
    # Versions in the order they were written: the first is the original.
    texts: dict[str, PracticeText]
    city: str = ""
    level: str = "regional"
    sectors: tuple[str, ...] = ()
    markets: tuple[str, ...] = ()
    maturity: tuple[str, ...] = ()
    start_month: str = ""
    end_month: str = ""
    ongoing: bool = False
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionData:
    title: str
    day: str = ""
    site: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class VisitText:
    title: str
    summary: str
    detail: str


@dataclass(frozen=True, slots=True)
class VisitData:
    slug: str
    partner: str
    kind: str
    place: str
    starts_on: str
    source_url: str
    texts: dict[str, VisitText]
    ends_on: str = ""
    # Only the month or the year is public.
    date_precision: str = "day"
    sessions: tuple[SessionData, ...] = ()
    practices: tuple[str, ...] = ()
    people: int = 0
    organisations: int = 0
    # Language → what came of it; empty where nobody says.
    outputs: dict[str, str] = field(default_factory=dict)
    remote: bool = False
    # Workshops: the host studied the practices, these came to explain them.
    explained_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TransferData:
    """An edge from a practice's element into an action."""

    practice: str
    element: str
    taken: str
    state: str
    visit: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class ActionData:
    key: str
    title: str
    nature: str
    background: str = ""
    timeframe: str = ""
    stakeholders: str = ""
    costs: str = ""
    funding: str = ""
    outcome: str = ""
    outcome_source_url: str = ""
    transfers: tuple[TransferData, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanText:
    title: str
    summary: str
    other_organisations: str
    context: str
    # Sections beyond the programme's template, by title.
    sections: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanData:
    slug: str
    partner: str
    instrument: str
    source_url: str
    texts: dict[str, PlanText]
    actions: dict[str, tuple[ActionData, ...]] = field(default_factory=dict)
    start_year: int | None = None
    end_year: int | None = None


@dataclass(frozen=True, slots=True)
class NewsData:
    slug: str
    day: str
    source_url: str
    title: str
    summary: str
    body: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class PersonData:
    """A demonstration member, named by role only."""

    key: str
    name: str
    language: str
    kind: str
    group: str
    role: str = "member"
    organisation: str = ""
    organisation_name: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class GroupData:
    slug: str
    name: str
    kind: str
    language: str
    purpose: str
    partner: str = ""
    instrument: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class PostData:
    author: str
    hours: float
    body: str
    # Place (from 1) of the post this one answers.
    reply_to: int = 0


@dataclass(frozen=True, slots=True)
class ThreadData:
    key: str
    group: str
    kind: str
    title: str
    days_ago: int
    posts: tuple[PostData, ...]


@dataclass(frozen=True, slots=True)
class NeedData:
    """`post` is the number of the post in `thread` that it comes from; `practice` is named by `named_by`, who is of the group too."""

    key: str
    group: str
    author: str
    days_ago: int
    title: str
    text: str = ""
    theme: str = ""
    market: str = ""
    sector: str = ""
    maturity: str = ""
    direction: str = ""
    resources: str = ""
    thread: str = ""
    post: int = 0
    shared: bool = False
    practice: str = ""
    named_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeetingData:
    """`days` from the day of loading, before it where negative: then it was held. `comes` and `afar` name members by their role."""

    key: str
    group: str
    days: int
    title: str
    town: str
    place: str
    text: str = ""
    link: str = ""
    capacity: int | None = None
    hour: int = 13
    lasts: int = 120
    is_public: bool = False
    agenda: tuple[tuple[str, int | None, str], ...] = ()
    comes: tuple[str, ...] = ()
    afar: tuple[str, ...] = ()
    minutes_title: str = ""
    minutes: str = ""
