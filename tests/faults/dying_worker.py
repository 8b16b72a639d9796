"""A worker that kills itself at one point of its work: python -m tests.faults.dying_worker POINT.

It changes pages, then works as the worker does. A point is a function that is replaced for this process only: it dies
before it is called, or after.
"""

from __future__ import annotations

import sys

import django

from tests.faults.dying import die_at

# Point → (module, attribute, before or after the call).
POINTS = {
    "before documents are built": ("search.indexing.writing", "build", "before"),
    "after documents are built": ("search.indexing.writing", "build", "after"),
    "after the engine's write": ("search.indexing.carrying_out", "write_objects", "after"),
    "before it is told to saved searches": ("search.indexing.carrying_out", "note_changes", "before"),
    "after it is told to saved searches": ("search.indexing.carrying_out", "note_changes", "after"),
    "before a new generation is compared": ("search.indexing.building", "_bring_up_to_date", "before"),
    "before the rebuild's last comparison": ("search.changes", "compare_everything", "before"),
    "before alerts are noted": ("search.saved.percolation", "_note", "before"),
    "after alerts are noted": ("search.saved.percolation", "_note", "after"),
}
OF_TANTIVY = {
    "half-way through a write": ("search.engines.tantivy.whole", "replace", "after"),
    "before the pointer is switched": ("search.engines.tantivy.folder.Folder", "_point_to", "before"),
    "after the pointer is switched": ("search.engines.tantivy.folder.Folder", "_point_to", "after"),
}
OF_ELASTICSEARCH = {
    "after the bulk": ("search.engines.elasticsearch.whole", "replace", "after"),
    "before the aliases are switched": ("search.engines.elasticsearch.generation", "switch", "before"),
    "after the aliases are switched": ("search.engines.elasticsearch.generation", "switch", "after"),
}


def change() -> None:
    """A page comes, one changes, one goes; somebody waits for the one that comes."""
    from exchange.accounts.models import User
    from exchange.pages.models import PartnerPage
    from practices.good_practices.models import GoodPracticePage
    from search.saved.models import SavedSearch

    SavedSearch.objects.create(owner=User.objects.earliest("pk"), name="Z", question="q=zirconium", language="en", frequency="daily")
    parent = PartnerPage.objects.filter(slug="gavle", locale__language_code="en").get()
    pages = list(GoodPracticePage.objects.filter(live=True).order_by("pk")[:2])
    edition = GoodPracticePage.objects.earliest("pk").edition
    page = parent.add_child(
        instance=GoodPracticePage(title="Zirconium", slug="zirconium", live=False, locale=parent.locale, edition=edition)
    )
    page.save_revision().publish()
    pages[0].title = "Zirconium otherwise"
    pages[0].save_revision().publish()
    pages[1].delete()


def main(point: str) -> None:
    django.setup()
    from exchange.core import outbox
    from search.indexing import building

    change()
    die_at(*(POINTS | OF_TANTIVY | OF_ELASTICSEARCH)[point])
    while outbox.drain():
        pass
    building.rebuild()


if __name__ == "__main__":
    main(sys.argv[1])
