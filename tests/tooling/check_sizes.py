"""Sizes that keep a file readable: 300 lines a module, 150 a template, 30 statements a function (ruff counts those)."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("exchange", "practices", "search", "stakeholder_groups", "tests", "assets")


def too_long() -> list[str]:
    faults = []
    files = [(path, 300) for folder in FOLDERS for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts]
    files += [(path, 150) for path in (ROOT / "templates").rglob("*.html")] + [(ROOT / "dev.py", 300)]
    for path, limit in files:
        lines = len(path.read_text().splitlines())
        if lines > limit:
            faults.append(f"{path.relative_to(ROOT)}: {lines} lines, at most {limit}")
    return faults


if __name__ == "__main__":
    found = too_long()
    print("\n".join(found) if found else "sizes: well")
    sys.exit(bool(found))
