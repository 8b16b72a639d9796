"""Tables for spreadsheet programs: CSV that they open in the right encoding and never take for formulas."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """A text that a spreadsheet will not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def csv_response(filename: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> HttpResponse:
    """A download; the mark at its beginning tells spreadsheet programs that it is UTF-8."""
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers=headers)
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(columns)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return response
