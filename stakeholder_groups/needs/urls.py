"""Addresses of needs, below those of groups."""

from django.urls import path

from stakeholder_groups.needs.views import changing, reading, writing

app_name = "needs"

NEED = "<slug:slug>/needs/<str:public_id>/"

urlpatterns = [
    path("<slug:slug>/needs/", reading.needs, name="needs"),
    path("<slug:slug>/needs/new/", writing.new, name="new"),
    path(NEED, reading.need, name="need"),
    path(NEED + "edit/", writing.edit, name="edit"),
    path(NEED + "answered/", changing.answer, name="answer"),
    path(NEED + "again/", changing.reopen, name="reopen"),
    path(NEED + "withdraw/", changing.withdraw, name="withdraw"),
    path(NEED + "share/", changing.share, name="share"),
    path(NEED + "practices/<row:pk>/remove/", changing.unmark, name="unmark"),
]
