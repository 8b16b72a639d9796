"""No relation to a user, of any installed app, is left out of what is exported and erased."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from exchange.core.personal.registry import Fate, everything_held


def relations() -> dict[str, Any]:
    """Every relation to the user model by the name of the model that has it; models that are only other names are left out."""
    user = get_user_model()
    return {
        f"{model._meta.label}.{field.name}": field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if field.is_relation and field.related_model is user
    }


def test_every_relation_to_a_user_is_declared_and_nothing_else() -> None:
    declared = {f"{held.model}.{held.by}" for held in everything_held() if held.by and "__" not in held.by and held.by != "pk"}
    assert set(relations()) - declared == set()
    assert declared - set(relations()) == set()


def test_a_row_that_cannot_do_without_the_person_is_not_declared_to_stay() -> None:
    for held in everything_held():
        field = relations().get(f"{held.model}.{held.by}")
        if field is not None and held.fate is Fate.UNNAMED:
            assert field.null, held.name


def test_no_generic_relation_leads_to_people() -> None:
    """A model that names anything by kind and key would hide people from the first test."""
    known = {
        "ModelLogEntry",
        "Revision",
        "WorkflowState",
        "EditingSession",
        "FormState",
        "IndexEntry",
        "SQLiteFTSIndexEntry",
        "ReferenceIndex",
    }
    found = {
        model.__name__
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.private_fields
        if type(field).__name__ == "GenericForeignKey"
    }
    assert found <= known | {"TaggedItem", "DemoRecord"}


def test_what_is_declared_exists() -> None:
    for held in everything_held():
        model = apps.get_model(held.model)
        names = {*held.addresses, *held.texts, *held.emptied, *([held.file] if held.file else [])}
        for name in names:
            _field(model, name)
        for path in (held.by, *held.exported):
            _follow(model, path)


def _field(model: type[models.Model], name: str) -> Any:
    return model._meta.get_field(name)


def _follow(model: type[models.Model], path: str) -> None:
    for part in path.split("__") if path not in ("", "pk") else []:
        field = _field(model, part)
        if isinstance(field, models.JSONField):
            return
        model = field.related_model if field.is_relation else model


def test_a_copied_name_or_address_is_declared() -> None:
    """Fields that are called like a person's name or address; those of pages and of the network are what partners publish."""
    declared = {f"{held.model}.{name}" for held in everything_held() for name in (*held.addresses, *held.emptied, *held.exported)}
    published = {"plans.LocalActionPlanPage.contact_email", "good_practices.GoodPracticePage.contact_email"}
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if isinstance(field, models.EmailField) or "email" in field.name
        if not field.is_relation
    }
    assert found - declared - published == set()
    assert {"suggestions.Suggestion.name", "good_practices.PracticeMessage.name", "groups.JoinRequest.name"} <= declared
