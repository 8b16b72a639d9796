"""Addresses of the directory, under a language."""

from django.urls import path

from stakeholder_groups.groups.directory import views

app_name = "directory"
urlpatterns = [
    path("", views.directory, name="directory"),
    path("me/", views.own_entry, name="own_entry"),
    path("me/withdraw/", views.withdraw, name="withdraw"),
    path("messages/<str:public_id>/answer/", views.answer, name="answer"),
    path("messages/<str:public_id>/block/", views.block, name="block"),
    path("<str:public_id>/write/", views.write, name="write"),
]
