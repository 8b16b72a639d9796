"""What threads tell: somebody is about to write or to take a file away, and a coordinator withdrew a post where she read it."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from exchange.accounts.models import User
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.discussions.signals import WritingRefusedError, about_to_take_file, about_to_write, withdrawn_by_coordination
from stakeholder_groups.moderation.selectors.evidence import is_evidence
from stakeholder_groups.moderation.services import record_withdrawal, require_no_pause


@receiver(about_to_write, dispatch_uid="moderation.pause")
def keep_the_pause(*, actor: User, thread: Thread, is_edit: bool, **kwargs: Any) -> None:
    require_no_pause(actor=actor, thread=thread, is_edit=is_edit)


@receiver(about_to_take_file, dispatch_uid="moderation.evidence")
def keep_the_evidence(*, post: Post, **kwargs: Any) -> None:
    if is_evidence(post):
        raise WritingRefusedError(_("The coordination is looking at this post. Its files stay until that has ended."))


@receiver(withdrawn_by_coordination, dispatch_uid="moderation.withdrawn")
def write_it_down(*, post: Post, actor: User, reason: str, **kwargs: Any) -> None:
    record_withdrawal(actor=actor, post=post, reason=reason)
