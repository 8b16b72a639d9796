"""Sizes that keep a file readable: 300 lines a module, script or style sheet, 150 a template, 30 a function without its docstring."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("exchange", "practices", "search", "stakeholder_groups", "tests", "assets")
LINES = {".py": 300, ".js": 300, ".scss": 300, ".html": 150}
LINES_OF_A_FUNCTION = 30


def own_files() -> Iterator[Path]:
    yield ROOT / "dev.py"
    for folder in (*FOLDERS, "templates"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in LINES and not {"migrations", "node_modules"} & set(path.parts):
                yield path


def faults_of(path: Path) -> Iterator[str]:
    text, name = path.read_text(), path.relative_to(ROOT)
    lines, limit = len(text.splitlines()), LINES[path.suffix]
    if lines > limit:
        yield f"{name}: {lines} lines, at most {limit}"
    for function in ast.walk(ast.parse(text)) if path.suffix == ".py" else ():
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and length_of(function) > LINES_OF_A_FUNCTION:
            yield f"{name}: {function.name} has {length_of(function)} lines, at most {LINES_OF_A_FUNCTION}"


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = function.body[0]
    docstring = (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(function) is not None else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


if __name__ == "__main__":
    found = [fault for path in own_files() for fault in faults_of(path)]
    print("\n".join(found) if found else "sizes: well")
    sys.exit(bool(found))
