"""Addresses under a language, beside allauth's below account/."""

from django.urls import path

from exchange.accounts import views
from exchange.accounts.urls_doors import to_sign_in

app_name = "accounts"
urlpatterns = [
    path("invitation/", views.pending_invitation, name="pending"),
    path("invitation/refused/", views.refused, name="refused"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("account/profile/", views.profile, name="profile"),
    path("_util/login/", to_sign_in, name="page_login_door"),
    path("account/second-factor/", views.second_factor_page, name="second_factor"),
]
