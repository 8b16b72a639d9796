"""The catalogue for people and for machines."""

from tests.access.table import read_only

ROWS = [
    *read_only("search:catalogue"),
    # 503 while there is no index yet, as in a new database.
    *read_only("api:catalogue", (200, 503)),
    *read_only("api:api-root", 404, posted=404),
    *read_only("api:openapi-json", posted=200),
    *read_only("api:openapi-view", posted=200),
]
