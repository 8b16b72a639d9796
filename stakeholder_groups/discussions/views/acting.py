"""The one page on which coordinators fill in a form about a thread."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.views.composing import REFUSED
from stakeholder_groups.groups.selectors import Space


@dataclass(frozen=True, slots=True)
class Act:
    """What the page says: its title, what follows from the button, and the button. `remove`: words of a second button."""

    title: str
    lead: str
    button: str
    is_grave: bool = False
    remove: str = ""


def act_page(request: HttpRequest, space: Space, thread: Thread, form: forms.Form, act: Act, on: str = "") -> HttpResponse:
    context = {"space": space, "tab": "threads", "thread": thread, "form": form, "act": act, "on": on}
    return render(request, "discussions/thread_act.html", context, status=REFUSED if form.errors else 200)


def data_of(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
