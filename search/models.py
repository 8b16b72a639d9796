"""The models of search, each in the room that keeps it."""

from search.indexing.models import SetAside
from search.thesaurus.models import ThesaurusEntry, ThesaurusState

__all__ = ["SetAside", "ThesaurusEntry", "ThesaurusState"]
