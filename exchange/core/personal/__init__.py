"""Data about people: what is held, what somebody can take along, what becomes of it when she is erased."""
