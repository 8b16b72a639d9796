"""Who hears of what: mails in each person's language, and a line in her list. The mails go out anyway, so the lines only stand."""

from collections.abc import Iterable

from exchange.accounts.models import User
from exchange.core.mail import Handling, queue_template_mail
from exchange.core.mail_conditions import Condition
from exchange.core.telling import Delivery, tell
from stakeholder_groups.groups.permissions import is_member
from stakeholder_groups.moderation.models import Appeal, ModerationDecision, Report
from stakeholder_groups.moderation.permissions import group_now
from stakeholder_groups.moderation.selectors.decisions import thread_for, title_for
from stakeholder_groups.moderation.selectors.people import deciders_for, network_administrators

# What holds for mails that wait for their server; see waiting.py.
TO_COORDINATION, OF_DECISION, OF_REPORT = "moderation_coordination", "moderation_decided", "moderation_report_decided"


def of_report(report: Report) -> None:
    """The coordination. Where its author is the only one who coordinates, nobody can decide: she and the network learn that a deputy is needed."""
    group, author = report.post.thread.group, report.post.author
    deciders = deciders_for(group, report.post.author_id)
    for person in deciders:
        condition = Condition(TO_COORDINATION, {"reader": person.pk, "group": group.pk, "thread": report.post.thread_id})
        _mail(person, "moderation_reported", condition, group=group, thread=report.post.thread)
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
        mail_decision(decision, author)
        _list([author], "moderated", f"decision-{decision.pk}", decision=decision.pk)
    for report in closed:
        if report.reporter is not None and is_member(report.reporter, decision.group):
            mail_report_decided(decision, report.reporter)
            _list([report.reporter], "report_decided", f"report-decided-{report.pk}", report=report.pk, group=decision.group_id)


def mail_decision(decision: ModerationDecision, author: User) -> None:
    thread, title = thread_for(author, decision), title_for(author, decision)
    told = {"decision": decision.pk, "reader": author.pk, "title": bool(title), "thread": thread is not None}
    condition = Condition(OF_DECISION, told)
    _mail(author, "moderation_decided", condition, decision=decision, group=decision.group, thread=thread, title=title)


def mail_report_decided(decision: ModerationDecision, reporter: User) -> None:
    thread = thread_for(reporter, decision)
    condition = Condition(OF_REPORT, {"decision": decision.pk, "reader": reporter.pk, "thread": thread is not None})
    _mail(reporter, "moderation_report_decided", condition, decision=decision, group=decision.group, thread=thread)


def of_objection(appeal: Appeal, message: int) -> None:
    """The coordination of the group in which the thread stands now."""
    decision = appeal.decision
    group = group_now(decision)
    deciders = deciders_for(group, decision.author_id)
    for person in deciders:
        condition = Condition(TO_COORDINATION, {"reader": person.pk, "group": group.pk, "thread": decision.place.pk})
        _mail(person, "moderation_objection", condition, decision=decision, group=group)
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


def _mail(person: User, template: str, condition: Condition | None = None, **context: object) -> None:
    said = {**context, "language": person.language}
    handling = Handling(condition=condition)
    queue_template_mail(to=person.email, template=template, context=said, language=person.language, handling=handling)


def _list(people: Iterable[User], kind: str, key: str, **about: int) -> None:
    tell(kind, people={person.pk: Delivery.LIST for person in people}, key=key, about=about)
