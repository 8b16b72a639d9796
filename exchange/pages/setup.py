"""Trees, vocabularies and base pages: idempotent steps of setup_network."""

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import models
from wagtail.models import GroupPagePermission, Locale, Page, Site

from exchange.accounts.roles import NETWORK_ADMINISTRATORS
from exchange.accounts.staff_groups import staff_group
from exchange.pages.models import HomePage, NewsIndexPage, PartnersIndexPage, StandardPage
from exchange.pages.standard_texts import STANDARD_TEXTS
from exchange.partners import models as partner_models
from exchange.partners.vocabularies import VOCABULARIES

HOME_TITLES = {
    "en": "Good practices in helping small firms go international – and what became of them in other regions",
    "it": "Buone pratiche per aiutare le piccole imprese ad aprirsi al mondo – e che cosa ne è stato in altre regioni",
    "es": "Buenas prácticas para ayudar a las pequeñas empresas a internacionalizarse, y qué fue de ellas en otras regiones",
    "pl": "Dobre praktyki pomagające małym firmom wyjść na rynki zagraniczne – i co z nich wynikło w innych regionach",
    "sv": "Goda exempel på hur små företag får hjälp ut i världen – och vad som blev av dem i andra regioner",
}
PARTNERS_TITLES = {
    "en": "Regions and partners",
    "it": "Regioni e partner",
    "es": "Regiones y socios",
    "pl": "Regiony i partnerzy",
    "sv": "Regioner och partner",
}
NEWS_TITLES = {"en": "News", "it": "Notizie", "es": "Noticias", "pl": "Aktualności", "sv": "Nyheter"}


def make_trees() -> None:
    """One tree a language; the English home is the site's root."""
    root = Page.get_first_root_node()
    original: HomePage | None = None
    for code, _name in settings.LANGUAGES:
        locale, _created = Locale.objects.get_or_create(language_code=code)
        home = HomePage.objects.filter(locale=locale).first()
        if home is None:
            home = HomePage(title=HOME_TITLES[code], slug=f"home-{code}", locale=locale)
            if original is not None:
                home.translation_key = original.translation_key
            root.add_child(instance=home)
        original = original or home
    assert original is not None
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", port=80, root_page=original, is_default_site=True, site_name=settings.SITE_NAME)
    elif site.root_page_id != original.pk:
        welcome = site.root_page
        site.root_page = original
        site.save()
        if welcome.depth == 2 and not HomePage.objects.filter(pk=welcome.pk).exists():
            welcome.delete()


def make_base_pages() -> None:
    """Index and standard pages in every tree with the same slugs."""
    for code, _name in settings.LANGUAGES:
        _child(code, PartnersIndexPage, "partners", {"title": PARTNERS_TITLES[code]})
        _child(code, NewsIndexPage, "news", {"title": NEWS_TITLES[code]})
        for text in STANDARD_TEXTS[code]:
            _child(code, StandardPage, text.slug, {"title": text.title, "summary": text.summary, "body": text.body})


def _child(language: str, model: type[Page], slug: str, values: dict[str, str]) -> None:
    home = HomePage.objects.get(locale__language_code=language)
    path = f"{home.url_path}{slug}/"
    if Page.objects.filter(url_path=path).exists():
        return
    page = model(slug=slug, locale=home.locale, **values)
    english = HomePage.objects.get(locale__language_code="en")
    original = Page.objects.filter(url_path=f"{english.url_path}{slug}/").first()
    if original is not None:
        page.translation_key = original.translation_key
    home.add_child(instance=page)


def load_vocabularies() -> None:
    """The words of the network; what an administrator changed stays."""
    for name, terms in VOCABULARIES.items():
        model: type[models.Model] = getattr(partner_models, name)
        for order, term in enumerate(terms):
            values: dict[str, object] = {"order": order, **{f"label_{code}": getattr(term, code) for code, _ in settings.LANGUAGES}}
            if term.parent_slug:
                values["parent"] = model._default_manager.get(slug=term.parent_slug)
            model._default_manager.get_or_create(slug=term.slug, defaults=values)


def let_administrators_keep_base_data() -> None:
    """Vocabularies, regions, organisations, networks, participations and instruments are the network administrators' to edit."""
    kept = Permission.objects.filter(content_type__app_label="partners")
    staff_group(NETWORK_ADMINISTRATORS).permissions.add(*kept)


def let_administrators_write_for_the_network() -> None:
    """News and standard pages are theirs to write and change, in every tree; another administrator publishes them."""
    group = staff_group(NETWORK_ADMINISTRATORS)
    for codename, models_of_pages in (("add_page", (NewsIndexPage,)), ("change_page", (NewsIndexPage, StandardPage))):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        for page in Page.objects.type(*models_of_pages):
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
