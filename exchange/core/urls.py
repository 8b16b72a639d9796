"""Addresses under a language."""

from django.urls import URLPattern, URLResolver

app_name = "core_pages"
urlpatterns: list[URLPattern | URLResolver] = []
