"""Addresses below /admin/review/."""

from django.urls import path, re_path

from practices.review import views

app_name = "review"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("published/", views.published, name="published"),
    path("<row:page_id>/", views.decide, name="decide"),
    path("<row:page_id>/timeline/", views.timeline, name="timeline"),
    path("<row:page_id>/withdraw/", views.withdraw_page, name="withdraw"),
    re_path(r"^(?P<page_id>\d+)/(?P<kind>counted|endorsed)/$", views.judge_page, name="judge"),
]
