"""The list of public pages."""

from tests.access.table import read_only

ROWS = read_only("pages:sitemap")
