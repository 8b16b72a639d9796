"""Whole numbers from 0 on in what a request says."""

# No column of ours holds a larger one.
LARGEST = 2**63 - 1
_MOST_DIGITS = len(str(LARGEST))


def whole_number(text: str) -> int | None:
    """None for anything else. Only digits of ASCII count: others are digits to `int` or to `isdigit`, not to both."""
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        return None
    return number if (number := int(text)) <= LARGEST else None
