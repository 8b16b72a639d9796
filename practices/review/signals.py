"""What review tells other rooms."""

from django.dispatch import Signal

# A step of a page's review was stored: `event` is the ReviewEvent, inside the step's transaction.
step_taken = Signal()
