"""Addresses under a language."""

from django.urls import path

from exchange.core import views

app_name = "core_pages"
urlpatterns = [path("components/", views.components, name="components")]
