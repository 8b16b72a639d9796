"""Static files from their finders or collected; uploads in the data folder, private ones outside what a web server may serve."""

from exchange import env
from exchange.core.static_headers import protect_static_file
from exchange.env import ROOT
from exchange.settings.database import DATA_DIR

STATIC_URL = "/static/"
STATIC_ROOT = str(env.folder("EXCHANGE_STATIC_ROOT"))
STATICFILES_DIRS = [str(path) for path in (ROOT / "build" / "static",) if path.is_dir()]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder", "django.contrib.staticfiles.finders.AppDirectoriesFinder"]
MEDIA_URL = "/media/"
MEDIA_ROOT = str(DATA_DIR / "media")
PRIVATE_ROOT = str(DATA_DIR / "private")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "private": {"BACKEND": "exchange.core.private_files.PrivateStorage"},
}
# In one process files are served from where they are found, nothing is collected.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ADD_HEADERS_FUNCTION = protect_static_file

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_PERMISSIONS = 0o640

# Files of posts. The scanner is a function of the opened file that says whether it is clean; without one nothing is scanned.
ATTACHMENTS_A_POST = 5
LARGEST_ATTACHMENT = 10 * 1024 * 1024
ATTACHMENT_SCANNER = env.text("ATTACHMENT_SCANNER")
