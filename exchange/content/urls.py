"""Addresses of pictures."""

from django.urls import path

from exchange.content import views

app_name = "content"
urlpatterns = [path("media/images/<path:name>", views.rendition, name="rendition")]
