"""Interface languages. English is the default and the language of a page that has no version in the reader's."""

from exchange.env import ROOT

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("it", "Italiano"), ("es", "Español"), ("pl", "Polski"), ("sv", "Svenska")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [str(ROOT / "locale")]
LANGUAGE_COOKIE_NAME = "exchange_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"

# Machines speak to these; they are never redirected to a language.
PATHS_WITHOUT_LANGUAGE = ("/admin/", "/api/", "/calendar/", "/documents/", "/events/", "/ws/", "/healthz", "/static/", "/media/", "/_util/")
