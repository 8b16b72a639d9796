"""Addresses below /admin/suggestions/."""

from django.urls import path

from practices.suggestions.views import inbox

app_name = "suggestions_admin"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("<row:suggestion_id>/", inbox.answer, name="answer"),
]
