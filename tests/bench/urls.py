"""The platform's addresses with the references' in front."""

from django.urls import path

from exchange.urls import *
from exchange.urls import urlpatterns as platform
from tests.bench.bare import views

urlpatterns = [
    path("bench/ok", views.ok),
    path("bench/commit", views.commit),
    path("bench/publish/<str:public_id>", views.publish),
    path("bench/published/<int:seq>", views.published),
    path("bench/sockets", views.sockets),
    *platform,
]
