"""Practices, the editions of their form, and messages to their owners."""

from practices.good_practices.models.editions import FormEdition
from practices.good_practices.models.messages import PracticeMessage
from practices.good_practices.models.pages import GoodPracticePage, PracticeDocument, PracticeElement, PracticeImage, PracticeLink

__all__ = ["FormEdition", "GoodPracticePage", "PracticeDocument", "PracticeElement", "PracticeImage", "PracticeLink", "PracticeMessage"]
