from practices.review.services.judging import JudgingError, judge
from practices.review.services.withdrawing import withdraw

__all__ = ["JudgingError", "judge", "withdraw"]
