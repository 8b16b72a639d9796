"""Addresses of threads, below those of groups."""

from django.urls import path

from stakeholder_groups.discussions.views import posts, threads

app_name = "discussions"

THREAD = "<slug:slug>/threads/<str:public_id>/"
POST = THREAD + "posts/<row:seq>/"

urlpatterns = [
    path("<slug:slug>/threads/", threads.threads, name="threads"),
    path("<slug:slug>/threads/new/", threads.new, name="new"),
    path(THREAD, threads.thread, name="thread"),
    path(THREAD + "fragment/", threads.fragment, name="fragment"),
    path(THREAD + "lock/", posts.lock, name="lock"),
    path(THREAD + "pin/", posts.pin, name="pin"),
    path(POST, posts.permalink, name="post"),
    path(POST + "edit/", posts.edit, name="edit"),
    path(POST + "history/", posts.history, name="history"),
    path(POST + "withdraw/", posts.withdraw, name="withdraw"),
]
