"""Search engines behind one contract, search.engines.base."""
