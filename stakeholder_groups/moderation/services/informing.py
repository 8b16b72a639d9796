"""Who hears of what: mails in each person's language, and a line in her list. The mails go out anyway, so the lines only stand."""

from collections.abc import Iterable

from exchange.accounts.models import User
from exchange.core.mail import queue_template_mail
from exchange.core.telling import Delivery, tell
from stakeholder_groups.groups.permissions import is_member
from stakeholder_groups.moderation.models import Appeal, ModerationDecision, Report
from stakeholder_groups.moderation.permissions import group_now
from stakeholder_groups.moderation.selectors.decisions import thread_for, title_for
from stakeholder_groups.moderation.selectors.people import deciders_for, network_administrators


def of_report(report: Report) -> None:
    """The coordination. Where its author is the only one who coordinates, nobody can decide: she and the network learn that a deputy is needed."""
    group, author = report.post.thread.group, report.post.author
    deciders = deciders_for(group, report.post.author_id)
    for person in deciders:
        _mail(person, "moderation_reported", group=group, thread=report.post.thread)
    _list(deciders, "reported", f"report-{report.pk}", report=report.pk, group=group.pk)
    if deciders:
        return
    writers = [author] if author else []
    for reader in {*writers, *network_administrators()}:
        _mail(reader, "moderation_undecidable", group=group, is_author=reader == author)


def of_decision(decision: ModerationDecision, closed: Iterable[Report]) -> None:
    """The author always, and who reported the post. The thread is named to who may read it."""
    author = decision.author
    if author is not None and author.is_active and author != decision.decider:
        thread, title = thread_for(author, decision), title_for(author, decision)
        _mail(author, "moderation_decided", decision=decision, group=decision.group, thread=thread, title=title)
        _list([author], "moderated", f"decision-{decision.pk}", decision=decision.pk)
    for report in closed:
        if report.reporter is not None and is_member(report.reporter, decision.group):
            thread = thread_for(report.reporter, decision)
            _mail(report.reporter, "moderation_report_decided", decision=decision, group=decision.group, thread=thread)
            _list([report.reporter], "report_decided", f"report-decided-{report.pk}", report=report.pk, group=decision.group_id)


def of_objection(appeal: Appeal, message: int) -> None:
    """The coordination of the group in which the thread stands now."""
    decision = appeal.decision
    group = group_now(decision)
    deciders = deciders_for(group, decision.author_id)
    for person in deciders:
        _mail(person, "moderation_objection", decision=decision, group=group)
    _list(deciders, "objection", f"objection-{message}", appeal=appeal.pk, group=group.pk)


def of_answer(appeal: Appeal, message: int) -> None:
    """The author, of a message by the coordination."""
    author = appeal.decision.author
    if author is not None and author.is_active:
        _mail(author, "moderation_answer", decision=appeal.decision, group=appeal.decision.group)
        _list([author], "objection_answer", f"answer-{message}", appeal=appeal.pk)


def of_outcome(appeal: Appeal) -> None:
    author = appeal.decision.author
    if author is not None and author.is_active:
        _mail(author, "moderation_outcome", appeal=appeal, decision=appeal.decision, group=appeal.decision.group)
        _list([author], "objection_answer", f"outcome-{appeal.pk}", appeal=appeal.pk)


def _mail(person: User, template: str, **context: object) -> None:
    queue_template_mail(to=person.email, template=template, context={**context, "language": person.language}, language=person.language)


def _list(people: Iterable[User], kind: str, key: str, **about: int) -> None:
    tell(kind, people={person.pk: Delivery.LIST for person in people}, key=key, about=about)
