"""Loads the demonstration: the network as public sources tell it, accounts to try, example conversations.

It may be repeated and may be broken off at any point: each thing is made once, in a transaction of its own step.
"""

from collections.abc import Callable

from django.db import transaction

from exchange.demo.keeping import Keeper
from exchange.demo.load_answers import load_answers
from exchange.demo.load_base import load_base
from exchange.demo.load_groups import load_groups
from exchange.demo.load_judgements import load_judgements
from exchange.demo.load_meetings import load_meetings
from exchange.demo.load_needs import load_needs
from exchange.demo.load_pages import load_pages
from exchange.demo.load_people import load_people
from exchange.demo.load_plans import load_plans
from exchange.demo.load_practices import load_practices
from exchange.demo.load_threads import load_threads
from exchange.demo.load_visits import load_visits

Step = tuple[str, Callable[[Keeper], None]]

STEPS: tuple[Step, ...] = (
    ("partners", load_base),
    ("accounts", load_people),
    ("partners' pages and news", load_pages),
    ("practices", load_practices),
    ("visits", load_visits),
    ("plans", load_plans),
    ("groups and their members", load_groups),
    ("conversations", load_threads),
    ("judged questions", load_judgements),
    ("needs", load_needs),
    ("meetings", load_meetings),
    ("reactions, polls and the directory", load_answers),
)


def load(say: Callable[[str], None] = lambda _text: None) -> int:
    """Make what is missing and return how many things were made."""
    keeper = Keeper()
    for name, step in STEPS:
        before = keeper.made
        with transaction.atomic():
            step(keeper)
        say(f"{name}: {keeper.made - before} new")
    return keeper.made
