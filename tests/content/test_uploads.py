"""A file is what its name says, and a photograph tells nobody where it was taken."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from exchange.content.file_types import content_matches
from exchange.content.forms import without_metadata


def office_file(*names, mimetype=b""):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def photograph(*, gps=True, kind="JPEG"):
    picture = Image.new("RGB", (40, 30), "navy")
    exif = picture.getexif()
    if gps:
        exif.get_ifd(0x8825)[1] = "N"
        exif[0x010E] = "secret place"
    buffer = io.BytesIO()
    picture.save(buffer, kind, exif=exif)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("extension", "data", "accepted"),
    [
        ("pdf", b"%PDF-1.7 text", True),
        ("pdf", b"<html><script>alert(1)</script>", False),
        ("docx", office_file("[Content_Types].xml", "word/document.xml"), True),
        ("docx", office_file("[Content_Types].xml", "xl/workbook.xml"), False),
        ("docx", b"PK\x03\x04broken", False),
        ("odt", office_file("content.xml", mimetype=b"application/vnd.oasis.opendocument.text"), True),
        ("odt", office_file("content.xml", mimetype=b"application/zip"), False),
        ("txt", "Gävle åäö".encode(), True),
        ("txt", b"<!DOCTYPE html><p>x", False),
        ("csv", b"a;b\n1;2", True),
        ("csv", b"a\x00b", False),
        ("png", photograph(kind="PNG"), True),
        ("png", photograph(), False),
        ("jpg", photograph(), True),
        ("webp", b"RIFF0000WEBPVP8 ", True),
        ("webp", b"RIFF0000WAVE", False),
        ("svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", False),
        ("html", b"<p>x", False),
        ("exe", b"MZ", False),
    ],
)
def test_the_bytes_decide(extension, data, accepted):
    assert content_matches(extension, data) is accepted


def test_an_archive_that_unpacks_too_large_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("word/document.xml", b"0" * (101 * 1024 * 1024))
    assert not content_matches("docx", buffer.getvalue())


def test_place_and_comments_leave_the_photograph():
    original = photograph()
    assert b"secret place" in original
    cleaned = without_metadata(SimpleUploadedFile("p.jpg", original, "image/jpeg")).read()
    assert b"secret place" not in cleaned
    assert not Image.open(io.BytesIO(cleaned)).getexif()


def test_markup_behind_a_picture_is_cut_off():
    buffer = io.BytesIO()
    Image.new("P", (10, 10)).save(buffer, "GIF")
    upload = SimpleUploadedFile("p.gif", buffer.getvalue() + b"<script>alert(1)</script>", "image/gif")
    assert b"<script>" not in without_metadata(upload).read()
