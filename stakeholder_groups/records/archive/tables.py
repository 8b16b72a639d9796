"""Tables of a record: each row goes at once into a file of JSON lines and one of CSV, so that a long table needs no memory."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from exchange.core.spreadsheets import safe_cell
from stakeholder_groups.groups.sections import Cell, Row

SCHEMA, VERSION = "exchange-record", 1


class Table:
    """Its columns are the keys of its rows, all of them and in this order; the same names in JSON and CSV, in every language."""

    def __init__(self, folder: Path, name: str, columns: Sequence[str]) -> None:
        self.name = name
        self.columns = tuple(columns)
        self.csv_path, self.lines_path = folder / f"{name}.csv", folder / f"{name}.jsonl"
        # The mark at its beginning tells spreadsheet programs that it is UTF-8.
        self._csv_file = self.csv_path.open("w", encoding="utf-8-sig", newline="")
        self._lines = self.lines_path.open("w", encoding="utf-8")
        self._csv = csv.writer(self._csv_file)
        self._csv.writerow(self.columns)

    def add(self, rows: Iterable[Row]) -> None:
        """ValueError for a row of another table: what is in one form would be missing in the other."""
        for row in rows:
            if tuple(row) != self.columns:
                raise ValueError(f"{self.name}: {tuple(row)}")
            self._lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            self._csv.writerow([as_text(row[name]) for name in self.columns])

    def close(self) -> None:
        self._csv_file.close()
        self._lines.close()


def as_text(cell: Cell) -> str:
    """A cell for a spreadsheet: nothing for none, lists with semicolons, no formula."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, list):
        return safe_cell("; ".join(map(str, cell)))
    return safe_cell(cell) if isinstance(cell, str) else str(cell)


def write_json(path: Path, head: Mapping[str, Any], tables: Iterable[Table]) -> None:
    """One document of all tables, from their lines. A line is copied as it is: nothing of a table is held."""
    with path.open("w", encoding="utf-8") as out:
        out.write(json.dumps({"schema": SCHEMA, "version": VERSION, **head}, ensure_ascii=False, indent=1)[:-2] + ',\n "tables": {')
        for place, table in enumerate(tables):
            out.write(f"{',' if place else ''}\n  {json.dumps(table.name)}: [")
            with table.lines_path.open(encoding="utf-8") as lines:
                for number, line in enumerate(lines):
                    out.write(f"{',' if number else ''}\n   {line.rstrip(chr(10))}")
            out.write("]")
        out.write("\n }\n}\n")
