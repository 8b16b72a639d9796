"""Rows of the table of transfers for spreadsheets."""

from collections.abc import Callable

from django.utils.translation import gettext_noop

from practices.plans.routes import Route

COLUMNS = (
    gettext_noop("Practice"),
    gettext_noop("Element"),
    gettext_noop("From region"),
    gettext_noop("Code"),
    gettext_noop("To region"),
    gettext_noop("Code"),
    gettext_noop("Plan"),
    gettext_noop("Action"),
    gettext_noop("Via"),
    gettext_noop("What was taken"),
    gettext_noop("What was changed"),
    gettext_noop("State"),
    gettext_noop("Outcome"),
    gettext_noop("Address of the practice"),
    gettext_noop("Address of the plan"),
)


def row_of(route: Route, absolute: Callable[[str], str]) -> list[str]:
    return [
        route.practice_title,
        route.element,
        route.origin.name,
        route.origin.code,
        route.destination.name,
        route.destination.code,
        route.plan_title,
        route.action,
        route.via,
        route.taken,
        route.changed,
        route.state_label,
        route.outcome,
        absolute(route.practice_url),
        absolute(route.plan_url) if route.plan_url else "",
    ]
