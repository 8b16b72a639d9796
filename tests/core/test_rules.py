"""Pure rules of the core: whose card a version is, windows of pages, state tables."""

from hypothesis import given
from hypothesis import strategies as st

from exchange.core.languages import LANGUAGES, shown_to
from exchange.core.pagination import page_number, page_window, slice_numbers


@given(st.dictionaries(st.sampled_from(LANGUAGES), st.integers(min_value=1), min_size=1))
def test_every_reader_has_exactly_one_card(versions):
    shares = shown_to(versions)
    assert sorted(reader for share in shares.values() for reader in share) == sorted(LANGUAGES)
    assert all(language in shares[language] for language in versions)


def test_without_the_readers_language_the_english_then_the_oldest_is_the_card():
    assert shown_to({"en": 9, "pl": 4})["en"] == {"en", "it", "es", "sv"}
    assert shown_to({"sv": 9, "pl": 4})["pl"] == {"pl", "en", "it", "es"}
    assert shown_to({}) == {}


def test_a_window_never_prints_all_numbers():
    assert page_window(1, 1) == [1]
    assert page_window(50, 1000) == [1, None, 48, 49, 50, 51, 52, None, 1000]
    assert [page_number(raw) for raw in ("-3", "x", None, "", "7")] == [1, 1, 1, 1, 7]
    assert slice_numbers("9", total=41, per_page=20) == (3, 3, True)
