"""The models of search, each in the room that keeps it."""

from search.indexing.models import SetAside
from search.saved.models import Alert, SavedSearch
from search.thesaurus.models import ThesaurusEntry, ThesaurusState

__all__ = ["Alert", "SavedSearch", "SetAside", "ThesaurusEntry", "ThesaurusState"]
