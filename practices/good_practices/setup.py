"""The edition of the programme's form that a new network starts with; an idempotent step of setup_network."""

from practices.good_practices.models import FormEdition

FIRST_EDITION = "Interreg Europe 2014–2020"
DOCUMENTED = (
    "Title: slides of a programme seminar, 2020. The other limits agree with the lengths of published practices; "
    "the programme's own template was not found."
)


def set_up_editions() -> None:
    """An edition that somebody has written or renamed stays the only one."""
    if not FormEdition.objects.exists():
        FormEdition.objects.create(name=FIRST_EDITION, documented=DOCUMENTED)
