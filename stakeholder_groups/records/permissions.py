"""Who may export what. The form, the worker and the download ask these and nothing else; `visible_to` says the same in SQL."""

from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.records.models import Export, ExportPolicy


def can_export(membership: Membership, thread: Thread | None, *, named: bool) -> bool:
    """Who coordinates exports the group and each of its threads. Other members export a thread that they can read.

    Their copy calls people by pseudonyms: it leaves the group, where names were given for the group alone. The coordination
    documents a consultation and answers for it; it can let members take names along, too.
    """
    if named and not may_name(membership):
        return False
    if thread is None:
        return membership.coordinates
    return bool(Thread.objects.visible_to(membership.user).filter(pk=thread.pk, group=membership.group_id).exists())


def may_name(membership: Membership) -> bool:
    if membership.coordinates:
        return True
    return ExportPolicy.objects.filter(group=membership.group_id, names_for_members=True).exists()


def still_may(export: Export) -> bool:
    """Asked again when it is made, and when it is ready: who asked may have left since."""
    return bool(Export.objects.visible_to(export.requester).filter(pk=export.pk).exists())
