"""Filters of the pages of an export."""

from django import template

from stakeholder_groups.records.dates import written_moment

register = template.Library()
register.filter("written_moment", written_moment)
