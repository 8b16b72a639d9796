"""The models of search, each in the room that keeps it."""

from search.indexing.models import SetAside, WriteCount
from search.insight.models import AskedQuestion
from search.judgements.models import JudgedQuestion, JudgementList, Mark
from search.saved.models import Alert, SavedSearch
from search.thesaurus.models import ThesaurusEntry, ThesaurusState

__all__ = [
    "Alert",
    "AskedQuestion",
    "JudgedQuestion",
    "JudgementList",
    "Mark",
    "SavedSearch",
    "SetAside",
    "ThesaurusEntry",
    "ThesaurusState",
    "WriteCount",
]
