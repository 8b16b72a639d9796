"""Addresses of the practices that travelled."""

from django.urls import path

from practices.plans import views

app_name = "plans"
urlpatterns = [
    path("travelled/", views.travelled, name="travelled"),
    path("travelled/transfers.csv", views.travelled_csv, name="travelled_csv"),
    path("travelled/<row:transfer_id>/", views.transfer, name="transfer"),
]
