from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from exchange.core import setup_steps


class PagesConfig(AppConfig):
    name = "exchange.pages"
    label = "pages"
    verbose_name = _("Pages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.pages import personal_data, retention, setup

        personal_data.declare()
        retention.declare()
        setup_steps.register(10, "trees", setup.make_trees)
        setup_steps.register(20, "vocabularies", setup.load_vocabularies)
        setup_steps.register(35, "base data", setup.let_administrators_keep_base_data)
        setup_steps.register(50, "base pages", setup.make_base_pages)
        setup_steps.register(55, "pages of the network", setup.let_administrators_write_for_the_network)
