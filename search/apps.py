from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

WATCHES_EVERY = 5
LEARNS_EVERY = 0.5
LOOKS_FOR_NIGHT_EVERY = 600
MAILS_EVERY = 300


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.core import setup_steps
        from exchange.core.health import register_part
        from exchange.core.worker import register_periodic
        from search import changes, personal_data, receivers, retention, sources, status
        from search.indexing import carrying_out, learning
        from search.meaning import checks, state
        from search.saved import mails, notices
        from search.thesaurus import live, setup

        assert checks  # registered by being imported
        sources.register_all()
        receivers.connect()
        live.connect()
        notices.register()
        mails.register()
        personal_data.declare()
        retention.declare()
        register_periodic("search.watch", WATCHES_EVERY, carrying_out.watch)
        register_periodic("search.compare", LOOKS_FOR_NIGHT_EVERY, changes.compare_nightly)
        register_periodic("search.alerts", MAILS_EVERY, mails.send_due)
        register_periodic("search.learn", LEARNS_EVERY, learning.learn_some)
        setup_steps.register(20, "thesaurus", setup.load_seed)
        setup_steps.register(35, "thesaurus editors", setup.let_administrators_edit)
        register_part("search", status.wrong)
        register_part("meaning", state.wrong, visitors_notice=False)
