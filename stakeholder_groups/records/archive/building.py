"""Makes the archive of one export in a folder, a window at a time."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from stakeholder_groups.discussions.models import Attachment, Post, Thread
from stakeholder_groups.groups.sections import Asked, Row, moment, sections
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.records import rules
from stakeholder_groups.records.archive import people as people_of_record
from stakeholder_groups.records.archive import posts as posts_of_record
from stakeholder_groups.records.archive import threads as threads_of_record
from stakeholder_groups.records.archive.packing import Archive
from stakeholder_groups.records.archive.pages import Page, kind_in_words
from stakeholder_groups.records.archive.people import People
from stakeholder_groups.records.archive.posts import PostShown
from stakeholder_groups.records.archive.tables import Table, write_json
from stakeholder_groups.records.models import Export

TABLES = {
    "threads": threads_of_record.THREADS,
    "posts": posts_of_record.POSTS,
    "post_versions": posts_of_record.VERSIONS,
    "files": posts_of_record.FILES,
    "polls": posts_of_record.POLLS,
    "poll_answers": posts_of_record.ANSWERS,
    "poll_votes": posts_of_record.VOTES,
    "outcomes": threads_of_record.OUTCOMES,
    "thread_log": threads_of_record.LOG,
}


@dataclass
class Building:
    """`step` is told after each window how much was done; it may stop the work by raising."""

    export: Export
    space: Space
    folder: Path
    step: Callable[[int], None]
    pages: list[Page] = field(default_factory=list)
    tables: dict[str, Table] = field(default_factory=dict)
    files: int = 0
    opened: ExitStack = field(default_factory=ExitStack)

    def __post_init__(self) -> None:
        self.people = People(self.space.group, named=self.export.named)
        self.asked = Asked(self.space.group, self.space.membership.user, self.people, self.export.thread_id)

    def total(self) -> int:
        posts = Post.objects.filter(thread__in=threads_of_record.threads_in(self.space, self.export.thread)).count()
        return posts + sum(section.count(self.asked) for section in sections())

    def run(self) -> Path:
        """However it ends, no file stays open."""
        target = self.folder / "export.zip"
        with self.opened, Archive(target) as archive:
            self._write(archive)
            for page in self.pages:
                archive.add_file(page.path.name, page.path)
            for table in self.tables.values():
                archive.add_file(table.csv_path.name, table.csv_path)
            archive.add_file("data.json", self.folder / "data.json")
        return target

    def _write(self, archive: Archive) -> None:
        for name, columns in TABLES.items():
            self._table(name, columns)
        group, made = self.space.group, timezone.now()
        title = self.people.words(self.export.thread.title) if self.export.thread else group.shown_name
        said = {"title": title, "group": group.shown_name, "made_at": made, "named": self.export.named, "zone": group.time_zone.key}
        index = self._page("index.html", **said, of_thread=self.export.thread_id is not None)
        with index.around("_page.html"):
            with index.around("_index.html"):
                for number, thread in enumerate(threads_of_record.each_thread(self.space, self.export.thread), start=1):
                    index.write("_index_thread.html", row=self._write_thread(archive, thread, f"thread-{number:04}.html", said))
            self._write_sections(index)
            self._write_people(index)
        index.close()
        for table in self.tables.values():
            table.close()
        write_json(self.folder / "data.json", self._head(made), self.tables.values())

    def _head(self, made: Any) -> dict[str, Any]:
        thread = self.export.thread
        return {
            "made_at": moment(made),
            "language": self.export.language,
            "people": "names" if self.export.named else "pseudonyms",
            "with_files": self.export.with_files,
            "group": {"slug": self.space.group.slug, "name": self.space.group.name},
            "thread": thread.public_id if thread else None,
            "source": f"{settings.BASE_URL}{self.space.group.get_absolute_url()}",
        }

    def _page(self, name: str, **said: Any) -> Page:
        page = Page(self.folder / name, **said)
        self.pages.append(page)
        self.opened.callback(page.close)
        return page

    def _table(self, name: str, columns: Sequence[str]) -> Table:
        table = self.tables[name] = Table(self.folder, name, columns)
        self.opened.callback(table.close)
        return table

    def _write_thread(self, archive: Archive, thread: Thread, name: str, said: dict[str, Any]) -> Row:
        row = threads_of_record.thread_row(thread, self.people, name)
        self.tables["threads"].add([row])
        page = self._page(name, **{**said, "title": row["title"]})
        outcomes, log = threads_of_record.outcome_rows(thread, self.people), threads_of_record.log_rows(thread, self.people)
        self.tables["outcomes"].add(cells for cells, _html in outcomes)
        self.tables["thread_log"].add(log)
        with page.around("_page.html"):
            page.write("_thread.html", row=row, kind=kind_in_words(row["kind"]), outcomes=outcomes, thread=thread)
            for window in posts_of_record.windows_of(self.space, thread, self.people):
                self._write_posts(archive, page, window)
            page.write_log(log)
        page.close()
        return row

    def _write_posts(self, archive: Archive, page: Page, window: list[PostShown]) -> None:
        if self.export.with_files:
            for post in window:
                post.files = [self._take(archive, one, row) for one, row in zip(post.attachments, post.files, strict=True)]
        self.tables["posts"].add(post.row for post in window)
        self.tables["post_versions"].add(row for post in window for row, _html in post.versions)
        self.tables["files"].add(row for post in window for row in post.files)
        self.tables["polls"].add(post.poll for post in window if post.poll)
        self.tables["poll_answers"].add(row for post in window for row in post.answers)
        self.tables["poll_votes"].add(row for post in window for row in post.votes)
        page.write_posts(window)
        self.step(len(window))

    def _take(self, archive: Archive, attachment: Attachment, row: Row) -> Row:
        """Only what the check let through; a file that is gone from the storage stays a row without a path."""
        if not attachment.is_served:
            return row
        path = f"attachments/{self.files + 1:05}-{rules.safe_name(str(row['name']))}"
        try:
            with attachment.file.open("rb") as opened:
                archive.add(path, opened)
        except FileNotFoundError:
            return row
        self.files += 1
        return {**row, "path": path}

    def _write_sections(self, index: Page) -> None:
        for section in sections():
            table = self._table(section.name, [column.name for column in section.columns])
            with index.around("_section.html", section=section, number=section.count(self.asked)):
                for window in section.windows(self.asked):
                    table.add(window)
                    index.write_section(section, window)
                    self.step(len(window))

    def _write_people(self, index: Page) -> None:
        table = self._table("people", people_of_record.COLUMNS)
        rows = list(self.people.rows())
        table.add(rows)
        index.write("_people.html", rows=rows)
