"""Addresses of presence, below those of groups."""

from django.urls import path

from exchange.realtime.presence import views

app_name = "presence"
urlpatterns = [
    path("<slug:slug>/here/", views.here, name="here"),
    path("<slug:slug>/members/me/presence/", views.choose, name="choose"),
]
