"""Taking a file of a sent post away again. Nothing of it stays, so more is asked than for a text, whose earlier words stay readable."""

from django.db import transaction

from exchange.accounts.models import User
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import Attachment, Post
from stakeholder_groups.discussions.services.numbering import take_number, write_event
from stakeholder_groups.discussions.services.posting import require_open, require_standing
from stakeholder_groups.discussions.signals import about_to_take_file, about_to_write


def remove_attachment(*, actor: User, attachment: Attachment) -> None:
    """Gone already it is a change that was made. Raises what a refused text raises, and where the file is needed by others."""
    post = attachment.post
    assert post is not None
    with transaction.atomic():
        take_number(post.thread, actor)
        # A report takes the post's row: it comes before this, and is seen, or after it, and finds the file gone.
        Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
        require_standing(post)
        require_open(post.thread)
        about_to_write.send(sender=Post, actor=actor, thread=post.thread, is_edit=True)
        about_to_take_file.send(sender=Post, actor=actor, post=post)
        if Attachment.objects.filter(pk=attachment.pk, post=post).delete()[0]:
            write_event(post.thread, EventKind.FILED, actor=actor, post=post)
        else:
            # Gives the number back that was taken for nothing.
            transaction.set_rollback(True)
