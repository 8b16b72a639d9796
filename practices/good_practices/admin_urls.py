"""Addresses below /admin/practice-messages/."""

from django.urls import path

from practices.good_practices.views import inbox

app_name = "good_practices_admin"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("<row:message_id>/answered/", inbox.answered, name="answered"),
]
