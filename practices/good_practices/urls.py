"""Addresses of practices beside their pages."""

from django.urls import path

from practices.good_practices.views import contact

app_name = "good_practices"
urlpatterns = [path("practices/<row:page_id>/message/", contact.write, name="write")]
