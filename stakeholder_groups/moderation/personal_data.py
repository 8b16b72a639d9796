"""What moderation holds about a person. Decisions are records: they stay and lose the names."""

from exchange.core.personal.masking import masked
from exchange.core.personal.registry import Fate, Held, Person, register
from stakeholder_groups.moderation.models import Report

RECORD = "the group's record of what was decided and why"
REPORTS = "Reports, decisions, objections and what was written about them"
BLOCKS = "Blocks from writing"
SHEETS = "Self-assessment: rounds opened and sheets filled in"


def declare() -> None:
    register("moderation", *_decisions(), *_blocks(), *_sheets())


def _decisions() -> list[Held]:
    def record(model: str, by: str, *exported: str, texts: tuple[str, ...] = ()) -> Held:
        return Held(model=f"moderation.{model}", by=by, what=REPORTS, fate=Fate.UNNAMED, reason=RECORD, exported=exported, texts=texts)

    about = ("group__name", "kind", "rule", "rule_text", "reason", "body", "at")
    return [
        record("ModerationDecision", "author", *about, texts=("body", "body_html", "reason")),
        record("ModerationDecision", "decider", "group__name", "kind", "rule", "reason", "at", texts=("reason",)),
        record("Report", "reporter", "reason", "text", "created_at", "closed_at", texts=("text",)),
        Held(
            model="moderation.Report",
            by="post__author",
            what=REPORTS,
            fate=Fate.UNNAMED,
            reason=RECORD,
            withheld="who reported is not told; the posts themselves are exported",
            erase=mask_reported,
        ),
        record("Appeal", "decided_by", "state", "decided_at", "reason", texts=("reason",)),
        record("AppealMessage", "writer", "text", "by_coordination", "created_at", texts=("text",)),
    ]


def mask_reported(person: Person) -> int:
    """Reports keep the post as it was read, also when its author has changed it since."""
    done = 0
    for report in Report.objects.filter(post__author=person.pk).iterator():
        report.body, report.body_html = masked(report.body, person), masked(report.body_html, person)
        report.save(update_fields=["body", "body_html"])
        done += 1
    return done


def _blocks() -> list[Held]:
    given = {"what": BLOCKS, "fate": Fate.UNNAMED, "reason": RECORD}
    return [
        Held(model="moderation.Block", by="user", what=BLOCKS, exported=("group__name", "until", "reason", "created_at", "lifted_at")),
        Held(model="moderation.Block", by="created_by", exported=("group__name", "created_at"), **given),  # type: ignore[arg-type]  # as above
        Held(model="moderation.Block", by="lifted_by", exported=("group__name", "lifted_at"), **given),  # type: ignore[arg-type]  # as above
    ]


def _sheets() -> list[Held]:
    return [
        Held(
            model="moderation.AssessmentRound",
            by="opened_by",
            what=SHEETS,
            fate=Fate.UNNAMED,
            reason=RECORD,
            exported=("group__name", "number", "opened_at"),
        ),
        Held(
            model="moderation.AnswerSheet",
            by="user",
            what=SHEETS,
            fate=Fate.UNNAMED,
            reason="the group's average stands on it",
            exported=("round__group__name", "round__number", "scores", "submitted_at"),
        ),
    ]
