"""Addresses of threads, below those of groups."""

from django.urls import path

from stakeholder_groups.discussions.views import (
    deadlines,
    documents,
    files,
    following,
    hiding,
    log,
    outcomes,
    placing,
    polls,
    posts,
    reactions,
    reading,
    threads,
)

app_name = "discussions"

THREAD = "<slug:slug>/threads/<str:public_id>/"
POST = THREAD + "posts/<row:seq>/"

FILE = THREAD + "files/<str:file_id>/"

urlpatterns = [
    path("bookmarks/", reactions.bookmarks, name="bookmarks"),
    path("<slug:slug>/follow/", following.follow_group, name="follow_group"),
    path("<slug:slug>/threads/people/", following.people, name="people"),
    path("<slug:slug>/threads/", threads.threads, name="threads"),
    path("<slug:slug>/threads/new/", threads.new, name="new"),
    path(THREAD, threads.thread, name="thread"),
    path(THREAD + "fragment/", threads.fragment, name="fragment"),
    path(THREAD + "read/", reading.read, name="read"),
    path(THREAD + "lock/", posts.lock, name="lock"),
    path(THREAD + "pin/", posts.pin, name="pin"),
    path(THREAD + "deadline/", deadlines.deadline, name="deadline"),
    path(THREAD + "outcome/", outcomes.outcome, name="outcome"),
    path(THREAD + "outcome/withdraw/", outcomes.withdraw, name="outcome_withdraw"),
    path(THREAD + "outcome/history/", outcomes.history, name="outcome_history"),
    path(THREAD + "document/", documents.document, name="document"),
    path(THREAD + "document/comments/<slug:key>/", documents.comments, name="comments"),
    path(THREAD + "document/choose/", documents.choose, name="document_choose"),
    path(THREAD + "document/move-on/", documents.move_on, name="document_move_on"),
    path(THREAD + "move/", placing.move, name="move"),
    path(THREAD + "split/", placing.split, name="split"),
    path(THREAD + "merge/", placing.merge, name="merge"),
    path(THREAD + "hide/", hiding.thread, name="hide"),
    path(THREAD + "log/", log.log, name="log"),
    path(THREAD + "log/<row:operation>/undo/", log.undo_operation, name="undo"),
    path(POST, posts.permalink, name="post"),
    path(POST + "edit/", posts.edit, name="edit"),
    path(POST + "history/", posts.history, name="history"),
    path(POST + "withdraw/", posts.withdraw, name="withdraw"),
    path(THREAD + "follow/", following.follow_thread, name="follow_thread"),
    path(FILE, files.file, name="file"),
    path(FILE + "remove/", files.remove_file, name="remove_file"),
    path(POST + "react/", reactions.react, name="react"),
    path(POST + "reactions/", reactions.reactions, name="reactions"),
    path(POST + "keep/", reactions.keep, name="keep"),
    path(POST + "poll/", polls.new_poll, name="new_poll"),
    path(POST + "poll/vote/", polls.cast, name="vote"),
    path(POST + "poll/close/", polls.close, name="close_poll"),
    path(POST + "poll/votes/", polls.votes, name="votes"),
]
