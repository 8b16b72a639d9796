"""The concepts of the field that every network starts with; administrators edit them afterwards. Pure data."""

from search.thesaurus.seed.advice import ADVICE
from search.thesaurus.seed.firms import FIRMS
from search.thesaurus.seed.governance import GOVERNANCE
from search.thesaurus.seed.learning import LEARNING
from search.thesaurus.seed.money import MONEY
from search.thesaurus.seed.trade import TRADE

SEED = (*MONEY, *TRADE, *ADVICE, *FIRMS, *GOVERNANCE, *LEARNING)
