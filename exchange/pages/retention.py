"""How long Wagtail keeps what somebody left open in the editors' pages."""

from datetime import timedelta

from wagtail.admin.models import EditingSession, FormState

from exchange.core.retention import register_rows

LEFT_OPEN_KEPT = timedelta(days=7)


def declare() -> None:
    register_rows(
        "pages.forms", LEFT_OPEN_KEPT, "forms left open for a preview", lambda before: FormState.objects.filter(last_updated_at__lt=before)
    )
    register_rows(
        "pages.editing", LEFT_OPEN_KEPT, "who had which page open", lambda before: EditingSession.objects.filter(last_seen_at__lt=before)
    )
