"""Wagtail: no call home, no second password door, own review."""

from exchange.settings.mail import BASE_URL

WAGTAIL_SITE_NAME = "Exchange"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
# The link chooser would answer the draft title of any page whose address it is told.
WAGTAILADMIN_EXTERNAL_LINK_CONVERSION = ""
WAGTAIL_MODERATION_ENABLED = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "practices.review.finishing.publish_read_revision"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", "English"), ("it", "Italiano"), ("es", "Español"), ("pl", "Polski"), ("sv", "Svenska")]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
