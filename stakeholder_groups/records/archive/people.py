"""What the people of one record are called: by their names, or by pseudonyms that hold for this record and are stored nowhere."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from django.conf import settings
from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from exchange.accounts.models import User
from exchange.content.markdown import render_markdown, stored_html
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.groups.models import Group, Membership
from stakeholder_groups.groups.sections import Cell, Row

COLUMNS = ("id", "name", "organisation")
_OWN_LINK = re.compile(r'href="/(?!/)')
# What parts the words of a name, in a text and in a file's name.
_BETWEEN = re.compile(r"[\s_.-]+")


class People:
    """Numbers people as they come up. Names stand in texts, too: as calls (@name), in quotes, and as people write them."""

    def __init__(self, group: Group, *, named: bool) -> None:
        self.named = named
        self._numbers: dict[int, int] = {}
        self._called: dict[int, str] = {}
        self._organisations = _organisations(group)
        known = [] if named else list(_known_names(group))
        self._known = {_folded(name): user for name, user in known}
        self._pattern = _pattern_of(name for name, _user in known)

    def cells(self, user: User | None, role: str = "author") -> dict[str, Cell]:
        if user is None:
            return {f"{role}_id": "", role: _("Former member")}
        return {f"{role}_id": self._id(user.pk), role: self._name(user.pk, user.get_full_name())}

    def author(self, post: Post) -> dict[str, Cell]:
        """Former members are told apart as in the thread: by the number that they left there."""
        if post.author is not None:
            return self.cells(post.author)
        return {"author_id": f"f{post.former}" if post.former else "", "author": post.author_name}

    def words(self, text: str) -> str:
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda found: self._pseudonym_of(found.group(0)), normalize("NFC", text))

    def html(self, source: str, stored: str) -> SafeString:
        """A stored text as HTML. With pseudonyms it is rendered anew: names are not sought between tags."""
        html = stored if self.named else render_markdown(self.words(source))
        # Out of the platform a link must name it.
        return stored_html(_OWN_LINK.sub(f'href="{settings.BASE_URL}/', html))

    def rows(self) -> Iterator[Row]:
        """Everybody who came up. Of whom no name is told, no organisation is told either."""
        for user, number in self._numbers.items():
            organisation = self._organisations.get(user, "") if self.named else ""
            yield {"id": f"p{number}", "name": self._called[user], "organisation": organisation}

    def organisation(self, user: User | None) -> str:
        return self._organisations.get(user.pk, "") if user is not None and self.named else ""

    def _id(self, user: int) -> str:
        return f"p{self._numbers.setdefault(user, len(self._numbers) + 1)}"

    def _name(self, user: int, name: str) -> str:
        number = self._numbers[user]
        return self._called.setdefault(user, name if self.named else _("Person %(number)d") % {"number": number})

    def _pseudonym_of(self, found: str) -> str:
        """What surrounds the name (@, the marks of a quote) stays."""
        start = "@" if found.startswith("@") else "**" if found.startswith("**") else ""
        end = "**:" if start == "**" else ""
        user = self._known.get(_folded(found[len(start) : len(found) - len(end)]))
        if user is None:
            # Signs that are alike only without regard to case.
            return f"{start}…{end}"
        self._id(user)
        return start + self._name(user, "") + end


def _words(name: str) -> list[str]:
    return [word for word in _BETWEEN.split(normalize("NFC", name.replace("\\", ""))) if word]


def _folded(name: str) -> str:
    return " ".join(_words(name)).casefold()


def _organisations(group: Group) -> dict[int, str]:
    """Whom people stand for in this group; the latest membership counts, also of those who left."""
    rows = Membership.objects.filter(group=group).select_related("organisation").order_by("pk")
    return {row.user_id: row.organisation_label for row in rows}


def _known_names(group: Group) -> Iterator[tuple[str, int]]:
    """Of all who were ever in the group or wrote in its threads; of two with one name the first counts."""
    inside = Membership.objects.filter(group=group).values("user")
    wrote = Post.objects.filter(thread__group=group, author__isnull=False).order_by().values("author")
    people = User.objects.filter(Q(pk__in=inside) | Q(pk__in=wrote)).order_by("-pk")
    yield from ((name, user) for user, name in people.values_list("pk", "display_name") if _words(name))


def _pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """Names of several words wherever they stand; a single word only where it is certainly a name: behind @ and in a quote."""
    longest_first = sorted(map(_words, names), key=lambda words: len("".join(words)), reverse=True)
    if not longest_first:
        return None
    every = "|".join(map(_as_written, longest_first))
    several = "|".join(_as_written(words) for words in longest_first if len(words) > 1)
    parts = [rf"@(?:{every})(?!\w)", rf"\*\*(?:{every})\*\*:"] + ([rf"(?<![^\W_])(?:{several})(?![^\W_])"] if several else [])
    return re.compile("|".join(parts), re.IGNORECASE)


def _as_written(words: list[str]) -> str:
    """Also across a line's end, in a file's name, and as a quote writes it, with a back-slash before signs."""
    return r"[\s_.\\-]+".join("".join(sign if sign.isalnum() else rf"\\?{re.escape(sign)}" for sign in word) for word in words)
