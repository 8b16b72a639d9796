"""Addresses below account/data/."""

from django.urls import path

from exchange.accounts.own_data import views

app_name = "own_data"
urlpatterns = [
    path("", views.page, name="page"),
    path("erase/", views.erase, name="erase"),
    path("erased/", views.erased, name="erased"),
    path("prove/", views.prove, name="prove"),
    path("archives/<str:public_id>/", views.download, name="download"),
]
