"""Putting a text before a thread, and moving the review on to a newer revision of it."""

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from stakeholder_groups.discussions.documents import keyed, paragraphs_of
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import DocumentReview, ReviewParagraph, Thread
from stakeholder_groups.discussions.selectors.documents import Source, source_of
from stakeholder_groups.discussions.services.numbering import take_as_coordinator, write_event


class NothingToReviewError(Exception):
    """The page has no text yet, or the group may not read it."""


class OtherDocumentError(Exception):
    """The thread has comments on another page already."""


def pin_document(*, actor: User, thread: Thread, source: Source) -> DocumentReview:
    """The text as the revision has it, from now on. Comments on paragraphs whose words are the same follow; the others keep theirs."""
    with transaction.atomic():
        take_as_coordinator(thread, actor=actor)
        allowed = source_of(source.page, thread.group)
        if allowed is None:
            raise NothingToReviewError
        review = DocumentReview.objects.filter(thread=thread).first()
        if review and review.page_id != source.page.pk and review.paragraphs.filter(anchors__isnull=False).exists():
            raise OtherDocumentError
        page = allowed.as_object()
        parts = keyed(paragraphs_of(page))
        if not parts:
            raise NothingToReviewError
        review = review or DocumentReview(thread=thread)
        review.page, review.revision, review.of_draft = allowed.page, allowed.revision, allowed.of_draft
        review.title, review.language = page.title, page.locale.language_code
        review.pinned_at, review.pinned_by = timezone.now(), actor
        review.save()
        _replace(review, [(key, part.label, part.text) for key, part in parts])
        write_event(thread, EventKind.DOCUMENT, actor=actor)
    return review


def _replace(review: DocumentReview, parts: list[tuple[str, str, str]]) -> None:
    """One row a key: kept where the words are the same, kept as changed where somebody spoke of it, gone otherwise."""
    review.paragraphs.filter(anchors__isnull=True).delete()
    kept = {row.key: row for row in review.paragraphs.all()}
    review.paragraphs.update(is_current=False)
    still: list[ReviewParagraph] = []
    fresh: list[ReviewParagraph] = []
    for place, (key, label, text) in enumerate(parts, start=1):
        row = kept.get(key) or ReviewParagraph(review=review, key=key)
        row.place, row.label, row.text, row.is_current = place, label, text, True
        (still if row.pk else fresh).append(row)
    ReviewParagraph.objects.bulk_update(still, ["place", "label", "text", "is_current"])
    ReviewParagraph.objects.bulk_create(fresh)
