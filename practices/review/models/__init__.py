from practices.review.models.decisions import PracticeDecision
from practices.review.models.events import ReviewEvent
from practices.review.models.pages import ReviewedPage
from practices.review.models.tasks import ReviewTask

__all__ = ["PracticeDecision", "ReviewEvent", "ReviewTask", "ReviewedPage"]
