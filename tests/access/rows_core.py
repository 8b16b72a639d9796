"""Health, small public files and the errors' own pages."""

from tests.access.table import Row

ROWS = [
    Row("content:rendition", 404, arguments=lambda world: {"name": "none.png"}),
    Row("core:health", (200, 503)),
    Row("core:robots", 200),
    Row("core:security_txt", 200),
]
