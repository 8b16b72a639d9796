"""Telling open sockets that somebody's session or account has ended or changed; groups tell of memberships themselves."""

from typing import Any

from django.contrib.sessions.models import Session
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone

from exchange.accounts.models import User
from exchange.core import wakeups


@receiver(post_delete, sender=Session, dispatch_uid="realtime.session_ended")
def session_ended(instance: Session, **kwargs: Any) -> None:
    """Signing out, here or from the list of sessions. Expired ones that are swept out are no news."""
    if instance.expire_date > timezone.now():
        wakeups.announce("revoke", {"session": instance.session_key})


@receiver(post_save, sender=User, dispatch_uid="realtime.account_changed")
def account_changed(instance: User, *, created: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Another password or a closed account ends its sockets; which of them is read from the rows."""
    if not created and set(update_fields or ()) != {"last_login"}:
        wakeups.announce("revoke", {"user": instance.pk})


@receiver(post_delete, sender=User, dispatch_uid="realtime.account_deleted")
def account_deleted(instance: User, **kwargs: Any) -> None:
    wakeups.announce("revoke", {"user": instance.pk})
