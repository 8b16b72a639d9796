"""What threads tell higher rooms, inside the transaction of the change."""

from django.dispatch import Signal

# Sent before a text is stored: `actor`, `thread`, `is_edit`. Who listens refuses it by raising WritingRefusedError.
about_to_write = Signal()
# Sent before a file of a post is deleted for good: `actor`, `post`. Who needs it refuses by raising WritingRefusedError.
about_to_take_file = Signal()
# Sent when the coordination has withdrawn somebody's post: `post`, `actor`, `reason`.
withdrawn_by_coordination = Signal()


class WritingRefusedError(Exception):
    """Somebody may not write here now. Its text says, in the reader's language, why and from when on; it ends with a full stop."""
