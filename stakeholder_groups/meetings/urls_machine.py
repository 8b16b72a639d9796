"""Addresses without a language: what calendar programs ask for."""

from django.urls import path

from stakeholder_groups.meetings.views import calendars

app_name = "meetings_calendar"
urlpatterns = [path("calendar/<str:token>.ics", calendars.feed, name="feed")]
