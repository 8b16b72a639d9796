"""Addresses below /admin/search-quality/."""

from django.urls import path, re_path

from search.insight import views as insight
from search.judgements import views as judgements

app_name = "search_admin"
urlpatterns = [
    path("asked/", insight.asked, name="asked"),
    re_path(r"^asked/(?P<table>nothing|unopened)\.csv$", insight.asked_csv, name="asked_csv"),
    path("judgements/", judgements.lists, name="judgements"),
    path("judgements/<row:list_id>/", judgements.one_list, name="judgement_list"),
    path("judgements/<row:list_id>/lines/", judgements.take_in, name="judgement_import"),
    path("judgements/<row:list_id>/judgements.jsonl", judgements.give_out, name="judgement_export"),
    path("judgements/<row:list_id>/delete/", judgements.delete_list, name="judgement_list_delete"),
    path("judgements/questions/<row:question_id>/", judgements.judge, name="judge"),
    path("judgements/questions/<row:question_id>/delete/", judgements.delete_question, name="judged_question_delete"),
]
