"""schema.org data as text that may stand inside a script element; what is not known is left out."""

import json
from datetime import datetime
from typing import Any

# What would end the script element or begin another one; JSON knows the same characters by number.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def as_script_text(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False).translate(_ESCAPES)


def known(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def day_of(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""
