"""Addresses under a language, below notices/."""

from django.urls import path

from exchange.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.notices, name="list"),
    path("settings/", views.settings, name="settings"),
    path("read/", views.mark_all_read, name="mark_all_read"),
    path("stop/<str:token>/", views.stop, name="stop"),
    path("<row:pk>/", views.open_notice, name="open"),
    path("<row:pk>/read/", views.mark_read, name="mark_read"),
]
