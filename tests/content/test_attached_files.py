"""What people attach is judged by its content and kept under a name that can do no harm."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from exchange.content.uploads import LONGEST_NAME, UploadRefusedError, checked, safe_name
from tests.discussions.attached import BOMB, DOCX, ODS, PDF, archive, picture, upload

LARGEST = 10 * 1024 * 1024


def points(width: int, height: int) -> bytes:
    """A tiny PNG that says it is as large as that."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\x00" * 100)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


@pytest.mark.parametrize(
    ("name", "data", "content_type"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("a.docx", DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("A.ODS", ODS, "application/vnd.oasis.opendocument.spreadsheet"),
        ("a.csv", b"a;b\n1;2", "text/csv"),
        ("a.txt", "Gävle".encode(), "text/plain"),
        ("a.png", picture(), "image/png"),
        ("a.jpg", picture("JPEG"), "image/jpeg"),
        ("a.webp", picture("WEBP"), "image/webp"),
    ],
)
def test_what_may_be_attached_is_told_by_its_content(name, data, content_type):
    file = checked(upload(name, data, "text/html"), largest=LARGEST)
    assert (file.name, file.content_type, len(file.sha256)) == (name, content_type, 64)
    assert b"secret place" not in file.content.read()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"", "is empty"),
        ("a.pdf", b"x" * 11 * 1024 * 1024, "larger than 10 MB"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "are not taken"),
        ("a.html", b"<p>x", "are not taken"),
        ("a.js", b"alert(1)", "are not taken"),
        ("a.pptx", archive("[Content_Types].xml", "ppt/x.xml"), "are not taken"),
        ("a.gif", b"GIF89a", "are not taken"),
        ("pdf", PDF, "are not taken"),
        ("a.pdf.exe", PDF, "are not taken"),
        ("a.pdf", b"<html><script>alert(1)</script>%PDF-1.7", "not what its name says"),
        ("a.txt", b"<!DOCTYPE html><p>x", "not what its name says"),
        ("a.txt", b"MZ\x90\x00", "not what its name says"),
        ("a.docx", b"PK\x03\x04broken", "not what its name says"),
        ("a.docx", BOMB, "not what its name says"),
        ("a.docx", archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "not what its name says"),
        ("a.odt", archive("Basic/Standard/x.xml", mimetype=b"application/vnd.oasis.opendocument.text"), "not what its name says"),
        ("a.png", picture("JPEG"), "not what its name says"),
        ("a.png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "is damaged"),
        ("a.jpg", picture("JPEG")[:200], "is damaged"),
        ("a.png", points(30_000, 30_000), "too many points"),
        ("a.png", points(9_000, 9_000), "too many points"),
    ],
)
def test_what_may_not_be_attached_is_refused_with_a_way_out(name, data, reason):
    with pytest.raises(UploadRefusedError, match=reason):
        checked(upload(name, data), largest=LARGEST)


def test_a_file_that_is_two_things_keeps_only_the_picture():
    data = picture() + DOCX + b"<script>alert(1)</script>"
    kept = checked(upload("a.png", data), largest=LARGEST).content.read()
    assert b"<script>" not in kept
    assert b"PK\x03\x04" not in kept
    assert Image.open(io.BytesIO(kept)).size == (8, 8)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\boot.txt", "boot.txt"),
        ("C:\\Users\\me\\minutes.pdf", "minutes.pdf"),
        ("/absolute/minutes.pdf", "minutes.pdf"),
        (".htaccess.txt", "htaccess.txt"),
        ("...", "file"),
        ("", "file"),
        ("a\x00b\nc\r\n.pdf", "abc.pdf"),
        ("gnp\u202efdp.txt", "gnpfdp.txt"),
        ('<img src=x onerror="alert(1)">.pdf', "_img src=x onerror=_alert(1)__.pdf"),
        ("protokół z Gävle.odt", "protokół z Gävle.odt"),
        ("x" * 500 + ".pdf", "x" * LONGEST_NAME + ".pdf"),
    ],
)
def test_a_name_keeps_its_words_and_loses_its_teeth(typed, kept):
    assert safe_name(typed) == kept
