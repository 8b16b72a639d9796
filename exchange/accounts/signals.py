"""What accounts tells higher rooms."""

from django.dispatch import Signal

# Sent inside the transaction of the acceptance with `invitation` and `user`; a receiver that raises undoes the acceptance.
# A receiver may return the address (a path) to lead the person to; the first one given is taken.
invitation_accepted = Signal()
