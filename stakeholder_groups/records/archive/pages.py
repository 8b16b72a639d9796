"""Pages to print: HTML that stands alone, without script and without a request to anywhere, in the language of who asked."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from django.template.loader import render_to_string

from exchange.content.markdown import stored_html
from exchange.core.languages import reader_language
from stakeholder_groups.discussions.enums import OperationKind, ThreadKind
from stakeholder_groups.groups.sections import Cell, Column, Row, Section
from stakeholder_groups.records.archive.posts import PostShown
from stakeholder_groups.records.dates import written_moment

FOLDER = "records/export/"
# No text of a person can hold it: theirs is escaped or went through the allow-list.
HERE = "<!--here-->"


class Page:
    """One file, written part by part: a template that holds others is begun, and ended when they are written."""

    def __init__(self, path: Path, **said: Any) -> None:
        self.path = path
        self._said = {"language": reader_language(), **said}
        self._file: TextIO = path.open("w", encoding="utf-8")

    def write(self, template: str, **said: Any) -> None:
        self._file.write(self._rendered(template, said))

    @contextmanager
    def around(self, template: str, **said: Any) -> Iterator[None]:
        """What is written meanwhile stands where the template says `here`."""
        before, _mark, after = self._rendered(template, {**said, "here": stored_html(HERE)}).partition(HERE)
        self._file.write(before)
        yield
        self._file.write(after)

    def _rendered(self, template: str, said: Mapping[str, Any]) -> str:
        return render_to_string(template if "/" in template else FOLDER + template, {**self._said, **said})

    def write_posts(self, posts: Sequence[PostShown]) -> None:
        self.write("_posts.html", posts=posts)

    def write_log(self, rows: Sequence[Row]) -> None:
        self.write("_log.html", rows=[(row, OperationKind(str(row["step"])).label) for row in rows])

    def write_section(self, section: Section, rows: Sequence[Row]) -> None:
        self.write(section.template, section=section, rows=[printed(section, row) for row in rows])

    def close(self) -> None:
        self._file.close()


def printed(section: Section, row: Row) -> list[tuple[Column, str]]:
    """What stands in each printed column, in words."""
    return [(column, words_of(column, row[column.name])) for column in section.columns if column.label]


def words_of(column: Column, cell: Cell) -> str:
    if cell is None or cell == "":
        return "–"
    if column.is_moment:
        return written_moment(str(cell))
    if isinstance(cell, list):
        return ", ".join(map(str, cell))
    return str(column.codes.get(str(cell), cell))


def kind_in_words(kind: Cell) -> str:
    return str(ThreadKind(str(kind)).label)
