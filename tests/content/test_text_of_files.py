"""The text of uploaded files, and what hostile ones come to."""

from __future__ import annotations

import io
import time
import zipfile
from typing import TYPE_CHECKING

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from exchange.content import reading_files, text_of_files
from exchange.content.enums import Unreadable
from exchange.content.text_of_files import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(body: str | bytes, *, before: str = "") -> bytes:
    document = f"{before}<w:document {WORD}><w:body>{body}</w:body></w:document>" if isinstance(body, str) else body
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def odt(body: str, *, before: str = "") -> bytes:
    content = (
        f"{before}<office:document-content {OPEN}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def pdf(*pages: str, password: str = "") -> bytes:
    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    for text in pages:
        page = writer.add_blank_page(width=300, height=300)
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 10 200 Td ({text}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_text_of_each_type() -> None:
    assert text_of(pdf("Export vouchers", "Trade fairs"), "pdf").text.split("\n") == ["Export vouchers", "Trade fairs"]
    paragraphs = "<w:p><w:r><w:t>Export </w:t></w:r><w:r><w:t>vouchers</w:t></w:r></w:p><w:p><w:r><w:t>Żory</w:t></w:r></w:p>"
    assert text_of(docx(paragraphs), "docx").text == "Export vouchers\nŻory"
    body = "<text:h>Fairs</text:h><text:p>Export <text:span>vouchers</text:span><text:s/>in May</text:p>"
    assert text_of(odt(body), "odt").text.split() == ["Fairs", "Export", "vouchers", "in", "May"]


@pytest.mark.parametrize(
    ("data", "extension", "refused"),
    [
        (b"", "pdf", Unreadable.OTHER_TYPE),
        (b"MZ not a pdf", "pdf", Unreadable.OTHER_TYPE),
        (pdf("Export"), "docx", Unreadable.OTHER_TYPE),
        (pdf("Export"), "exe", Unreadable.OTHER_TYPE),
        (b"%PDF-1.7\n" + b"\xff\x00" * 5_000, "pdf", Unreadable.DAMAGED),
        (pdf("Export")[:200], "pdf", Unreadable.DAMAGED),
        (pdf("Export", password="secret"), "pdf", Unreadable.LOCKED),
        (docx("<w:p>not closed"), "docx", Unreadable.DAMAGED),
        (docx("<w:p>&c;</w:p>", before=BOMB), "docx", Unreadable.DAMAGED),
        (odt("<text:p>&c;</text:p>", before=BOMB), "odt", Unreadable.DAMAGED),
        (odt("<text:p>&x;</text:p>", before='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "odt", Unreadable.DAMAGED),
        (docx(b"<w>" + b" " * (reading_files.LARGEST_XML + 1)), "docx", Unreadable.UNPACKS),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, extension: str, refused: str) -> None:
    found = text_of(data, extension)
    assert (found.refused, found.text) == (refused, "")


def test_a_file_that_is_too_large_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_of_files, "LARGEST_FILE", 100)
    assert text_of(pdf("Export"), "pdf").refused == Unreadable.TOO_LARGE


def test_a_long_text_is_cut_and_says_so() -> None:
    found = text_of(docx("<w:p><w:r><w:t>" + "word " * 300_000 + "</w:t></w:r></w:p>"), "docx")
    assert found.is_shortened
    assert reading_files.MOST_CHARACTERS - 5 <= len(found.text) <= reading_files.MOST_CHARACTERS


def test_a_file_that_keeps_busy_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that asks for very many marks; whether time or size ends it, it ends."""
    monkeypatch.setattr(text_of_files, "SECONDS", 1)
    began = time.monotonic()
    found = text_of(pdf("x) Tj (y" * 400_000), "pdf")
    assert time.monotonic() - began < 10
    assert found.refused in {Unreadable.TOO_SLOW, ""}


def test_nesting_without_end_ends() -> None:
    deep = "<w:p>" * 200_000 + "</w:p>" * 200_000
    assert text_of(docx(deep), "docx").refused in {"", Unreadable.DAMAGED, Unreadable.UNPACKS, Unreadable.TOO_SLOW}
