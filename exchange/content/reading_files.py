"""The text of one file: run as a process of its own, which a hostile file may crash, fill or keep busy without harm.

Takes the file on standard input and its type as argument; answers one JSON object. Imports nothing of ours.
"""

import io
import json
import logging
import resource
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

MEMORY = 768 * 1024 * 1024
SECONDS = 20
MOST_PAGES = 500
MOST_CHARACTERS = 1_000_000
LARGEST_XML = 30 * 1024 * 1024

Reading = Callable[[bytes], Iterator[str]]
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WORD_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")


class RefusedError(Exception):
    """The argument says why, in the words of exchange.content.enums.Unreadable."""


def pdf(data: bytes) -> Iterator[str]:
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    # Many files are locked against printing only and open without a password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise RefusedError("locked")
    for number in range(min(len(reader.pages), MOST_PAGES)):
        # One page that cannot be read does not hide the others.
        with suppress(ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, pypdf.errors.PyPdfError):
            yield reader.pages[number].extract_text() + "\n"


def docx(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in _WORD_PARTS:
            if part in archive.namelist():
                yield from _texts(archive, part, {f"{_WORD}t"}, {f"{_WORD}p"}, {f"{_WORD}tab", f"{_WORD}br"})


def odt(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield from _texts(archive, "content.xml", set(), {f"{_TEXT}p", f"{_TEXT}h"}, {f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"})


def _texts(archive: zipfile.ZipFile, part: str, runs: set[str], paragraphs: set[str], gaps: set[str]) -> Iterator[str]:
    """Paragraph by paragraph: the text of its runs, or all of it where there are none. A document type is refused: entities grow."""
    from defusedxml.ElementTree import iterparse

    depth = 0
    for event, element in iterparse(io.BytesIO(_unpacked(archive, part)), events=("start", "end"), forbid_dtd=True):
        is_paragraph = element.tag in paragraphs
        if event == "start":
            depth += is_paragraph
            continue
        depth -= is_paragraph
        if element.tag in gaps or (is_paragraph and depth):
            element.text = f"{element.text or ''} "
        if depth:
            continue
        if is_paragraph:
            yield "".join(_runs(element, runs | gaps) if runs else element.itertext()) + "\n"
        element.clear()


def _runs(paragraph: Any, wanted: set[str]) -> Iterator[str]:
    return (element.text for element in paragraph.iter() if element.tag in wanted and element.text)


def _unpacked(archive: zipfile.ZipFile, part: str) -> bytes:
    """What the archive says of its sizes may be a lie: no more is unpacked than may be read."""
    with archive.open(part) as packed:
        data = packed.read(LARGEST_XML + 1)
    if len(data) > LARGEST_XML:
        raise RefusedError("unpacks")
    return data


READERS: dict[str, Reading] = {"pdf": pdf, "docx": docx, "odt": odt}


def read(extension: str, data: bytes) -> dict[str, object]:
    texts: list[str] = []
    characters = 0
    for text in READERS[extension](data):
        texts.append(text)
        characters += len(text)
        if characters > MOST_CHARACTERS:
            break
    return {"text": "".join(texts)[:MOST_CHARACTERS], "is_shortened": characters > MOST_CHARACTERS}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        said = read(sys.argv[1], sys.stdin.buffer.read())
    except RefusedError as refused:
        said = {"refused": str(refused)}
    except MemoryError:
        said = {"refused": "unpacks"}
    except (Exception, zlib.error):  # a hostile file finds whatever a parser does not expect
        said = {"refused": "damaged"}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main()
