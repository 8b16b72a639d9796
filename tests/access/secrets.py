"""What a partner keeps to itself, in every place where the editors' pages could tell another partner of it.

Every title, name and remark ends with `SECRET`; searches ask for `zirconium`, which an answer may repeat.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Comment, Locale, Page, Site, UploadedFile

from exchange.accounts.roles import editors_group_name
from exchange.content.models import ExchangeDocument, ExchangeImage
from exchange.pages.models import PartnerPage
from exchange.partners.models import Theme
from practices.good_practices.models import GoodPracticePage, PracticeDocument, PracticeElement, PracticeImage, PracticeMessage
from practices.suggestions.models import Suggestion
from practices.visits.models import StudyVisitPage, VisitPractice
from search.models import JudgedQuestion, JudgementList
from tests.access.world import SECRET_TITLE, World
from tests.factories.accounts import make_invitation
from tests.helpers.roles import OTHER_PARTNER, PARTNER

SECRET = "nobody may know of"
assert SECRET_TITLE.endswith(SECRET)


@dataclass
class Secrets:
    world: World

    def __post_init__(self) -> None:
        self.draft: GoodPracticePage = self.world.draft
        # The page whose number is put into addresses.
        self.page = self.draft
        self.partner_page = PartnerPage.objects.get(pk=self.draft.get_parent().pk)
        self.own_partner_page = PartnerPage.objects.get(slug=PARTNER, locale=self.partner_page.locale)
        self.other_editor = self.world.user("other_editor")
        self.collection = Collection.objects.get(name=OTHER_PARTNER)
        self.own_collection = Collection.objects.get(name=PARTNER)
        self.image = _image(f"Zirconium picture {SECRET}", self.collection, self.other_editor)
        self.document = _document(f"Zirconium paper {SECRET}", self.collection, self.other_editor)
        self.own_image = _image("Own picture", self.own_collection, self.world.user("editor"))
        self.own_document = _document("Own paper", self.own_collection, self.world.user("editor"))
        self._fill_draft()
        self._fill_rooms()
        self.own_draft = self._own_draft()

    def _fill_rooms(self) -> None:
        self.visit = self._visit()
        self.changed = self._changed_practice()
        self.snippet = Theme.objects.first()
        self.judged_question = JudgedQuestion.objects.create(
            list=JudgementList.objects.create(name=f"Zirconium {SECRET}"), language="en", text=f"Zirconium {SECRET}"
        )
        self.site = Site.objects.get(is_default_site=True)
        self.group = Group.objects.get(name=editors_group_name(OTHER_PARTNER))
        self.message = PracticeMessage.objects.create(
            page=self.draft,
            name=f"Zirconium reader {SECRET}",
            email="zirconium@example.eu",
            text=f"Zirconium question {SECRET}",
            language="en",
        )
        self.suggestion = self._suggestion()
        self.redirect = Redirect.objects.create(old_path="/zirconium", redirect_page=self.draft)
        self.invitation = make_invitation(email="zirconium@example.eu")[0]
        self.uploaded = UploadedFile.objects.create(
            for_content_type=ContentType.objects.get_for_model(ExchangeDocument),
            file=ContentFile(b"x", name="zirconium.txt"),
            uploaded_by_user=self.other_editor,
        )
        self.editing_session = EditingSession.objects.create(
            user=self.other_editor, content_object=Page.objects.get(pk=self.draft.pk), last_seen_at=timezone.now(), is_editing=True
        )

    def _suggestion(self) -> Suggestion:
        return Suggestion.objects.create(
            kind="practice",
            group=self.world.other_group,
            place=self.partner_page,
            about=self.draft,
            text=f"Zirconium suggestion {SECRET}",
            language="en",
            group_name=f"Zirconium group {SECRET}",
        )

    def _fill_draft(self) -> None:
        self.element = PracticeElement(page=self.draft, name=f"Zirconium element {SECRET}", locale=self.draft.locale)
        self.draft.elements.add(self.element)
        # The draft uses what belongs to the other partner: its usage must not tell the draft's title.
        self.draft.images.add(PracticeImage(image=self.own_image))
        self.draft.documents.add(PracticeDocument(document=self.own_document))
        self.draft.owner = self.other_editor
        self.draft.save()
        self.revision = self.draft.save_revision(user=self.other_editor, log_action=True)
        self.element = self.draft.elements.get()
        Comment.objects.create(page=self.draft, user=self.other_editor, text=f"Zirconium remark {SECRET}", contentpath="title", position="")
        translation = self.draft.copy_for_translation(Locale.objects.get(language_code="es"))
        translation.title = f"Zirconium borrador {SECRET}"
        translation.save_revision(user=self.other_editor, log_action=True)
        translation.save()
        workflow_state = self.draft.get_workflow().start(self.draft, self.other_editor)
        self.task_state = workflow_state.current_task_state

    def _visit(self) -> StudyVisitPage:
        visit = StudyVisitPage(title=f"Zirconium visit {SECRET}", slug="zirconium-visit", live=False, locale=self.draft.locale)
        self.partner_page.add_child(instance=visit)
        visit.shown_practices.add(VisitPractice(practice=self.own_practice))
        visit.locked, visit.locked_by, visit.locked_at = True, self.other_editor, timezone.now()
        visit.save()
        visit.save_revision(user=self.other_editor, log_action=True)
        return visit

    def _changed_practice(self) -> GoodPracticePage:
        """A published practice whose new title nobody may know yet."""
        practice: GoodPracticePage = self.world.other_practice.specific
        practice.title = f"Zirconium new title {SECRET}"
        practice.save_revision(user=self.other_editor, log_action=True)
        return practice

    def _own_draft(self) -> GoodPracticePage:
        draft = GoodPracticePage(
            title="Own draft", slug="own-draft", live=False, locale=self.own_partner_page.locale, edition=self.draft.edition
        )
        self.own_partner_page.add_child(instance=draft)
        draft.owner = self.world.user("editor")
        draft.save_revision(user=draft.owner)
        draft.refresh_from_db()
        return draft

    @cached_property
    def own_practice(self) -> Any:
        return GoodPracticePage.objects.live().filter(url_path__contains=f"/{PARTNER}/").first()


def _image(title: str, collection: Collection, user: Any) -> ExchangeImage:
    file = get_test_image_file(filename="zirconium.png")
    return ExchangeImage.objects.create(title=title, file=file, collection=collection, uploaded_by_user=user)


def _document(title: str, collection: Collection, user: Any) -> ExchangeDocument:
    file = ContentFile(b"text", name="zirconium.txt")
    return ExchangeDocument.objects.create(title=title, file=file, collection=collection, uploaded_by_user=user)
