"""Addresses without a language."""

from django.urls import path

from exchange.pages.sitemaps import sitemap_xml

app_name = "pages"
urlpatterns = [path("sitemap.xml", sitemap_xml, name="sitemap")]
