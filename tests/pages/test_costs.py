"""What pages cost in statements: within the figures, and the same for many rows as for few."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from exchange.content.models import ExchangeDocument, ExchangeImage
from exchange.pages.models import NewsIndexPage, NewsPage
from exchange.pages.services import create_partner_pages
from practices.good_practices.models import PracticeDocument, PracticeImage, PracticeLink
from practices.visits.models import VisitGuest, VisitPractice
from tests.factories.practices import make_participation, make_plan, make_practice, make_region, make_visit

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the file that it draws a rendition into to the collector.
    pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning"),
]
LISTING, DETAIL = 12, 18
# In another language than the default one Wagtail asks for the tree's home once more, and a translation for its original.
ELSEWHERE = 2


def statements_of(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return [query["sql"][:150] for query in asked.captured_queries]


def make_news(number):
    index = NewsIndexPage.objects.get(locale__language_code="en")
    for place in range(number):
        slug = f"news-{index.numchild}-{place}"
        index.add_child(instance=NewsPage(title=f"News {slug}", slug=slug, body="Text", locale=index.locale))


def enrich(practice):
    """A picture, a document and a link more."""
    image = ExchangeImage.objects.create(title="Hall", file=get_test_image_file(filename=f"hall-{practice.images.count()}.png"))
    document = ExchangeDocument.objects.create(title="Report", file=ContentFile(b"%PDF-1.4", name="report.pdf"))
    PracticeImage.objects.create(page=practice, image=image, alt="A hall")
    PracticeDocument.objects.create(page=practice, document=document)
    PracticeLink.objects.create(page=practice, title="More", url="https://example.org/")


def travel(practice, partner):
    """A visit shows it to a guest, and a plan takes its element."""
    visit = make_visit(partner, region=make_region("SE31"))
    VisitPractice.objects.create(page=visit, practice=practice)
    VisitGuest.objects.create(page=visit, participation=make_participation(f"guest-{visit.pk}", region=make_region("ES52")))
    return make_plan(partner, takes=({"element": practice.elements.first(), "visit": visit},), region=make_region("PL22"))


@pytest.fixture
def practice(partner, translated):
    found = make_practice(partner["en"], slug="triip", region=make_region("SE31"), elements=("A", "B"))
    translated(found, "it")
    return found


def grow(partner, practice, number):
    """More of everything that pages list."""
    for place in range(number):
        enrich(practice)
        travel(practice, partner["en"])
        made = make_practice(partner["en"], elements=("A", "B"), region=make_region(f"SE3{place}"))
        slug = f"other-{made.pk}"
        create_partner_pages(participation=make_participation(slug, region=make_region("ES52")), slug=slug, titles={"en": slug})
    make_news(number)


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/en/", DETAIL),
        ("/it/", DETAIL),
        ("/en/partners/", LISTING),
        ("/en/news/", LISTING),
        ("/it/news/", LISTING),
        ("/en/partners/gavle/", DETAIL),
        ("/it/partners/gavle/", DETAIL),
        ("/en/partners/gavle/triip/", DETAIL),
        ("/it/partners/gavle/triip/", DETAIL + ELSEWHERE),
        ("/sv/partners/gavle/triip/", DETAIL + ELSEWHERE),
        ("/en/partners/gavle/plan/", DETAIL),
        ("/en/partners/gavle/days/", DETAIL),
        ("/en/news/news-0-0/", DETAIL),
        ("/en/about/", DETAIL),
        ("/en/travelled/", LISTING),
    ],
)
def test_a_page_keeps_within_its_figure_and_does_not_grow(client, partner, practice, path, most):
    make_news(1)
    visit = make_visit(partner["en"], slug="days")
    VisitPractice.objects.create(page=visit, practice=practice)
    make_plan(partner["en"], slug="plan", takes=({"element": practice.elements.first(), "visit": visit},))
    grow(partner, practice, 1)
    few = statements_of(client, path)
    grow(partner, practice, 3)
    many = statements_of(client, path)
    assert (len(many), len(few) <= most) == (len(few), True), "\n".join(many)


def test_three_hundred_news_make_pages_of_bounded_size(client, partner, translated):
    make_news(300)
    swedish = translated(NewsPage.objects.get(slug="news-0-0"), "sv", title="Zirkon i Gävle")
    first = client.get("/en/news/").content.decode()
    assert first.count('class="document-link"') == 20
    assert len(first) < 30_000
    assert 'href="?page=15"' in first
    listed = [client.get(f"/sv/news/?page={number}").content.decode() for number in (1, 14, 15, 16, "x")]
    assert ["Zirkon" in page for page in listed] == [True, False, False, False, True]
    assert "News news-0-0<" not in listed[2]
    # A version that is withdrawn gives way to the next one.
    swedish.unpublish()
    assert "News news-0-0<" in client.get("/sv/news/?page=15").content.decode()
    NewsPage.objects.get(slug="news-0-0", locale__language_code="en").unpublish()
    assert client.get("/en/news/?page=15").content.decode().count('class="document-link"') == 19


def test_a_partners_practices_are_counted_once_in_however_many_languages(client, partner, practice, translated):
    make_practice(partner["it"], title="Solo in italiano")
    make_practice(partner["en"], live=False)
    for path in ("/en/", "/it/partners/"):
        assert ("2 practices" in client.get(path).content.decode()) or ("2 pratiche" in client.get(path).content.decode()), path
