"""Drawn sizes are served, uploads never are."""

from pathlib import Path

import pytest
from PIL import Image


@pytest.fixture
def files(settings):
    for folder in ("images", "original_images", "documents"):
        target = Path(settings.MEDIA_ROOT) / folder
        target.mkdir(parents=True)
        Image.new("RGB", (4, 4)).save(target / "p.png")
        (target / "x.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    return settings.MEDIA_ROOT


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/media/images/p.png", 200),
        ("/media/images/none.png", 404),
        ("/media/images/x.svg", 404),
        ("/media/original_images/p.png", 404),
        ("/media/images/../original_images/p.png", 404),
        ("/media/images/%2e%2e/original_images/p.png", 404),
        ("/media/documents/p.png", 404),
        ("/media/images/" + "a" * 300, 404),
    ],
)
def test_only_renditions_are_served(client, files, db, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    if status == 200:
        assert answer["Content-Type"] == "image/png"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert b"".join(answer.streaming_content)
