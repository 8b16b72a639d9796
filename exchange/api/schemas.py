"""What the read API takes and gives."""

from ninja import Field, Schema


class Problem(Schema):
    """`loc` ends with the parameter's name."""

    loc: list[str]
    msg: str
    type: str


class Problems(Schema):
    detail: list[Problem]


class Unavailable(Schema):
    detail: str


class Result(Schema):
    type: str
    title: str
    language: str = Field(description="Language of this version.")
    other_languages: list[str] = Field(description="Languages of its other versions.")
    region: str | None = Field(description="Code of the region, where there is one.")
    partner: str | None
    url: str = Field(description="Address of the page in the reader's language.")
    snippet: str = Field(description="Escaped HTML; matching words stand in mark elements.")
    score: float = Field(
        description="1 for the first result, less for each further one; 0 when not sorted by relevance. Of what is found by meaning, the nearness."
    )


class Value(Schema):
    value: str
    label: str
    count: int


class Catalogue(Schema):
    count: int
    page: int
    results: list[Result]
    by_meaning: list[Result] = Field([], description="With search by meaning: cards in other languages that say what was asked for.")
    facets: dict[str, list[Value]]
