"""What groups tell higher rooms, inside the transaction of the change."""

from django.dispatch import Signal

# Sent when somebody has left or was removed: `membership`.
membership_ended = Signal()
