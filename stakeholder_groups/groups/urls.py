"""Addresses of group spaces, under a language."""

from django.urls import path

from stakeholder_groups.groups.views import absence, coordination, invitations, public, space

app_name = "groups"
urlpatterns = [
    path("", space.my_groups, name="my_groups"),
    path("new/", coordination.start, name="start"),
    path("<slug:slug>/", space.group, name="group"),
    path("<slug:slug>/about/", public.about, name="about"),
    path("<slug:slug>/ask/", public.ask, name="ask"),
    path("<slug:slug>/rules/", space.rules, name="rules"),
    path("<slug:slug>/members/", space.members, name="members"),
    path("<slug:slug>/members/me/", space.own_membership, name="own_membership"),
    path("<slug:slug>/members/me/leave/", space.leave_group, name="leave"),
    path("<slug:slug>/members/<str:public_id>/role/", coordination.change_role, name="change_role"),
    path("<slug:slug>/members/<str:public_id>/remove/", coordination.remove_member, name="remove_member"),
    path("<slug:slug>/requests/", coordination.join_requests, name="join_requests"),
    path("<slug:slug>/requests/<row:pk>/grant/", coordination.grant_request, name="grant_request"),
    path("<slug:slug>/requests/<row:pk>/decline/", coordination.decline_request, name="decline_request"),
    path("<slug:slug>/invitations/", invitations.invitations, name="invitations"),
    path("<slug:slug>/invitations/lists/<row:pk>/", invitations.invitation_batch, name="invitation_batch"),
    path("<slug:slug>/invitations/<row:pk>/resend/", invitations.resend_invitation, name="resend_invitation"),
    path("<slug:slug>/invitations/<row:pk>/revoke/", invitations.revoke_invitation, name="revoke_invitation"),
    path("<slug:slug>/absence/", absence.absence, name="absence"),
    path("<slug:slug>/absence/end/", absence.end, name="end_absence"),
    path("<slug:slug>/settings/", coordination.settings, name="settings"),
]
