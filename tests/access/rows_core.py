"""Health, small public files, pictures and documents."""

from tests.access.table import both, read_only

ROWS = [
    *read_only("content:rendition", 404, arguments=lambda world: {"name": "none.png"}),
    *read_only("core_pages:components"),
    *read_only("core:health", (200, 503)),
    *read_only("core:robots"),
    *read_only("core:security_txt"),
    *read_only("wagtaildocs_serve", 404, posted=404, arguments=lambda world: (999_999, "none.pdf")),
    *both("wagtaildocs_authenticate_with_password", anonymous=404, others=404, posted=404, restriction_id=999_999),
]
