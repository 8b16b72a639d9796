"""Days and hours are written as the reader's language writes them, in her time zone, and nowhere by a format of one language."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import timezone, translation

from tests.helpers.server import ROOT

WRITTEN = {
    "en": ("18 September 2017", "18 Sept 2017", "September 2017", "18 Sept 2017, 14:05"),
    "it": ("18 settembre 2017", "18 set 2017", "settembre 2017", "18 set 2017, 14:05"),
    "es": ("18 de septiembre de 2017", "18 sept 2017", "septiembre de 2017", "18 sept 2017, 14:05"),
    "pl": ("18 września 2017", "18 wrz 2017", "wrzesień 2017", "18 wrz 2017, 14:05"),
    "sv": ("18 september 2017", "18 sep. 2017", "september 2017", "18 sep. 2017 14:05"),
}


def shown(template: str, moment: object) -> str:
    return Template(template).render(Context({"moment": moment}))


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_each_language_has_its_own_way(language):
    moment = datetime(2017, 9, 18, 12, 5, tzinfo=UTC)
    with translation.override(language), timezone.override("Europe/Rome"):
        found = tuple(shown(f"{{{{ moment|{name} }}}}", moment) for name in ("long_day", "short_day", "long_month", "day_and_hour"))
        assert found == WRITTEN[language]
        assert shown("{{ moment|long_day }}", date(2017, 9, 18)) == WRITTEN[language][0]


def test_an_hour_of_the_programme_stays_and_a_missing_moment_is_nothing():
    assert shown("{{ moment|hour }}", time(9, 30)) == "09:30"
    assert shown("{{ moment|short_day|default:'–' }}", None) == "–"


def test_no_template_writes_days_in_the_format_of_one_language():
    by_hand = re.compile(r"\|(?:date|time)(?!:'c'|:\"c\"|:'Y-m-d'|:\"Y-m-d\")\b")
    found = [path for path in (ROOT / "templates").rglob("*.*") if path.is_file() and by_hand.search(path.read_text())]
    assert found == []
