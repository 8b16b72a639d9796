"""Addresses without a language."""

from django.urls import path

from exchange.core import views

app_name = "core"
urlpatterns = [
    path("healthz", views.healthz, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
]
