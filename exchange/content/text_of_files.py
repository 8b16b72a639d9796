"""The text of an uploaded PDF, DOCX or ODT file, for search. Slow: for the worker, never for a request."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from exchange.content.enums import Unreadable
from exchange.content.file_types import content_matches

EXTENSIONS = ("pdf", "docx", "odt")
LARGEST_FILE = 50 * 1024 * 1024
# The reading process counts its own time; this is for one that does not even run.
SECONDS = 30
_READER = Path(__file__).with_name("reading_files.py")


@dataclass(frozen=True, slots=True)
class FileText:
    """The text, whether it was cut off, and why there is none ("" when it was read)."""

    text: str = ""
    is_shortened: bool = False
    refused: str = ""


def text_of(data: bytes, extension: str) -> FileText:
    """Total: any bytes give a text or a reason."""
    if len(data) > LARGEST_FILE:
        return FileText(refused=Unreadable.TOO_LARGE)
    if extension not in EXTENSIONS or not content_matches(extension, data):
        return FileText(refused=Unreadable.OTHER_TYPE)
    command = [sys.executable, "-I", str(_READER), extension]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  (own file, a known extension)
    except subprocess.TimeoutExpired:
        return FileText(refused=Unreadable.TOO_SLOW)
    return _read(done.stdout, done.returncode)


def _read(said: bytes, code: int) -> FileText:
    try:
        answer = json.loads(said)
    except ValueError:
        # Killed: by the limit of its time, or by what it did to itself.
        return FileText(refused=Unreadable.TOO_SLOW if code < 0 else Unreadable.DAMAGED)
    if "refused" in answer:
        return FileText(refused=Unreadable(answer["refused"]))
    text = str(answer["text"]).encode("utf-8", "ignore").decode().replace("\x00", "")
    return FileText(text.strip(), bool(answer["is_shortened"]))
