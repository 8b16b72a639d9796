"""Uploads and embedded content."""

WAGTAILIMAGES_IMAGE_MODEL = "content.ExchangeImage"
WAGTAILDOCS_DOCUMENT_MODEL = "content.ExchangeDocument"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_IMAGE_FORM_BASE = "exchange.content.forms.SafeImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "exchange.content.forms.SafeDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
