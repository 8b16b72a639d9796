"""Which pictures and documents somebody uploaded. They belong to the pages that show them."""

from exchange.core.personal.registry import Fate, Held, register

MODELS = ("content.ExchangeImage", "content.ExchangeDocument", "wagtailimages.Image", "wagtaildocs.Document")


def declare() -> None:
    register(
        "content",
        *(
            Held(
                model=model,
                by="uploaded_by_user",
                what="That the person uploaded pictures and documents of pages",
                fate=Fate.UNNAMED,
                reason="they belong to the pages that show them",
                exported=("title", "created_at"),
                file="file",
            )
            for model in MODELS
        ),
        Held(
            model="wagtailcore.UploadedFile",
            by="uploaded_by_user",
            what="Uploads of pictures and documents that were not finished",
            exported=("file",),
        ),
    )
