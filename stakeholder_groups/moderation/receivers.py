"""What threads tell: somebody is about to write, speak or take a file away; a coordinator withdrew a post or hid a thread."""

from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from exchange.accounts.models import User
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.discussions.signals import (
    WritingRefusedError,
    about_to_speak,
    about_to_take_file,
    about_to_write,
    hiding_decided,
    withdrawn_by_coordination,
)
from stakeholder_groups.groups.models import Group
from stakeholder_groups.moderation.selectors.evidence import is_evidence
from stakeholder_groups.moderation.services import decide_on_hiding, record_withdrawal, require_no_block, require_no_pause


@receiver(about_to_write, dispatch_uid="moderation.pause")
def keep_the_pause(*, actor: User, thread: Thread, is_edit: bool, **kwargs: Any) -> None:
    require_no_pause(actor=actor, thread=thread, is_edit=is_edit)


@receiver(about_to_speak, dispatch_uid="moderation.block")
def keep_the_block(*, actor: User, group: Group, **kwargs: Any) -> None:
    require_no_block(actor=actor, group=group)


@receiver(about_to_take_file, dispatch_uid="moderation.evidence")
def keep_the_evidence(*, post: Post, **kwargs: Any) -> None:
    if is_evidence(post):
        raise WritingRefusedError(_("The coordination is looking at this post. Its files stay until that has ended."))


@receiver(withdrawn_by_coordination, dispatch_uid="moderation.withdrawn")
def write_it_down(*, post: Post, actor: User, reason: str, **kwargs: Any) -> None:
    record_withdrawal(actor=actor, post=post, reason=reason)


@receiver(hiding_decided, dispatch_uid="moderation.hiding")
def write_hiding_down(*, thread: Thread, actor: User, hidden: bool, reason: str, **kwargs: Any) -> None:
    decide_on_hiding(actor=actor, thread=thread, hidden=hidden, reason=reason)
