"""A Wagtail page with nothing but a title and rich text, and a row to commit."""

from django.db import models
from wagtail.fields import RichTextField
from wagtail.models import Page


class BarePage(Page):
    body = RichTextField(blank=True)
    template = "bare/page.html"


class BareRow(models.Model):
    text = models.TextField()
