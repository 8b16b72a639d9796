"""Addresses of exports, below those of groups."""

from django.urls import path

from stakeholder_groups.records import views

app_name = "records"

EXPORT = "<slug:slug>/exports/<str:public_id>/"

urlpatterns = [
    path("<slug:slug>/exports/", views.exports, name="exports"),
    path("<slug:slug>/exports/policy/", views.policy, name="policy"),
    path(EXPORT, views.export, name="export"),
    path(EXPORT + "file/", views.download, name="download"),
    path(EXPORT + "delete/", views.delete, name="delete"),
]
