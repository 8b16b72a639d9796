from __future__ import annotations

import csv
import io

import pytest

from exchange.core.spreadsheets import csv_response, safe_cell


@pytest.mark.parametrize("harm", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(harm):
    assert safe_cell(harm) == f"'{harm}"
    assert safe_cell(f"a {harm}") == f"a {harm}"


def test_a_table_is_a_download_that_spreadsheets_read_as_utf8():
    answer = csv_response("fairs.csv", ["Città"], [["=1+1"], ["Łódź"]])
    assert answer["Content-Disposition"] == 'attachment; filename="fairs.csv"'
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))) == [["Città"], ["'=1+1"], ["Łódź"]]
