"""Addresses of suggestions, below those of groups."""

from django.urls import path

from practices.suggestions.views import sending

app_name = "suggestions"

MAKE = "<slug:slug>/threads/<str:public_id>/posts/<row:seq>/make/"

urlpatterns = [
    path(MAKE, sending.make, name="make"),
    path(MAKE + "<slug:kind>/", sending.new, name="new"),
    path("<slug:slug>/suggestions/", sending.sent, name="sent"),
]
