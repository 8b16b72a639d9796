"""What members do beside writing, as examples: they react, vote as they wrote, and some agree to stand in the directory."""

from exchange.demo.data.answer_shapes import EntryData, PollData, ReactionData

REACTIONS = (
    ReactionData("vouchers", 2, "useful", ("gavle.coordinator", "slaskie.coordinator")),
    ReactionData("vouchers", 6, "agree", ("gavle.coordinator", "ivace.coordinator", "wielkopolska.coordinator")),
    ReactionData("vouchers", 9, "agree", ("emilia-romagna.coordinator",)),
    ReactionData("next-practice", 3, "useful", ("slaskie.coordinator",)),
    ReactionData("bondholder", 3, "question", ("reggio-emilia.coordinator",)),
    ReactionData("bondholder", 4, "agree", ("reggio-emilia.coordinator", "reggio-emilia.university")),
    ReactionData("bondholder", 7, "agree", ("reggio-emilia.association", "reggio-emilia.chamber")),
    ReactionData("misiones", 4, "agree", ("ivace.coordinator",)),
    ReactionData("kto-odbiera", 6, "agree", ("slaskie.chamber", "slaskie.enterprise", "slaskie.zone")),
    ReactionData("exportcheckar", 4, "useful", ("gavle.region", "gavle.coordinator")),
    ReactionData("exportcheckar", 5, "agree", ("gavle.enterprise",)),
)

POLLS = (
    PollData(
        "next-practice",
        1,
        "Which practice do we look at together next?",
        ("ERGO, its governance of cheques", "The single contact point in Silesia", "VIT Emprende, its community"),
        (
            ("west-yorkshire.coordinator", (3,)),
            ("gavle.coordinator", (2,)),
            ("ivace.coordinator", (1,)),
            ("slaskie.coordinator", (1,)),
        ),
        ends_after=12,
    ),
    PollData(
        "exportcheckar",
        1,
        "Vad tar fortfarande tid?",
        ("Ansökan", "Redovisningen", "Väntan på pengarna"),
        (
            ("gavle.enterprise", (2,)),
            ("gavle.chamber", (2, 3)),
            ("gavle.incubator", (3,)),
            ("gavle.region", (2,)),
        ),
        ends_after=10,
        multiple=True,
        anonymous=True,
    ),
)

ENTRIES = (
    EntryData("reggio-emilia.coordinator", ("it", "en"), ("local-identity",), "Cerco chi ha già provato una settimana delle imprese."),
    EntryData("ivace.start-up", ("es", "en"), (), "Busco a quien haya pasado una semana en otro ecosistema."),
    EntryData("slaskie.chamber", ("pl", "en"), ("policy-and-governance",), "Chętnie opowiem, komu izba przekazuje sprawy firm."),
    EntryData(
        "gavle.coordinator", ("sv", "en"), ("policy-and-governance",), "Jag letar efter en ansökan om exportcheckar som ryms på en sida."
    ),
    EntryData("gavle.incubator", ("sv", "en"), (), "Jag svarar gärna på frågor om unga bolag som vill utomlands."),
    EntryData(
        "west-yorkshire.coordinator",
        ("en",),
        ("local-identity", "value-chain"),
        "I look for a community of firms that meets between events, too.",
    ),
)
