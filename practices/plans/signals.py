"""What plans tell other rooms."""

from django.dispatch import Signal

# Once for each transfer that stands in a published plan for the first time: `transfer`, inside a transaction.
transfer_published = Signal()
