"""Roles of the network, kept as Django groups; coordinators and members are memberships of a stakeholder group instead."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

if TYPE_CHECKING:
    from exchange.accounts.models import User

NETWORK_ADMINISTRATORS = "Network administrators"
EXPERTS = "Thematic experts"
EDITORS_PREFIX = "Editors: "


def editors_group_name(partner_slug: str) -> str:
    return f"{EDITORS_PREFIX}{partner_slug}"


def role_names(user: "User | AnonymousUser") -> frozenset[str]:
    """Names of the user's groups, read once per user object."""
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    cached: frozenset[str] | None = getattr(user, "_role_names", None)
    return remember_roles(user, user.groups.values_list("name", flat=True)) if cached is None else cached


def remember_roles(user: "User | AnonymousUser", names: Iterable[str]) -> frozenset[str]:
    """For who reads them beside something else, to spare each page a statement."""
    known = user.__dict__["_role_names"] = frozenset(names)
    return known


def roles_are_known(user: "User | AnonymousUser") -> bool:
    return hasattr(user, "_role_names")


def is_network_administrator(user: "User | AnonymousUser") -> bool:
    return NETWORK_ADMINISTRATORS in role_names(user)


def is_expert(user: "User | AnonymousUser") -> bool:
    return EXPERTS in role_names(user)


def is_editor(user: "User | AnonymousUser") -> bool:
    return any(name.startswith(EDITORS_PREFIX) for name in role_names(user))


def is_staff_role(user: "User | AnonymousUser") -> bool:
    """May enter the editors' pages at all."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or is_network_administrator(user) or is_expert(user) or is_editor(user)
