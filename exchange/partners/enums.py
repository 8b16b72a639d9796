"""Closed lists of the network's base data."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StakeholderKind(models.TextChoices):
    """The eight kinds of organisation that take part."""

    ENTERPRISE = "enterprise", _("Enterprise")
    PUBLIC_BODY = "public_body", _("Public body")
    UNIVERSITY = "university", _("University")
    RESEARCH_CENTRE = "research_centre", _("Research and innovation centre")
    TRADE_ASSOCIATION = "trade_association", _("Trade association")
    CHAMBER = "chamber", _("Chamber of commerce")
    CULTURAL_ACTOR = "cultural_actor", _("Cultural actor")
    SOCIAL_ACTOR = "social_actor", _("Social actor")


class ParticipationRole(models.TextChoices):
    LEAD = "lead", _("Lead partner")
    PARTNER = "partner", _("Partner")


class InstrumentKind(models.TextChoices):
    """The tick list of part II of a plan."""

    GROWTH_AND_JOBS = "growth_and_jobs", _("Investment for Growth and Jobs")
    TERRITORIAL_COOPERATION = "territorial_cooperation", _("European Territorial Cooperation")
    OTHER = "other", _("Other regional policy instrument")
