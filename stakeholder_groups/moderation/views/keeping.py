"""Words of moderation outlive the session that they were typed in, as those of posts do."""

from typing import Any

from django.http import HttpRequest

from exchange.accounts.models import User
from stakeholder_groups.discussions.views.keeping import SIGNED_IN_AGAIN, fresh_data, has_old_token, starting_values


def form_of(request: HttpRequest, user: User, form_class: Any, *, otherwise: dict[str, Any] | None = None, **said: Any) -> Any:
    """What was sent; else what was kept over a sign-in; else what stands there anyway."""
    if request.method != "POST":
        return form_class(initial=starting_values(request, user, form_class.base_fields, otherwise or {}), **said)
    form = form_class(fresh_data(request, user), initial=otherwise, **said)
    if has_old_token(request):
        form.add_error(None, SIGNED_IN_AGAIN)
    return form
