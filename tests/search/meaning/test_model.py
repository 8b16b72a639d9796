"""The model as it is pinned: known sentences have known directions, and a process may be forked after it was loaded."""

from __future__ import annotations

import os
import signal
import time

import pytest

from search.meaning import everyday, model
from tests.helpers.meaning import needs_model

pytestmark = needs_model


def cosine(one: model.Vector, other: model.Vector) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def test_known_sentences_have_known_directions() -> None:
    """Another model, another build of it or another prefix shows here; then everyday.json and the index are to be made anew."""
    question = model.of_question("hur hjälper regionen företag att exportera?")
    (text,) = model.of_texts(["Vouchers for firms that export for the first time."])
    assert len(question) == len(text) == 384
    assert question[:6] == pytest.approx([0.0626, -0.0691, -0.089, -0.0451, 0.0673, -0.0702], abs=2e-3)
    assert text[:6] == pytest.approx([0.0678, -0.0362, -0.03, -0.0963, 0.0765, -0.0361], abs=2e-3)
    assert cosine(question, question) == pytest.approx(1, abs=1e-4)
    assert everyday.mean_of(model.of_texts(everyday.TEXTS)) == pytest.approx(everyday._mean(), abs=2e-3)


@pytest.mark.parametrize(
    ("question", "answer", "other"),
    [
        ("stöd till företag som vill exportera", "Bony dla firm, które zaczynają eksportować.", "Szkolenia dla leśników z Beskidów."),
        ("come aiutare le imprese a innovare", "Cheques de innovación para pymes.", "Rutas para ciclistas junto al río."),
    ],
)
def test_an_answer_in_another_language_is_nearer_than_another_text(question: str, answer: str, other: str) -> None:
    asked = model.of_question(question)
    near, far = (cosine(asked, vector) for vector in model.of_texts([answer, other]))
    assert near > far + 0.02


def test_any_text_has_a_direction_and_of_a_long_one_the_first_window_is_read() -> None:
    model.of_question("\0 \ud800 😀")
    whole = "regional support for small firms " * 400
    read = model._first_window(whole)
    assert whole.startswith(read)
    assert 400 < model._model().token_count(read) <= model.MOST_TOKENS
    assert model.of_texts([read]) == model.of_texts([whole])


def test_a_process_that_is_forked_after_loading_still_embeds() -> None:
    expected = model.of_question("export vouchers")
    child = os.fork()
    if child == 0:
        model.of_question.cache_clear()
        os._exit(0 if model.of_question("export vouchers") == expected else 1)
    for _ in range(300):
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            assert os.waitstatus_to_exitcode(status) == 0
            return
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    pytest.fail("the forked process hangs")
