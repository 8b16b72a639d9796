"""Marks and lines: what they mean, and what is refused with a word about it."""

from __future__ import annotations

import json
import uuid
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.judgements.lines import Judged, UnreadableLineError, read, written
from search.judgements.rules import Document, answers, document_of, score_of, unmarked

A, B, C = (Document(uuid.UUID(int=number), "en") for number in (1, 2, 3))
LANGUAGES = ("en", "it")
DOCUMENTS = st.builds(Document, st.uuids(), st.sampled_from(["en", "it", "pt-br"]))


def test_gains_grow_with_marks_and_a_mark_of_one_is_no_answer() -> None:
    marks = {A: 3, B: 2, C: 1}
    assert answers(marks) == {A, B}
    got = score_of([C, B, A], marks)
    assert (got.mrr, got.recall) == (0.5, 1)
    assert got.ndcg == pytest.approx((1 + 3 / log2(3) + 7 / 2) / (7 + 3 / log2(3) + 1 / 2))
    assert unmarked([A, Document(uuid.uuid4(), "it")], marks) == 1


def test_the_same_object_in_another_language_is_another_document() -> None:
    assert score_of([A._replace(language="it")], {A: 3}).mrr == 0


@given(
    st.lists(
        st.builds(
            Judged,
            st.from_regex(r"[a-zé]{1,20}", fullmatch=True),
            st.sampled_from(LANGUAGES),
            st.dictionaries(DOCUMENTS, st.integers(0, 3), max_size=5),
        ),
        max_size=5,
    )
)
def test_what_is_given_out_is_taken_in_again(rows: list[Judged]) -> None:
    assert read("".join(written(rows)), LANGUAGES) == rows


@given(st.text(max_size=60))
def test_any_name_is_a_document_or_none(named: str) -> None:
    document = document_of(named)
    assert document is None or document_of(str(document)) == document


def test_lines_are_those_of_the_benchmark() -> None:
    (line,) = written([Judged("città", "it", {A: 3, B: 1})])
    assert json.loads(line) == {"query": "città", "language": "it", "relevant": [str(A)], "marks": {str(A): 3, str(B): 1}}
    assert read(json.dumps({"query": "città", "language": "it", "relevant": [str(A)]}), LANGUAGES) == [Judged("città", "it", {A: 2})]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("no json", "Line 2 is no JSON object"),
        ("[" * 5000, "Line 2 is no JSON object"),
        ("[]", "Line 2 is no JSON object"),
        ('{"language": "it"}', "“query” must be"),
        (json.dumps({"query": "x" * 301, "language": "it"}), "“query” must be"),
        ('{"query": "x", "language": "xx"}', "must be one of en, it"),
        ('{"query": "x", "language": ["it"]}', "must be one of en, it"),
        ('{"query": "x", "language": "it", "relevant": "a"}', "must be a list"),
        ('{"query": "x", "language": "it", "relevant": ["page 7"]}', "“page 7” is no document"),
        ('{"query": "x", "language": "it", "marks": {"page \\ud800": 1}}', "“page” is no document"),
        (json.dumps({"query": "x", "language": "it", "marks": {str(A): 4}}), "from 0 to 3"),
        (json.dumps({"query": "x", "language": "it", "marks": {str(A): True}}), "from 0 to 3"),
        (json.dumps({"query": "x", "language": "it", "marks": {str(A): "2"}}), "from 0 to 3"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str, said: str) -> None:
    with pytest.raises(UnreadableLineError, match=said):
        read(f'{{"query": "x", "language": "it"}}\n{line}', LANGUAGES)
