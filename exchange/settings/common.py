"""Everything the profiles share, gathered from one file per concern."""

from exchange.settings.accounts import *
from exchange.settings.apps import *
from exchange.settings.cache import *
from exchange.settings.content import *
from exchange.settings.database import *
from exchange.settings.files import *
from exchange.settings.languages import *
from exchange.settings.logs import *
from exchange.settings.mail import *
from exchange.settings.search import *
from exchange.settings.security import *
from exchange.settings.templates import *
from exchange.settings.wagtail import *
