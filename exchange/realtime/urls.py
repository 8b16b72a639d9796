"""Addresses without a language."""

from django.urls import re_path

from exchange.realtime import views

app_name = "realtime"
urlpatterns = [
    re_path(r"^events/threads/(?P<public_id>[A-Za-z0-9_-]{1,22})/$", views.thread_events, name="events"),
]
