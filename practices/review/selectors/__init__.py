from practices.review.selectors.comparing import comparison
from practices.review.selectors.desk import PageLine, Starter, own_pages, starters
from practices.review.selectors.judged import JudgedLine, decisions_on, newest_decisions, published_for_judging
from practices.review.selectors.queue import Submission, submission_of, submissions, waiting
from practices.review.selectors.timeline import find_page, public_timeline, timeline

__all__ = [
    "JudgedLine",
    "PageLine",
    "Starter",
    "Submission",
    "comparison",
    "decisions_on",
    "find_page",
    "newest_decisions",
    "own_pages",
    "public_timeline",
    "published_for_judging",
    "starters",
    "submission_of",
    "submissions",
    "timeline",
    "waiting",
]
