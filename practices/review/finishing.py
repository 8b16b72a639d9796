"""What ends a successful review. Wagtail imports this module while its own models load, so it imports none."""

from typing import Any


def publish_read_revision(workflow_state: Any, user: Any = None) -> None:
    """Publish exactly the revision that the last task approved, never "the latest"."""
    task_state = workflow_state.current_task_state
    revision = task_state.revision
    # For the timeline: the signal of publication knows no person.
    revision.decided_by = user
    revision.decided_because = task_state.comment
    revision.publish(user=user, skip_permission_checks=True)
