"""The list of public pages, and the administrators' page that adds a partner."""

from tests.access.rows_accounts import INVITERS, under_admin
from tests.access.table import read_only

ROWS = [*read_only("pages:sitemap"), *under_admin("pages_admin:add_partner", allowed=INVITERS, get=200, post=200)]
