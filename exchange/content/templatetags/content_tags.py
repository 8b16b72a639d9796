"""Stored, already safe HTML in templates."""

from django import template

from exchange.content import markdown

register = template.Library()
register.filter("stored_html", markdown.stored_html)
register.filter("headings_from", markdown.headings_from)
