"""Addresses of search under a language."""

from django.urls import path

from search.needs import views as needs
from search.saved import views as saved
from search.views import catalogue, in_group, related, results, suggestions

app_name = "search"
urlpatterns = [
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("catalogue/suggestions/", suggestions.suggestions, name="suggestions"),
    path("catalogue/related/<uuid:origin>/", related.related_pages, name="related"),
    path("catalogue/list/", results.as_list, name="list"),
    path("catalogue/results.csv", results.as_csv, name="csv"),
    path("catalogue/results.json", results.as_json, name="json"),
    path("catalogue/results.geojson", results.as_geojson, name="geojson"),
    path("catalogue/results.atom", results.as_feed, name="feed"),
    path("groups/<slug:slug>/search/", in_group.in_group, name="in_group"),
    path("groups/<slug:slug>/needs/<str:public_id>/practices/<uuid:origin>/", needs.answer_need, name="answer_need"),
    path("account/searches/", saved.saved_searches, name="saved"),
    path("account/searches/new/", saved.save, name="save"),
    path("account/searches/stop/<str:token>/", saved.stop, name="stop"),
    path("account/searches/<int:pk>/", saved.change, name="change_saved"),
    path("account/searches/<int:pk>/delete/", saved.delete, name="delete_saved"),
]
