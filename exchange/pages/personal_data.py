"""What Wagtail holds about a person who writes pages: the pages stay, what is only hers goes."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Comment, ModelLogEntry

from exchange.accounts.models import User
from exchange.core.personal.masking import MASK
from exchange.core.personal.registry import Fate, Held, Person, register

WRITTEN = "Pages, revisions and steps of their workflow"
LOGGED = "Lines of Wagtail's log"
EDITING = "Wagtail's settings of the person, forms left open, subscriptions, tokens"
COMMENTS = "Comments on pages in the making"
PAGES = "the page is the partner's publication"


def declare() -> None:
    register("pages", *_written(), *_logged(), *_comments(), *_editing())


def _written() -> list[Held]:
    def written(model: str, by: str, *exported: str, texts: tuple[str, ...] = ()) -> Held:
        return Held(model=f"wagtailcore.{model}", by=by, what=WRITTEN, fate=Fate.UNNAMED, reason=PAGES, exported=exported, texts=texts)

    return [
        written("Page", "owner", "title", "url_path", "first_published_at"),
        written("Page", "locked_by", "title", "locked_at"),
        written("Revision", "user", "object_str", "created_at"),
        written("WorkflowState", "requested_by", "status", "created_at"),
        written("TaskState", "finished_by", "status", "finished_at", "comment", texts=("comment",)),
    ]


def _logged() -> list[Held]:
    def logged(model: str) -> Held:
        fields = ("label", "action", "timestamp")
        return Held(model=f"wagtailcore.{model}", by="user", what=LOGGED, fate=Fate.UNNAMED, reason=PAGES, exported=fields)

    return [
        logged("PageLogEntry"),
        logged("ModelLogEntry"),
        Held(
            model="wagtailcore.ModelLogEntry",
            what="Lines of Wagtail's log about the account, which hold its name",
            withheld="they tell what administrators did",
            erase=erase_log_of_account,
        ),
    ]


def _comments() -> list[Held]:
    return [
        Held(model="wagtailcore.CommentReply", by="user", what=COMMENTS, exported=("text", "created_at")),
        Held(model="wagtailcore.Comment", by="user", what=COMMENTS, exported=("text", "created_at"), erase=erase_comments),
        Held(
            model="wagtailcore.Comment",
            by="resolved_by",
            what="That the person resolved a comment",
            fate=Fate.UNNAMED,
            reason=PAGES,
            exported=("resolved_at",),
        ),
    ]


def _editing() -> list[Held]:
    def editing(model: str, *exported: str) -> Held:
        return Held(model=model, by="user", what=EDITING, exported=exported)

    return [
        editing("wagtailcore.PageSubscription", "page__title", "comment_notifications"),
        editing("wagtailcore.APIToken", "name", "created", "last_used_at"),
        editing("wagtailadmin.EditingSession", "last_seen_at"),
        editing("wagtailadmin.FormState", "data", "last_updated_at"),
        editing("wagtailusers.UserProfile", "preferred_language", "current_time_zone", "theme", "contrast", "density"),
    ]


def erase_comments(person: Person) -> int:
    """One that others answered is handed to the first of them without its text: deleting it would delete the answers."""
    done = 0
    for comment in list(Comment.objects.filter(user=person.pk)):
        with transaction.atomic():
            answer = comment.replies.exclude(user=person.pk).order_by("created_at", "pk").first()
            if answer is None:
                Comment.objects.filter(pk=comment.pk).delete()
            else:
                Comment.objects.filter(pk=comment.pk).update(user=answer.user_id, text=MASK)
        done += 1
    return done


def erase_log_of_account(person: Person) -> int:
    with transaction.atomic():
        account = ContentType.objects.get_for_model(User)
        return int(ModelLogEntry.objects.filter(content_type=account, object_id=str(person.pk)).delete()[0])
