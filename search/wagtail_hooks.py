"""What search adds to the editors' pages."""

from wagtail.snippets.models import register_snippet

from search.thesaurus.admin import ThesaurusViewSet

register_snippet(ThesaurusViewSet)
