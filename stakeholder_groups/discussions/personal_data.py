"""What threads hold about a person. What she wrote there stays, so that others' answers keep their sense."""

from exchange.core.personal.registry import Fate, Held, register
from stakeholder_groups.discussions.services import unnaming

OWN = "Drafts, files never sent, bookmarks, reactions, what the person follows, has read and was called in"
WRITTEN = "Threads, posts, outcomes, polls and files in threads"
VOTES = "Votes in named polls"
DONE = "What the person did in threads: withdrew, moved, closed, pinned for comments"
TALK = "others answer it: it is shown as a former member's"
RECORD = "the group's record of what happened"


def declare() -> None:
    register("discussions", *_written(), *_done(), *_own())


def _written() -> list[Held]:
    def written(model: str, by: str, *exported: str, **more: object) -> Held:
        return Held(model=f"discussions.{model}", by=by, what=WRITTEN, fate=Fate.UNNAMED, reason=TALK, exported=exported, **more)  # type: ignore[arg-type]  # as declared there

    texts = ("body", "body_html")
    versions = ("post__thread__title", "post__number", "body", "written_at", "replaced_at")
    return [
        # Before the posts, while it is known whose they are.
        written("PostVersion", "post__author", *versions, erase=unnaming.mask_versions),
        written(
            "Post", "author", "thread__title", "number", "body", "created_at", "edited_at", "withdrawn_at", erase=unnaming.unname_posts
        ),
        written("Thread", "author", "group__name", "title", "kind", "about_text", "about_url", "created_at", texts=("title", "about_text")),
        written("Outcome", "author", "thread__title", "body", "written_at", texts=texts),
        written("OutcomeVersion", "author", "outcome__thread__title", "body", "written_at", texts=texts),
        written("Poll", "created_by", "question", "closes_at", "created_at", texts=("question",)),
        written("Attachment", "uploader", "name", "content_type", "size", "created_at", file="file", erase=unnaming.unname_files),
    ]


def _done() -> list[Held]:
    def done(model: str, by: str, *exported: str, texts: tuple[str, ...] = ()) -> Held:
        return Held(model=f"discussions.{model}", by=by, what=DONE, fate=Fate.UNNAMED, reason=RECORD, exported=exported, texts=texts)

    return [
        done("Post", "withdrawn_by", "thread__title", "number", "withdrawn_at", "withdrawal_reason", texts=("withdrawal_reason",)),
        done("Outcome", "withdrawn_by", "thread__title", "withdrawn_at"),
        done("ThreadEvent", "actor", "thread__title", "seq", "kind", "created_at"),
        done("ThreadOperation", "actor", "thread__title", "kind", "at", "reason", texts=("reason",)),
        done("ThreadOperation", "undone_by", "thread__title", "kind", "undone_at"),
        done("DocumentReview", "pinned_by", "title", "pinned_at"),
    ]


def _own() -> list[Held]:
    def own(model: str, *exported: str, **more: object) -> Held:
        return Held(model=f"discussions.{model}", by="user", what=OWN, exported=exported, **more)  # type: ignore[arg-type]  # as declared there

    return [
        Held(
            model="discussions.Ballot",
            by="user",
            what=VOTES,
            fate=Fate.UNNAMED,
            reason="the result of the poll stands on it",
            exported=("poll__question", "choices__option__text"),
            erase=unnaming.unname_ballots,
        ),
        own("Draft", "group__name", "title", "body", "updated_at"),
        own("Reaction", "post__thread__title", "post__number", "kind", "created_at"),
        own("Bookmark", "post__thread__title", "post__number", "created_at"),
        own("Follow", "group__name", "thread__title", "level"),
        own("ThreadReading", "thread__title", "seq", "read_at"),
        own("PostMention", "post__thread__title", "post__number", erase=unnaming.mask_mentions),
    ]
