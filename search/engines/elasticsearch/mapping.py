"""Fields of the index and how a document fills them. Any change here needs a new SCHEMA_VERSION, which makes the worker rebuild."""

from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Boolean, DenseVector, Keyword, Long, Mapping, Object, Text

from search.analysers import STEMMED_LANGUAGES, fold, title_order
from search.compounds import COMPOUNDING
from search.engines.documents import Facet, SearchDocument
from search.engines.elasticsearch.analysis import analysers, as_parts, as_stems, given, neutral
from search.parser import words_of
from search.planner import PARTS

SCHEMA_VERSION = 5
COMPOUNDS = "compounds"
DIMENSIONS = 384


def facet_field(facet: Facet) -> str:
    return f"facet_{facet.value}"


def stemmed_field(part: str, language: str) -> str:
    return f"stemmed.{language}.{part}"


def build_mapping(client: Elasticsearch, *, vectors: bool = False) -> Mapping:
    """Strict: a field that is not declared here is an error, never a guess. What was read by stems is not stored again.

    Vectors are compared one by one ("flat"): a graph of them finds other neighbours when a document is there that nobody may see.
    """
    mapping = Mapping()
    mapping.meta("dynamic", "strict")
    chains = analysers(client)
    given = sorted(language for language, chain in chains.items() if chain._name == "given_stems")
    mapping.meta("_meta", {"schema": SCHEMA_VERSION, "given_stems": given, "vectors": vectors})
    mapping.meta("_source", {"excludes": ["stemmed", "other_versions", "words"]})
    for name in ("key", "origin", "fingerprint", "language", "shown_to", "access", "title_order", "meaning"):
        mapping.field(name, Keyword())
    for facet in Facet:
        mapping.field(facet_field(facet), Keyword())
    for name in ("changed_at", "transfers"):
        mapping.field(name, Long())
    mapping.field("superseded", Boolean())
    mapping.field("title", Text(analyzer=neutral))
    mapping.field("text", Text(analyzer=neutral))
    mapping.field("other_versions", Text(analyzer=neutral))
    mapping.field("words", Keyword())
    if vectors:
        mapping.field("vector", DenseVector(dims=DIMENSIONS, index=True, similarity="cosine", index_options={"type": "flat"}))
    mapping.field("title_words", Keyword())
    languages = {language: _parts(language, chains[language]) for language in STEMMED_LANGUAGES}
    mapping.field("stemmed", Object(dynamic="strict", properties=languages))
    return mapping


def _parts(language: str, chain: Any) -> Object:
    parts = {part: Text(analyzer=chain) for part in PARTS}
    compounds = {COMPOUNDS: Text(analyzer=given)} if language in COMPOUNDING else {}
    return Object(dynamic="strict", properties=parts | compounds)


def to_source(document: SearchDocument, sent_as_stems: frozenset[str]) -> dict[str, Any]:
    """`sent_as_stems`: languages of this index whose words are stemmed before they are sent."""
    texts = [document.summary, document.elements, document.body, document.labels]
    title_words = [fold(word) for word in words_of(document.title)]
    source: dict[str, Any] = {
        "key": document.key,
        "origin": document.origin,
        "fingerprint": document.fingerprint,
        "language": document.language,
        "shown_to": sorted(document.shown_to),
        "access": sorted(document.access),
        "changed_at": document.changed_at,
        "transfers": document.transfers,
        "superseded": document.superseded,
        "title": document.title,
        "title_order": title_order(document.title),
        "text": texts,
        "title_words": sorted(set(title_words)),
        "words": sorted({*title_words, *(fold(word) for text in texts for word in words_of(text))}),
        "stemmed": _stemmed(document, sent_as_stems),
    }
    if document.meaning:
        source["meaning"] = document.meaning
    if document.other_versions:
        source["other_versions"] = document.other_versions
    return source | {facet_field(facet): list(document.facet_values(facet)) for facet in Facet}


def _stemmed(document: SearchDocument, sent_as_stems: frozenset[str]) -> dict[str, dict[str, str]]:
    language = document.language
    if language not in STEMMED_LANGUAGES:
        return {}
    parts = {part: text for part in PARTS if (text := getattr(document, part))}
    sent = {part: as_stems(language, text) for part, text in parts.items()} if language in sent_as_stems else parts
    compounds = {COMPOUNDS: as_parts(language, " ".join(parts.values()))} if language in COMPOUNDING else {}
    return {language: sent | compounds}
