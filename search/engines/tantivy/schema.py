"""Fields of the tantivy index and how a document fills them. Any change here needs a new SCHEMA_VERSION, which makes the worker rebuild.

All languages share the stemmed fields, each stem with its language before it ("it:impres"): tantivy takes the average
length of a field over all documents, so that a field of one language would make every text of it look long.
"""

from collections.abc import Mapping, Sequence
from zlib import crc32

import tantivy

from search.analysers import GAP, NEUTRAL, PRE_TOKENISED, STEMMED_LANGUAGES, neutral_chain, stems, title_order
from search.compounds import COMPOUNDING, parts_of
from search.engines.documents import Facet, SearchDocument
from search.parser import words_of
from search.planner import PARTS

SCHEMA_VERSION = 6
STEMS = "stems"

KEY = "key"
ORIGIN = "origin"
FINGERPRINT = "fingerprint"
LANGUAGE = "language_of_text"
SHOWN_TO = "shown_to"
ACCESS = "access"
CHANGED_AT = "changed_at"
BELOW_A_SECOND = 16  # bits
# As it is told; CHANGED_AT is for the order.
CHANGED = "changed"
SUPERSEDED = "superseded"
TRANSFERS = "transfers"
TRANSFERS_ORDER = "transfers_order"
TITLE_ORDER = "title_order"
TITLE = "title"
TEXT = "text"
OTHERS = "other_versions"
COMPOUNDS = "compounds"
MEANING = "meaning"


def facet_field(facet: Facet) -> str:
    return f"facet_{facet.value}"


def stemmed_field(part: str) -> str:
    return f"stems_{part}"


def stemmed_term(language: str, stem: str) -> str:
    return f"{language}:{stem}"


def neutral_field(part: str) -> str:
    return {"title": TITLE, "text": TEXT}[part]


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in (KEY, ORIGIN, LANGUAGE, MEANING):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in (FINGERPRINT, SHOWN_TO, ACCESS, SUPERSEDED):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for facet in Facet:
        builder.add_text_field(facet_field(facet), stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (CHANGED_AT, TRANSFERS_ORDER):
        builder.add_integer_field(name, fast=True)
    for name in (TRANSFERS, CHANGED):
        builder.add_integer_field(name, stored=True)
    builder.add_text_field(TITLE_ORDER, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(TITLE, stored=True, tokenizer_name=NEUTRAL, index_option="position")
    builder.add_text_field(TEXT, stored=True, tokenizer_name=NEUTRAL, index_option="position")
    builder.add_text_field(OTHERS, tokenizer_name=NEUTRAL, index_option="freq")
    builder.add_text_field(COMPOUNDS, tokenizer_name=STEMS, index_option="freq")
    for part in PARTS:
        builder.add_text_field(stemmed_field(part), tokenizer_name=STEMS, index_option="position")
    return builder.build()


def to_tantivy(document: SearchDocument) -> tantivy.Document:
    row = tantivy.Document()
    row.add_text(KEY, document.key)
    row.add_text(ORIGIN, document.origin)
    row.add_text(FINGERPRINT, f"{document.key} {document.fingerprint}")
    row.add_text(LANGUAGE, document.language)
    if document.meaning:
        row.add_text(MEANING, document.meaning)
    # tantivy sorts by one field: the date settles what is equal, and the key what is still equal, in every index alike.
    moment = (document.changed_at << BELOW_A_SECOND) + (crc32(document.key.encode()) & 0xFFFF)
    row.add_integer(CHANGED_AT, moment)
    row.add_integer(CHANGED, document.changed_at)
    row.add_integer(TRANSFERS, document.transfers)
    row.add_integer(TRANSFERS_ORDER, (document.transfers << 48) + moment)
    row.add_text(TITLE_ORDER, f"{title_order(document.title)} {document.key}")
    row.add_text(TITLE, document.title)
    for text in (document.summary, document.elements, document.body, document.labels):
        row.add_text(TEXT, text)
    if document.other_versions:
        row.add_text(OTHERS, document.other_versions)
    if document.superseded:
        row.add_text(SUPERSEDED, "yes")
    for name, values in ((SHOWN_TO, document.shown_to), (ACCESS, document.access)):
        for value in values:
            row.add_text(name, value)
    for facet in Facet:
        for value in document.facet_values(facet):
            row.add_text(facet_field(facet), value)
    _add_stemmed(row, document)
    return row


def _add_stemmed(row: tantivy.Document, document: SearchDocument) -> None:
    language = document.language
    if language not in STEMMED_LANGUAGES:
        return
    for part in PARTS:
        words = words_of(getattr(document, part))
        if not words:
            continue
        known = stems(language, set(words))
        if language in PRE_TOKENISED:
            row.add_pre_tokenized_text(stemmed_field(part), _placed(language, words, known))
        else:
            row.add_text(stemmed_field(part), " ".join(stemmed_term(language, known[word][0]) if known[word] else GAP for word in words))
        if language in COMPOUNDING:
            row.add_text(COMPOUNDS, " ".join(stemmed_term(language, stem) for word in words for stem in parts_of(language, word)))


def _placed(language: str, words: Sequence[str], known: Mapping[str, Sequence[str]]) -> tantivy.PreTokenizedString:
    """Several stems of one word stand at one place, which no tokeniser of tantivy can say."""
    tokens = [tantivy.Token(stemmed_term(language, stem), place, 0, 0) for place, word in enumerate(words) for stem in known[word]]
    return tantivy.PreTokenizedString("", tokens)


def register_analysers(index: tantivy.Index) -> None:
    """tantivy does not store analysers: they are registered at every opening of an index."""
    index.register_tokenizer(NEUTRAL, neutral_chain())
    cut = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    index.register_tokenizer(STEMS, cut.filter(tantivy.Filter.custom_stopword([GAP])).build())
