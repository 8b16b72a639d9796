"""The one task of the workflow: a network administrator who has no part in the page decides on the version that was read."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState, WorkflowState

from exchange.accounts.roles import is_network_administrator
from practices.review import rules
from practices.review.editing import DecisionForm, form_for_action
from practices.review.enums import Outcome, Step, TaskAction
from practices.review.models.events import record_step
from practices.review.people import people_behind

if TYPE_CHECKING:
    from exchange.accounts.models import User


def is_reviewer(user: "User") -> bool:
    return user.is_active and (user.is_superuser or is_network_administrator(user))


class ReviewTask(Task):
    """Needs no page permission: the role is enough, and nobody decides on own work, whatever the role."""

    class Meta:
        verbose_name = _("review by a network administrator")
        verbose_name_plural = _("reviews by a network administrator")

    @classmethod
    def get_description(cls) -> str:
        return str(_("A network administrator who did not write or submit the page decides on it"))

    def may_decide(self, page: Page, user: "User") -> bool:
        return is_reviewer(user) and not rules.is_own_work(user.pk, people_behind([page])[page.pk])

    def start(self, workflow_state: WorkflowState, user: "User | None" = None) -> TaskState:
        with transaction.atomic():
            task_state = super().start(workflow_state, user=user)
            record_step(page=workflow_state.content_object, step=Step.SUBMITTED, actor=user, revision=task_state.revision)
        return task_state

    def user_can_access_editor(self, obj: Page, user: "User") -> bool:
        return is_reviewer(user)

    def locked_for_user(self, obj: Page, user: "User") -> bool:
        return not self.may_decide(obj, user)

    def get_actions(self, obj: Page, user: "User") -> list[tuple[str, Any, bool]]:
        if not self.may_decide(obj, user):
            return []
        return [(action.value, action.label, True) for action in TaskAction]

    def get_form_for_action(self, action: str) -> type[DecisionForm]:
        return form_for_action(action)

    def get_task_states_user_can_moderate(self, user: "User", **kwargs: Any) -> QuerySet[TaskState]:
        open_states = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return open_states if is_reviewer(user) else open_states.none()

    def on_action(self, task_state: TaskState, user: "User", action_name: str, **kwargs: Any) -> str | None:
        """Wagtail's entry. Returns where to look when nothing was decided."""
        outcome = self.decide(task_state=task_state, actor=user, action=action_name, **kwargs)
        if outcome is Outcome.DONE:
            return None
        return f"{reverse('review:decide', args=[task_state.workflow_state.object_id])}?refused={outcome.value}"

    def decide(
        self, *, task_state: TaskState, actor: "User", action: str, comment: str = "", revision: str = "", field: str = ""
    ) -> Outcome:
        """Publish the version that was read, ask for changes, or decline."""
        try:
            with transaction.atomic():
                current = TaskState.objects.select_for_update().get(pk=task_state.pk)
                page = current.workflow_state.content_object.specific
                if not self.may_decide(page, actor) or action not in TaskAction.values:
                    raise PermissionDenied
                if current.status != TaskState.STATUS_IN_PROGRESS:
                    return Outcome.NO_LONGER_OPEN
                if action == TaskAction.APPROVE:
                    return _publish(current, page, actor=actor, reason=comment, mark=revision)
                _send_back(current, page, actor=actor, reason=comment, field=field, declined=action == TaskAction.DECLINE)
                return Outcome.DONE
        except ProtectedError:
            return Outcome.STILL_USED


def _publish(state: TaskState, page: Page, *, actor: "User", reason: str, mark: str) -> Outcome:
    latest = page.get_latest_revision()
    if mark != rules.mark_of(latest.pk, latest.created_at):
        return Outcome.NEWER_VERSION
    # The finishing action publishes what the task names, whatever is saved after this moment.
    state.revision = latest
    state.approve(user=actor, comment=reason)
    return Outcome.DONE


def _send_back(state: TaskState, page: Page, *, actor: "User", reason: str, field: str, declined: bool) -> None:
    step = Step.DECLINED if declined else Step.CHANGES_WANTED
    record_step(page=page, step=step, actor=actor, reason=reason, field=field, revision=state.revision)
    if declined:
        # Read by the listener of `workflow_cancelled`: this end is a decision, the editor took nothing back.
        state.workflow_state.declined = True
        state.workflow_state.cancel(user=actor)
        TaskState.objects.filter(pk=state.pk).update(comment=reason)
    else:
        state.reject(user=actor, comment=reason)
