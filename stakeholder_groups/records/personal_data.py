"""What records hold about a person: what she exported, and who decided whether members export names."""

from exchange.core.personal.registry import Fate, Held, register

EXPORTS = "Exports of threads and groups that the person asked for"
POLICY = "Who decided whether members export names"


def declare() -> None:
    register(
        "records",
        Held(
            model="records.Export",
            by="requester",
            what=EXPORTS,
            exported=("group__name", "thread__title", "named", "with_files", "state", "asked_at"),
            file="file",
        ),
        Held(
            model="records.ExportPolicy",
            by="set_by",
            what=POLICY,
            fate=Fate.UNNAMED,
            reason="the decision holds for the group",
            exported=("group__name", "set_at"),
        ),
    )
