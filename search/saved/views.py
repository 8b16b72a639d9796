"""One's saved searches; the page that a mail's link to stop leads to."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from exchange.core.languages import reader_language
from search.catalogue.asked import Asked, read
from search.catalogue.finding import drop_unknown, understood_of
from search.catalogue.labels import FACET_LABELS, Labels, load_labels
from search.engines.base import EngineUnavailableError
from search.saved import services
from search.saved.forms import SavedSearchForm
from search.saved.models import SavedSearch
from search.saved.tokens import read_token

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@login_required
@require_safe
def saved_searches(request: HttpRequest) -> HttpResponse:
    labels = load_labels(reader_language())
    rows = [(search, _described(search.asked, labels)) for search in SavedSearch.objects.of(request.user)]
    return render(request, "search/saved/list.html", {"rows": rows, "most": services.MOST})


@login_required
@require_http_methods(READ_AND_WRITE)
def save(request: HttpRequest) -> HttpResponse:
    """The question stands in the address, so that it survives the way through sign-in."""
    labels = load_labels(reader_language())
    asked, _unknown = drop_unknown(read(request.GET, labels.language), labels)
    if asked.too_long or (asked.text.is_empty and not asked.is_filtered):
        messages.info(request, _("First search for something; then it can be saved."))
        return redirect(reverse("search:catalogue"))
    asked = _put_right(asked)
    described = _described(asked, labels)
    form = SavedSearchForm(request.POST or None, initial={"name": "; ".join(value for _facet, value in described)[:120]})
    if request.method == "POST" and form.is_valid():
        try:
            services.save_search(actor=request.user, asked=asked, **form.cleaned_data)  # type: ignore[arg-type]  # signed in
        except services.TooManySearchesError:
            form.add_error(None, _("You have %(most)s saved searches, which is the most. Delete one first.") % {"most": services.MOST})
        else:
            return _done(request, _("The search is saved. You will hear of what is published from now on."))
    return render(request, "search/saved/edit.html", {"form": form, "described": described, "asked": asked})


@login_required
@require_http_methods(READ_AND_WRITE)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    search = _own(request, pk)
    form = SavedSearchForm(request.POST or None, instance=search)
    if request.method == "POST" and form.is_valid():
        services.change_search(actor=request.user, search=search, **form.cleaned_data)  # type: ignore[arg-type]  # signed in
        return _done(request, _("The saved search is changed."))
    described = _described(search.asked, load_labels(reader_language()))
    return render(request, "search/saved/edit.html", {"form": form, "described": described, "asked": search.asked, "search": search})


@login_required
@require_http_methods(READ_AND_WRITE)
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    search = _own(request, pk)
    if request.method == "POST":
        services.delete_search(actor=request.user, search=search)  # type: ignore[arg-type]  # signed in
        return _done(request, _("The saved search is deleted."))
    return render(request, "search/saved/delete.html", {"search": search})


@csrf_exempt  # a mail program posts here by itself; who has the link may end mails and nothing else
@never_cache
@require_http_methods(READ_AND_WRITE)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    wanted = read_token(token)
    if wanted is None:
        raise Http404
    if request.method == "POST":
        services.stop_mails(wanted)
    context: dict[str, Any] = {"is_stopped": request.method == "POST", "is_one": wanted.what == "search"}
    response = render(request, "search/saved/stop.html", context)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _own(request: HttpRequest, pk: int) -> SavedSearch:
    found: SavedSearch = get_object_or_404(SavedSearch.objects.of(request.user), pk=pk)
    return found


def _done(request: HttpRequest, said: str) -> HttpResponseRedirect:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("search:saved"))


def _put_right(asked: Asked) -> Asked:
    try:
        return services.as_understood(asked, understood_of(asked))
    except EngineUnavailableError:
        return asked


def _described(asked: Asked, labels: Labels) -> list[tuple[str, str]]:
    """What is asked, in words: (what it is, its value)."""
    said = [(_("Words"), asked.q)] if asked.q else []
    return said + [
        (str(FACET_LABELS[facet]), ", ".join(labels.label(facet, value) for value in values)) for facet, values in asked.choices.items()
    ]
