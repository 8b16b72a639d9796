"""The concepts every network starts with, and that they are put in once."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from search.models import ThesaurusEntry, ThesaurusState
from search.parser import parse
from search.thesaurus.expansion import compile_thesaurus, expand
from search.thesaurus.live import current
from search.thesaurus.rules import faults, identity
from search.thesaurus.seed import SEED
from search.thesaurus.setup import load_seed
from search.thesaurus.terms import concept, split

THESAURUS = compile_thesaurus(concept(seed.texts) for seed in SEED)


def test_each_concept_keeps_the_rules_beside_the_others() -> None:
    taken: dict = {}
    wrong = []
    for seed in SEED:
        wrong += [(seed.slug, fault.message) for fault in faults(seed.texts, taken)]
        taken |= {identity(language, term): seed.slug for language, text in seed.texts.items() for term in split(text)}
    assert wrong == []
    assert len(SEED) == len({seed.slug for seed in SEED}) >= 60
    assert [seed.slug for seed in SEED if not all((seed.en, seed.it, seed.es, seed.pl, seed.sv))] == []


@pytest.mark.parametrize(
    ("language", "typed", "others"),
    [
        ("sv", "exportcheckar", {"voucher", "buono", "bono", "bon"}),
        ("pl", "bony", {"voucher", "buono", "bono", "check"}),
        ("sv", "mässor", {"trade fair", "fiera", "feria", "targi"}),
        ("es", "ferias", {"trade fair", "fiera", "targi", "mässa"}),
        ("sv", "en dörr in", {"single contact point", "sportello unico", "ventanilla única", "punkt kontaktowy"}),
        ("it", "piccole e medie imprese", {"sme", "pyme", "mśp", "smf"}),
        ("pl", "inwestycji zagranicznych", {"foreign direct investment", "inversión extranjera directa"}),
    ],
)
def test_words_of_the_field_cross_the_languages(language: str, typed: str, others: set[str]) -> None:
    (found,) = expand(parse(typed), language, THESAURUS).values()
    assert others <= {" ".join(other.words) for other in found}


@pytest.mark.django_db
class TestLoading:
    def test_a_new_network_has_all_of_it(self) -> None:
        assert set(ThesaurusEntry.objects.values_list("slug", flat=True)) == {seed.slug for seed in SEED}
        assert expand(parse("targi"), "pl", current())

    def test_what_was_changed_or_deleted_stays_so(self) -> None:
        changed = ThesaurusEntry.objects.get(slug="voucher")
        changed.terms_en = "coupon"
        changed.save()
        ThesaurusEntry.objects.get(slug="trade-fair").delete()
        mark = ThesaurusState.objects.get().mark
        call_command("setup_network", verbosity=0)
        assert ThesaurusEntry.objects.get(slug="voucher").terms_en == "coupon"
        assert not ThesaurusEntry.objects.filter(slug="trade-fair").exists()
        assert ThesaurusState.objects.get().mark == mark

    def test_an_administrators_own_entry_goes_before_a_concept_that_is_new_in_the_seed(self) -> None:
        ThesaurusEntry.objects.filter(slug__in=("grant", "voucher")).delete()
        ThesaurusEntry.objects.create(terms_en="grant, bursary")
        state = ThesaurusState.objects.get()
        state.seeded = [slug for slug in state.seeded if slug not in {"grant", "voucher"}]
        state.save()
        load_seed()
        assert ThesaurusEntry.objects.filter(slug="voucher").exists()
        assert ThesaurusEntry.objects.get(slug="grant").terms_en == "grant, bursary"
        load_seed()
        assert ThesaurusEntry.objects.count() == len(SEED)

    def test_a_name_is_found_for_every_entry(self) -> None:
        made = [ThesaurusEntry.objects.create(terms_en="Market day") for _ in range(3)]
        nameless = ThesaurusEntry.objects.create(terms_pl="ŻŁŚ")
        assert [entry.slug for entry in made] == ["market-day", "market-day-2", "market-day-3"]
        assert nameless.slug
        assert str(made[0]) == "Market day"
