"""Pages under gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "exchange.settings.production")
application = get_wsgi_application()

from exchange.core.checks import refuse_unfit_settings  # noqa: E402  (Django's apps come first)

refuse_unfit_settings()
