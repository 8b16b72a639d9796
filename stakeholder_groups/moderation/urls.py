"""Addresses of moderation and balance: below those of groups, and one that outlives a membership."""

from django.urls import path

from stakeholder_groups.moderation.balance import views as balance
from stakeholder_groups.moderation.views import deciding, objecting, reporting, restricting

app_name = "moderation"

GROUP = "groups/<slug:slug>/"
ROOM = GROUP + "moderation/"
THREAD = GROUP + "threads/<str:public_id>/"
POST = THREAD + "posts/<row:seq>/"

urlpatterns = [
    path(ROOM, deciding.queue, name="queue"),
    path(ROOM + "log/", deciding.log, name="log"),
    path(ROOM + "restrictions/", restricting.restrictions, name="restrictions"),
    path(ROOM + "blocks/<row:pk>/end/", restricting.unblock, name="unblock"),
    path(ROOM + "decisions/<str:public_id>/", objecting.decision, name="decision"),
    path(ROOM + "decisions/<str:public_id>/outcome/", objecting.outcome, name="outcome"),
    path(POST + "report/", reporting.report, name="report"),
    path(POST + "moderate/", deciding.decide_post, name="decide"),
    path(POST + "decision/", reporting.post, name="post"),
    path(THREAD + "slow/", restricting.slow_thread, name="slow_thread"),
    path(GROUP + "members/<str:public_id>/block/", restricting.block, name="block"),
    path("decisions/<str:public_id>/", objecting.own_decision, name="own_decision"),
    path(GROUP + "balance/", balance.balance, name="balance"),
    path(GROUP + "balance/rounds/open/", balance.open_round, name="open_round"),
    path(GROUP + "balance/rounds/<row:number>/close/", balance.close_round, name="close_round"),
    path(GROUP + "assessment/", balance.assessment, name="assessment"),
]
