"""Addresses of search under a language."""

from django.urls import path

from search import views

app_name = "search"
urlpatterns = [path("catalogue/", views.catalogue, name="catalogue")]
