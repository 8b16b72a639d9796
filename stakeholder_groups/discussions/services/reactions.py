"""Reacting to a post, and keeping it in mind."""

from django.db import transaction

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import EventKind, ReactionKind
from stakeholder_groups.discussions.models import Bookmark, Post, Reaction
from stakeholder_groups.discussions.services.numbering import take_number, write_event
from stakeholder_groups.discussions.services.posting import require_open, require_standing
from stakeholder_groups.discussions.signals import about_to_speak
from stakeholder_groups.groups.permissions import require_member


def set_reaction(*, actor: User, post: Post, kind: ReactionKind, on: bool) -> bool:
    """Whether this call changed something: asked for twice, it is as asked for once."""
    with transaction.atomic():
        take_number(post.thread, actor)
        require_open(post.thread)
        require_standing(post)
        if on:
            about_to_speak.send(sender=Reaction, actor=actor, group=post.thread.group)
        mine = Reaction.objects.filter(post=post, user=actor, kind=kind)
        changed = bool(mine.get_or_create(defaults={"post": post, "user": actor, "kind": kind})[1] if on else mine.delete()[0])
        if not changed:
            transaction.set_rollback(True)
            return False
        write_event(post.thread, EventKind.REACTED, actor=actor, post=post)
    return True


def set_bookmark(*, actor: User, post: Post, on: bool) -> None:
    """Nobody else learns of it, so no event is written."""
    with transaction.atomic():
        require_member(actor, post.thread.group)
        if on:
            Bookmark.objects.bulk_create([Bookmark(user=actor, post=post)], ignore_conflicts=True)
        else:
            Bookmark.objects.filter(user=actor, post=post).delete()
