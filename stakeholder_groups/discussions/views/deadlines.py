"""Setting, changing and taking away the deadline of a thread."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stakeholder_groups.discussions.forms import DeadlineForm
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.services import set_deadline
from stakeholder_groups.discussions.views.acting import Act, act_page, data_of
from stakeholder_groups.discussions.views.threads import standing_or_404
from stakeholder_groups.groups.gate import coordinators_only
from stakeholder_groups.groups.selectors import Space


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def deadline(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """`action=remove` takes it away, whatever else the form says."""
    thread = standing_or_404(space, public_id)
    if request.method == "POST" and request.POST.get("action") == "remove":
        set_deadline(actor=space.membership.user, thread=thread, until=None)
        messages.success(request, _("The thread has no deadline any more."))
        return redirect(thread)
    form = DeadlineForm(data_of(request), group=space.group, initial=_initial(thread))
    if form.is_valid():
        values = form.cleaned_data
        set_deadline(actor=space.membership.user, thread=thread, until=values["until"], reason=values["reason"])
        messages.success(request, _("The deadline is set. Who has not written by then is reminded seven days and one day before."))
        return redirect(thread)
    act = Act(
        title=_("Comments until"),
        lead=_("After this moment the thread takes no more posts. You can set a later one at any time."),
        button=_("Set the deadline"),
        remove=_("Take the deadline away") if thread.comments_until else "",
    )
    return act_page(request, space, thread, form, act)


def _initial(thread: Thread) -> dict[str, object]:
    if thread.comments_until is None:
        return {}
    local = timezone.localtime(thread.comments_until, thread.group.time_zone)
    return {"day": local.date(), "hour": local.time().replace(second=0, microsecond=0)}
