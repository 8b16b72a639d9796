"""The sixteen practices that are publicly known by name."""

from exchange.demo.data import (
    practices_emilia_romagna,
    practices_north,
    practices_poland,
    practices_reggio,
    practices_valencia,
    practices_valencia_startups,
)
from exchange.demo.data.shapes import PracticeData

PRACTICES: tuple[PracticeData, ...] = (
    *practices_reggio.PRACTICES,
    *practices_emilia_romagna.PRACTICES,
    *practices_valencia.PRACTICES,
    *practices_valencia_startups.PRACTICES,
    *practices_poland.PRACTICES,
    *practices_north.PRACTICES,
)
