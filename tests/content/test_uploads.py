"""A file is what its name says, and a photograph tells nobody where it was taken."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from exchange.content.file_types import content_matches
from exchange.content.forms import without_metadata
from exchange.content.models import ExchangeImage
from practices.good_practices.models import PracticeImage
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_partner_page, make_practice
from tests.helpers.roles import sign_in


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


def moving(kind):
    frames = [Image.effect_noise((16, 16), sigma).convert("P" if kind == "GIF" else "RGB") for sigma in (10, 60)]
    buffer = io.BytesIO()
    told = {"comment": b"secret place"} if kind == "GIF" else {"exif": b"Exif\x00\x00secret place"}
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:], duration=200, loop=0, **told)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_a_moving_picture_moves_on_and_tells_nothing(kind):
    original = moving(kind)
    assert b"secret place" in original
    cleaned = without_metadata(SimpleUploadedFile(f"p.{kind}", original, f"image/{kind}")).read()
    assert b"secret place" not in cleaned
    picture = Image.open(io.BytesIO(cleaned))
    assert (picture.n_frames, picture.info["loop"]) == (2, 0)


def test_of_several_photographs_in_a_file_the_first_is_kept_and_tells_nothing():
    first, second = Image.new("RGB", (8, 8), "navy"), Image.new("RGB", (8, 8), "teal")
    buffer = io.BytesIO()
    first.save(buffer, "MPO", save_all=True, append_images=[second], comment=b"secret place")
    assert b"secret place" in buffer.getvalue()
    cleaned = without_metadata(SimpleUploadedFile("p.jpg", buffer.getvalue(), "image/jpeg")).read()
    assert b"secret place" not in cleaned
    assert Image.open(io.BytesIO(cleaned)).format == "JPEG"


def damaged(name):
    noise = io.BytesIO()
    Image.effect_noise((300, 300), 80).save(noise, "JPEG" if name.endswith("jpg") else "PNG")
    data = noise.getvalue()
    if name.endswith("jpg"):
        return data[: len(data) // 2]
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 0xFF]) + data[middle + 1 :]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["cut.jpg", "flipped.png"])
@pytest.mark.parametrize("address", ["wagtailimages:add", "wagtailimages:add_multiple", "wagtailimages_chooser:create"])
def test_a_damaged_picture_is_refused_with_a_word(client, name, address):
    sign_in(client, UserFactory(superuser=True), second_factor=True)
    data = {"title": "Typed", "image-chooser-upload-title": "Typed"}
    kind = "image/jpeg" if name.endswith("jpg") else "image/png"
    for field in ("file", "files[]", "image-chooser-upload-file"):
        data[field] = SimpleUploadedFile(name, damaged(name), kind)
    answer = client.post(reverse(address), data, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.status_code == 200
    assert "damaged" in answer.content.decode()
    assert not ExchangeImage.objects.exists()


# Wagtail leaves the file that it draws a rendition into to the collector.
DRAWN = pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning")


@DRAWN
@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
@pytest.mark.parametrize("address", ["wagtailimages:add", "wagtailimages:add_multiple", "wagtailimages_chooser:create"])
def test_a_sound_picture_is_taken_everywhere(client, kind, address):
    sign_in(client, UserFactory(superuser=True), second_factor=True)
    root = Collection.get_first_root_node().pk
    data = {"title": "Typed", "collection": root, "image-chooser-upload-title": "Typed", "image-chooser-upload-collection": root}
    for field in ("file", "files[]", "image-chooser-upload-file"):
        data[field] = SimpleUploadedFile(f"sound.{kind.lower()}", photograph(gps=False, kind=kind), f"image/{kind.lower()}")
    answer = client.post(reverse(address), data, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.status_code in {200, 302}, answer.content
    assert ExchangeImage.objects.count() == 1


@DRAWN
@pytest.mark.django_db
def test_title_and_folder_of_a_picture_uploaded_among_several_are_saved_afterwards(client):
    sign_in(client, UserFactory(superuser=True), second_factor=True)
    folder = Collection.get_first_root_node().add_child(name="Fairs")
    upload = SimpleUploadedFile("sound.png", photograph(gps=False, kind="PNG"), "image/png")
    header = {"x-requested-with": "XMLHttpRequest"}
    first = {"title": "Typed", "collection": Collection.get_first_root_node().pk, "files[]": upload}
    answer = client.post(reverse("wagtailimages:add_multiple"), first, headers=header).json()
    assert answer["success"], answer
    image = ExchangeImage.objects.get()
    data = {f"image-{image.pk}-{name}": value for name, value in (("title", "A fair"), ("collection", folder.pk), ("tags", ""))}
    saved = client.post(reverse("wagtailimages:edit_multiple", args=[image.pk]), data, headers=header).json()
    assert saved["success"], saved
    image.refresh_from_db()
    assert (image.title, image.collection.name) == ("A fair", "Fairs")


def test_a_damaged_office_file_is_no_office_file():
    data = bytearray(office_file("content.xml", mimetype=b"application/vnd.oasis.opendocument.text"))
    data[40:44] = b"\xff\xff\xff\xff"
    assert not content_matches("odt", bytes(data))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "data", "said"), [("a.pdf", b"no PDF", "not what its name says"), ("a.exe", b"MZ", "“exe” is not allowed")]
)
def test_a_refused_document_is_told_one_reason(client, name, data, said):
    sign_in(client, UserFactory(superuser=True), second_factor=True)
    answer = client.post(reverse("wagtaildocs:add"), {"title": "Typed", "file": SimpleUploadedFile(name, data)})
    (reason,) = answer.context["form"].errors["file"]
    assert said in reason
    assert list(answer.context["form"].errors) == ["file"]


@pytest.mark.django_db
def test_a_picture_with_too_many_points_is_told_the_limit(client, monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    sign_in(client, UserFactory(superuser=True), second_factor=True)
    answer = client.post(reverse("wagtailimages:add"), {"title": "Typed", "file": SimpleUploadedFile("a.jpg", photograph())})
    assert answer.context["form"].errors["file"] == [
        "This picture is too large. Scale it down to at most 128 megapixels and upload it again."
    ]


@DRAWN
@pytest.mark.django_db
def test_nobody_guesses_the_address_of_a_drawn_picture(client, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    upload = SimpleUploadedFile("a.png", photograph(gps=False, kind="PNG"), "image/png")
    image = ExchangeImage.objects.create(title="A", file=upload)
    address = image.get_rendition("max-20x20").url
    assert client.get("/media/images/a.max-20x20.png").status_code == 404
    served = client.get(address)
    assert (served.status_code, len(b"".join(served.streaming_content)) > 0) == (200, True)
    assert re.fullmatch(r"/media/images/[0-9a-f]{24}\.a\.max-20x20\.png", address)
    assert image.get_rendition("max-20x20").url == address
    # One that was drawn before is still served.
    Image.new("RGB", (4, 4)).save(tmp_path / "images" / "old.max-20x20.png")
    assert b"".join(client.get("/media/images/old.max-20x20.png").streaming_content)


@pytest.mark.django_db
def test_a_picture_that_a_page_has_by_now_is_not_taken_back_from_the_list_of_uploads(client):
    sign_in(client, UserFactory(superuser=True), second_factor=True)
    practice = make_practice(make_partner_page("gavle"), title="Vouchers")
    used, free = (ExchangeImage.objects.create(title=title, file=get_test_image_file()) for title in ("Used", "Free"))
    PracticeImage.objects.create(page=practice, image=used)
    for image, status in ((used, 409), (free, 200)):
        address = reverse("wagtailimages:delete_multiple", args=[image.pk])
        answer = client.post(address, headers={"X-Requested-With": "XMLHttpRequest"})
        assert (answer.status_code, answer.json()["success"]) == (status, image is free)
        assert ExchangeImage.objects.filter(pk=image.pk).exists() is (image is used)
