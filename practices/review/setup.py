"""The workflow of all trees; an idempotent step of setup_network."""

from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowPage, WorkflowTask

from practices.review.models import ReviewTask

WORKFLOW = "Review"
TASK = "Network administrator"
# Groups that Wagtail's own migrations make; they may publish everything.
GROUPS_OF_WAGTAIL = ("Moderators", "Editors")


def set_up_review() -> None:
    task = ReviewTask.objects.first() or ReviewTask.objects.create(name=TASK)
    workflow = Workflow.objects.filter(name=WORKFLOW).first() or Workflow.objects.create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for root in Page.get_first_root_node().get_children():
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    _retire_other_ways(workflow)


def _retire_other_ways(workflow: Workflow) -> None:
    """Nobody but superusers publishes past the review."""
    WorkflowPage.objects.filter(page__depth=1).exclude(workflow=workflow).delete()
    GroupPagePermission.objects.filter(permission__codename="publish_page").delete()
    GroupPagePermission.objects.filter(group__in=Group.objects.filter(name__in=GROUPS_OF_WAGTAIL)).delete()
    for other in Workflow.objects.active().exclude(pk=workflow.pk).filter(workflow_pages__isnull=True):
        other.deactivate()
