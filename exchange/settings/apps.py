"""Installed apps, middleware and entry points. The order of our rooms is the order of imports: higher rooms first."""

ROOMS = [
    "exchange.demo",
    "search",
    "exchange.pages",
    "exchange.notifications",
    "exchange.realtime",
    "practices.suggestions",
    "practices.plans",
    "practices.visits",
    "practices.good_practices",
    "practices.review",
    "stakeholder_groups.records",
    "stakeholder_groups.moderation",
    "stakeholder_groups.needs",
    "stakeholder_groups.meetings",
    "stakeholder_groups.discussions",
    "stakeholder_groups.groups",
    "exchange.accounts",
    "exchange.partners",
    "exchange.content",
    "exchange.core",
]

INSTALLED_APPS = [
    *ROOMS,
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "exchange.accounts.wagtail_users.UsersConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "ninja",
    "channels",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "exchange.core.proxies.ClientAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "exchange.core.middleware.ResponseHeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "exchange.core.middleware.LocaleMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "exchange.accounts.middleware.SessionActivityMiddleware",
    "exchange.accounts.kept_texts.KeptTextMiddleware",
    "exchange.accounts.middleware.StaffDoorMiddleware",
    "exchange.pages.admin_gate.AdminGateMiddleware",
    "exchange.core.middleware.StillUsedMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    # Calls the view itself: nothing may come after it.
    "exchange.core.editing_transactions.EditingTransactionMiddleware",
]

ROOT_URLCONF = "exchange.urls"
WSGI_APPLICATION = "exchange.wsgi.application"
ASGI_APPLICATION = "exchange.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_NAME = "Exchange"
