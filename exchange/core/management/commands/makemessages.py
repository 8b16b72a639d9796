"""Django's command with this project's folders and languages, so that everybody writes the same catalogues."""

from typing import Any

from django.conf import settings
from django.core.management.commands import makemessages

IGNORED = ["node_modules/*", ".venv/*", ".tools/*", "build/*", "var/*", "tests/*", "docs/*", "dev.py"]


class Command(makemessages.Command):
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-wrap", "--no-fuzzy-matching"]
    msguniq_options = [*makemessages.Command.msguniq_options, "--no-wrap"]
    msgattrib_options = [*makemessages.Command.msgattrib_options, "--no-wrap"]
    xgettext_options = [*makemessages.Command.xgettext_options, "--no-wrap"]

    def handle(self, *args: Any, **options: Any) -> None:
        """Without arguments: all languages, no obsolete texts, files without line numbers (they change too often)."""
        if not options["locale"] and not options["all"]:
            options["locale"] = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        options["ignore_patterns"] = [*options["ignore_patterns"], *IGNORED]
        options["no_obsolete"] = True
        options["add_location"] = options["add_location"] or "file"
        super().handle(*args, **options)
