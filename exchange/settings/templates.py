"""One folder of templates for all rooms."""

from exchange.env import ROOT

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [str(ROOT / "templates")],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "exchange.core.context.platform",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "exchange.core.templatetags.dates"],
        },
    }
]
