"""What a network starts with: the concepts of the field, and who may edit them. Idempotent steps of setup_network."""

from django.contrib.auth.models import Permission
from django.db import transaction

from exchange.accounts.roles import NETWORK_ADMINISTRATORS
from exchange.accounts.staff_groups import staff_group
from search.thesaurus.live import THE_STATE, renew
from search.thesaurus.models import ThesaurusEntry, ThesaurusState, taken_terms
from search.thesaurus.rules import faults
from search.thesaurus.seed import SEED
from search.thesaurus.seed.shape import SeedConcept


@transaction.atomic
def load_seed() -> None:
    """A concept is put in once in the life of a network: what an administrator changed or deleted stays so.

    One of whose terms an administrator has made an entry already is left out.
    """
    state, _made = ThesaurusState.objects.get_or_create(pk=THE_STATE)
    new = [concept for concept in SEED if concept.slug not in state.seeded]
    if not new:
        return
    taken = taken_terms()
    there = set(ThesaurusEntry.objects.values_list("slug", flat=True))
    free = [concept for concept in new if concept.slug not in there and not faults(concept.texts, taken)]
    ThesaurusEntry.objects.bulk_create([_entry(concept) for concept in free])
    ThesaurusState.objects.filter(pk=THE_STATE).update(seeded=[*state.seeded, *(concept.slug for concept in new)])
    renew()


def _entry(concept: SeedConcept) -> ThesaurusEntry:
    terms = {f"terms_{language}": text.replace(", ", "\n") for language, text in concept.texts.items()}
    return ThesaurusEntry(slug=concept.slug, **terms)


def let_administrators_edit() -> None:
    kept = Permission.objects.filter(content_type__app_label="search", content_type__model="thesaurusentry")
    staff_group(NETWORK_ADMINISTRATORS).permissions.add(*kept)
