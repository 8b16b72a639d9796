"""A thread's page and fragment as small as they can be, for trying the script and the server together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from stakeholder_groups.discussions.models import Post, Thread

if TYPE_CHECKING:
    from collections.abc import Iterable

ASSETS = Path(__file__).resolve().parent.parent.parent / "assets" / "js"

PAGE = """{% load realtime_tags %}<!doctype html><html lang="en"><head><title>A thread</title></head><body>
<section data-thread="{{ thread.public_id }}" data-last-seq="{{ thread.last_seq }}" data-fragment-url="/try/{{ thread.public_id }}/fragment/"
  {% if earlier %}data-at-end="false" data-latest-url="/try/{{ thread.public_id }}/"{% endif %}>
{{ posts }}</section>{% live_new_posts %}<form><textarea id="composer" rows="5"></textarea></form>{% live_connection %}
<script type="module" src="/try/thread-live.js"></script></body></html>"""
ARTICLE = """<article id="post-{{ post.seq }}" data-seq="{{ post.seq }}"><h3 tabindex="0">Post {{ post.number }}</h3>
{% for line in lines %}<p>{{ post.body }}</p>{% endfor %}</article>"""


def render(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context)


def articles(posts: Iterable[Post]) -> str:
    from django.utils.safestring import mark_safe

    return mark_safe("".join(render(ARTICLE, post=post, lines=range(12)) for post in posts))


def find(request: HttpRequest, public_id: str) -> Thread:
    thread = Thread.objects.visible_to(request.user).filter(public_id=public_id).first()
    if thread is None:
        raise Http404
    return thread


def page(request: HttpRequest, public_id: str) -> HttpResponse:
    """With `?earlier` the page of a long thread that does not show its end."""
    thread, earlier = find(request, public_id), "earlier" in request.GET
    posts = thread.posts.all()
    return HttpResponse(render(PAGE, thread=thread, earlier=earlier, posts=articles(posts[:2] if earlier else posts)))


failures: list[int] = []


def fragment(request: HttpRequest, public_id: str) -> HttpResponse:
    if failures:
        return HttpResponse(status=failures.pop())
    changed = find(request, public_id).posts.filter(events__seq__gt=int(request.GET["after"])).distinct()
    return HttpResponse(articles(changed))


def script(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse((ASSETS / name).read_text(), content_type="text/javascript")


urlpatterns = [
    path("try/<str:public_id>/", page),
    path("try/<str:public_id>/fragment/", fragment),
    path("try/<slug:name>.js", lambda request, name: script(request, f"{name}.js")),
    path("", include("exchange.realtime.urls")),
]


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(status=404)
