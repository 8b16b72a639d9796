"""The trees' own pages: home, partners, news and standard pages. Practices, visits and plans hang below a partner's page."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from exchange.content.markdown import render_markdown
from exchange.core.slugs import OneSlugForm
from exchange.pages import versions
from practices.review.models.pages import KeptPage


class MarkdownBody(models.Model):
    body = models.TextField(_("text"), blank=True, help_text=_("Markdown."))
    body_html = models.TextField(blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        self.body_html = str(render_markdown(self.body))
        return super().save(*args, **kwargs)


class HomePage(KeptPage, Page):
    """Root of one language's tree. Routing finds a page in any tree by its path below home."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.PartnersIndexPage", "pages.NewsIndexPage", "pages.StandardPage"]
    content_panels = [TitleFieldPanel("title"), FieldPanel("intro")]
    template = "pages/home_page.html"

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if not path_components:
            # A home that is not published gives way to another language's; without any, visitors are told so.
            return RouteResult(self if self.live else versions.shown_instead(self).specific)
        found = versions.find(self, "/".join(path_components) + "/")
        if found is None:
            raise Http404
        request.redirect_to_version = found.redirect_to  # type: ignore[attr-defined]  # answered by a hook before serving
        return RouteResult(found.page)


class PartnersIndexPage(KeptPage, Page):
    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.PartnerPage"]
    max_count_per_parent = 1
    content_panels = [TitleFieldPanel("title"), FieldPanel("intro")]
    template = "pages/partners_index_page.html"

    class Meta:
        verbose_name = _("index of partners")


class PartnerPage(KeptPage, Page):
    """A partner, the boundary of its editors' permissions: they add and change below it and nowhere else."""

    participation = models.ForeignKey(
        "partners.Participation", on_delete=models.PROTECT, related_name="pages", verbose_name=_("participation")
    )
    intro = models.TextField(_("introduction"), blank=True)

    parent_page_types = ["pages.PartnersIndexPage"]
    subpage_types = ["good_practices.GoodPracticePage", "visits.StudyVisitPage", "plans.LocalActionPlanPage"]
    # Which organisation a page is of decides whose rights hold below it: its editors do not choose that.
    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("intro"),
        FieldPanel("participation", permission="partners.change_participation"),
    ]
    template = "pages/partner_page.html"
    read_with = (
        "participation__organisation__region",
        "participation__organisation__predecessor",
        "participation__replaced_by__organisation",
        "participation__network",
    )

    class Meta:
        verbose_name = _("partner page")


class NewsIndexPage(KeptPage, Page):
    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.NewsPage"]
    max_count_per_parent = 1
    content_panels = [TitleFieldPanel("title"), FieldPanel("intro")]
    template = "pages/news_index_page.html"

    class Meta:
        verbose_name = _("index of news")


class NewsPage(KeptPage, MarkdownBody, Page):
    date = models.DateField(_("date"), default=timezone.localdate)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    source_url = models.URLField(_("public source"), blank=True)

    parent_page_types = ["pages.NewsIndexPage"]
    subpage_types: list[str] = []
    content_panels = [TitleFieldPanel("title"), FieldPanel("date"), FieldPanel("summary"), FieldPanel("body"), FieldPanel("source_url")]
    base_form_class = OneSlugForm
    template = "pages/news_page.html"

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")


class StandardPage(KeptPage, MarkdownBody, Page):
    summary = models.CharField(_("summary"), max_length=300, blank=True)

    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    content_panels = [TitleFieldPanel("title"), FieldPanel("summary"), FieldPanel("body")]
    base_form_class = OneSlugForm
    template = "pages/standard_page.html"

    class Meta:
        verbose_name = _("standard page")
