"""Addresses of the editors' pages and how to fill them with what another partner keeps to itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.urls import get_resolver, reverse
from django.urls.resolvers import RegexPattern, URLResolver

from tests.access.secrets import Secrets


@dataclass(frozen=True)
class Address:
    name: str
    arguments: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.name} {' '.join(self.arguments)}".strip()


def admin_addresses() -> list[Address]:
    """Every named address below /admin/ with the names of its arguments, once."""
    return sorted({*_walk(get_resolver(), "", "", ())}, key=str)


def _walk(resolver: Any, namespace: str, path: str, arguments: tuple[str, ...]) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        here = path + str(pattern.pattern)
        taken = (*arguments, *_arguments_of(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace, here, taken)
        elif here.startswith("admin/") and pattern.name:
            yield Address(f"{namespace}{pattern.name}", taken)


def _arguments_of(pattern: Any) -> tuple[str, ...]:
    names = pattern.regex.groupindex if isinstance(pattern, RegexPattern) else pattern.converters
    return tuple(names)


# Arguments that mean one thing wherever they stand. Each value is asked for.
BY_ARGUMENT: dict[str, Any] = {
    "page_id": lambda s: [s.page.pk],
    "page_pk": lambda s: [s.page.pk],
    "page_to_move_id": lambda s: [s.page.pk],
    "parent_page_id": lambda s: [s.partner_page.pk, s.page.pk],
    "destination_id": lambda s: [s.own_partner_page.pk],
    "revision_id": lambda s: [s.revision.pk],
    "revision_id_a": lambda s: ["earliest", s.revision.pk],
    "revision_id_b": lambda s: ["latest"],
    "task_state_id": lambda s: [s.task_state.pk],
    "workflow_state_id": lambda s: [s.task_state.workflow_state_id],
    "task_id": lambda s: [s.task_state.task_id],
    "image_id": lambda s: [s.image.pk],
    "document_id": lambda s: [s.document.pk],
    "doc_id": lambda s: [s.document.pk],
    "uploaded_file_id": lambda s: [s.uploaded.pk],
    "collection_id": lambda s: [s.collection.pk],
    "message_id": lambda s: [s.message.pk],
    "suggestion_id": lambda s: [s.suggestion.pk],
    "redirect_id": lambda s: [s.redirect.pk],
    "session_id": lambda s: [s.editing_session.pk],
    "object_id": lambda s: [s.page.pk],
    "workflow_pk": lambda s: [s.task_state.workflow_state.workflow_id],
    "filter_spec": lambda s: ["max-20x20"],
    "action_name": lambda s: ["approve", "publish", "copy"],
    "action": lambda s: ["delete", "move", "publish", "unpublish", "add_tags", "add_to_collection"],
    "kind": lambda s: ["endorsed"],
    "uidb64": lambda s: ["MQ"],
    "token": lambda s: ["none"],
    "list_id": lambda s: [s.judged_question.list_id],
    "question_id": lambda s: [s.judged_question.pk],
    "table": lambda s: ["nothing", "unopened"],
    "content_type_app_name": lambda s: ["good_practices"],
    "content_type_model_name": lambda s: ["goodpracticepage"],
}
# What `pk` is, by the beginning of the address's name; the first that fits.
BY_NAME: dict[str, Any] = {
    "wagtailadmin_api:pages": lambda s: s.page.pk,
    "wagtailadmin_pages": lambda s: s.page.pk,
    "wagtailadmin_api:documents": lambda s: s.document.pk,
    "wagtailadmin_api:images": lambda s: s.image.pk,
    "wagtaildocs_chooser": lambda s: s.document.pk,
    "wagtailimages_chooser": lambda s: s.image.pk,
    "wagtailadmin_collections": lambda s: s.collection.pk,
    "wagtailadmin_workflows:edit_task": lambda s: s.task_state.task_id,
    "wagtailadmin_workflows:disable_task": lambda s: s.task_state.task_id,
    "wagtailadmin_workflows:enable_task": lambda s: s.task_state.task_id,
    "wagtailadmin_workflows": lambda s: s.task_state.workflow_state.workflow_id,
    "accounts_admin": lambda s: s.invitation.pk,
    "element_chooser": lambda s: s.element.pk,
    "wagtaillocales": lambda s: s.page.locale_id,
    "wagtailsites": lambda s: s.site.pk,
    "wagtailusers_users": lambda s: s.other_editor.pk,
    "wagtailusers_groups": lambda s: s.group.pk,
    "wagtailsettings": lambda s: 1,
    "simple_translation": lambda s: s.snippet.pk,
    "wagtailsnippetchoosers_good_practices_formedition": lambda s: s.draft.edition_id,
    "wagtailsnippets_good_practices_formedition": lambda s: s.draft.edition_id,
    "wagtailsnippets": lambda s: s.snippet.pk,
    "partner_data": lambda s: s.snippet.pk,
}
MODELS: dict[str, list[tuple[str, str]]] = {
    "wagtailadmin_workflows:": [("review", "reviewtask")],
    "wagtailsettings:": [("partners", "region")],
    "simple_translation:": [("partners", "theme")],
    "wagtailadmin_tag": [("taggit", "tag")],
    "wagtail_bulk_action": [
        ("wagtailcore", "page"),
        ("good_practices", "goodpracticepage"),
        ("content", "exchangeimage"),
        ("content", "exchangedocument"),
        ("accounts", "user"),
    ],
    "wagtailadmin_editing_sessions:": [("wagtailcore", "page"), ("good_practices", "goodpracticepage")],
    "wagtailadmin_pages:choose_parent": [("good_practices", "goodpracticepage")],
}
_MODEL_ARGUMENTS = {"app_label", "app_name", "model_name"}


class NotCovered(AssertionError):
    """An address with an argument of which this file does not say what to put in."""


def paths(address: Address, secrets: Secrets) -> list[str]:
    """The address filled in every way; raises NotCovered."""
    plain = [name for name in address.arguments if name not in _MODEL_ARGUMENTS]
    values = [_values(address, name, secrets) for name in plain]
    found = []
    for chosen in product(*values):
        for model in _models(address):
            found.append(reverse(address.name, kwargs=dict(zip(plain, chosen, strict=True)) | model))
    return found


def _values(address: Address, argument: str, secrets: Secrets) -> list[Any]:
    if argument in BY_ARGUMENT:
        return list(BY_ARGUMENT[argument](secrets))
    if argument == "pk":
        for beginning, value in BY_NAME.items():
            if address.name.startswith(beginning):
                return [value(secrets)]
    message = f"Say in admin_addresses.py what “{argument}” of {address.name} is, so that its door is tried."
    raise NotCovered(message)


def _models(address: Address) -> list[dict[str, str]]:
    wanted = [name for name in address.arguments if name in _MODEL_ARGUMENTS]
    if not wanted:
        return [{}]
    for beginning, models in MODELS.items():
        if address.name.startswith(beginning):
            return [dict(zip(wanted, model, strict=True)) for model in models]
    message = f"Say in admin_addresses.py which models {address.name} is for."
    raise NotCovered(message)
