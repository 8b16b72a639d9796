"""The role table's rows of accounts, tried without the other rooms' world."""

import pytest
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from tests.access.rows_accounts import ROWS
from tests.helpers.roles import make_people

pytestmark = pytest.mark.django_db


def test_every_row_answers_every_role_as_the_table_says():
    people = make_people()
    wrong = []
    for row in ROWS:
        path = reverse(row.url_name, kwargs=row.arguments(None))
        for role, person in people.items():
            got = getattr(person.client, row.method)(path).status_code
            if got not in row.expected(role):
                wrong.append(f"{row.method} {row.url_name} {role}: {got}, not {row.expected(role)}")
    assert wrong == []


def test_no_address_of_allauth_is_missing():
    def names(resolver):
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                yield from names(pattern)
            elif pattern.name:
                yield pattern.name

    allauth = set(names(get_resolver("allauth.urls")))
    assert allauth - {row.url_name for row in ROWS} == set()
