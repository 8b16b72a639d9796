"""Addresses without a language."""

from django.urls import path

from exchange.notifications import views

app_name = "notifications_events"
urlpatterns = [path("events/notices/", views.unread, name="unread")]
