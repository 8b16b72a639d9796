"""What threads tell higher rooms, inside the transaction of the change."""

from django.dispatch import Signal

# Sent before a text is stored: `actor`, `thread`, `is_edit`. Who listens refuses it by raising WritingRefusedError.
about_to_write = Signal()
# Sent before somebody is heard in a group by other means than a text in a thread (a poll, a vote, a reaction): `actor`, `group`.
# Who listens refuses it as above.
about_to_speak = Signal()
# Sent before a file of a post is deleted for good: `actor`, `post`. Who needs it refuses by raising WritingRefusedError.
about_to_take_file = Signal()
# Sent when the coordination has withdrawn somebody's post: `post`, `actor`, `reason`.
withdrawn_by_coordination = Signal()
# Sent when the coordination has hidden a thread, or shown it again: `thread`, `actor`, `hidden`, `reason`.
hiding_decided = Signal()


class WritingRefusedError(Exception):
    """Somebody may not write or speak here now. Its text says, in the reader's language, why and from when on; it ends with a full stop."""
