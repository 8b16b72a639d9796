"""Stakeholder groups and their members, by role only: nobody here is a real person."""

from exchange.demo.data.shapes import GroupData, PersonData

_EXAMPLE = {
    "en": "Its members and conversations are examples.",
    "it": "Membri e conversazioni sono esempi.",
    "es": "Sus miembros y conversaciones son ejemplos.",
    "pl": "Członkowie i rozmowy są przykładowe.",
    "sv": "Medlemmar och samtal är exempel.",
}


def _purpose(language: str, text: str) -> str:
    return f"{text} {_EXAMPLE[language]}"


GROUPS = (
    GroupData(
        "reggio-emilia",
        "Gruppo locale di Reggio Emilia",
        "local",
        "it",
        _purpose("it", "Accompagna il Comune nel portare a casa ciò che si impara dagli altri partner e nell’attuare il piano d’azione."),
        "reggio-emilia",
        "dup",
        "local-identity",
    ),
    GroupData(
        "emilia-romagna",
        "Gruppo di stakeholder dell’Emilia-Romagna",
        "local",
        "it",
        _purpose("it", "Sceglie le pratiche regionali da mostrare e discute come semplificare gli strumenti per le imprese."),
        "emilia-romagna",
        "por-fesr-er",
        "policy-and-governance",
    ),
    GroupData(
        "ivace",
        "Grupo local de la Comunitat Valenciana",
        "local",
        "es",
        _purpose("es", "Comenta qué necesitan las empresas que empiezan a exportar y qué puede tomarse de otras regiones."),
        "ivace",
        "",
        "policy-and-governance",
    ),
    GroupData(
        "slaskie",
        "Lokalna grupa interesariuszy Śląskie",
        "local",
        "pl",
        _purpose("pl", "Rozmawia o obsłudze eksporterów i inwestorów w regionie."),
        "slaskie",
        "",
        "policy-and-governance",
    ),
    GroupData(
        "wielkopolska",
        "Lokalna grupa interesariuszy Wielkopolska",
        "local",
        "pl",
        _purpose("pl", "Doradza Urzędowi Marszałkowskiemu, co z praktyk innych regionów warto zalecić."),
        "wielkopolska",
        "",
        "value-chain",
    ),
    GroupData(
        "west-yorkshire",
        "West Yorkshire stakeholder group",
        "local",
        "en",
        _purpose("en", "Brings firms, the university and public bodies together on place, partnership and missions."),
        "west-yorkshire",
        "",
        "local-identity",
    ),
    GroupData(
        "gavle",
        "Lokal intressentgrupp Gävleborg",
        "local",
        "sv",
        _purpose("sv", "Följer handlingsplanens tre åtgärder och det regionala exportcentrumet."),
        "gavle",
        "erdf-north-central-sweden",
        "policy-and-governance",
    ),
    GroupData(
        "network",
        "COMPETE IN network group",
        "network",
        "en",
        _purpose("en", "All partners together: what was taken from whom, what was changed, what did not work."),
    ),
)

# Partner → language, place, organisation of the coordinator, members as (key, role word, kind).
_MEMBERS = {
    "reggio-emilia": (
        "it",
        "Reggio Emilia",
        "reggio",
        (
            ("chamber", "Chamber", "chamber"),
            ("university", "University", "university"),
            ("enterprise", "Enterprise", "enterprise"),
            ("association", "Trade association", "trade_association"),
            ("culture", "Cultural actor", "cultural_actor"),
        ),
    ),
    "emilia-romagna": (
        "it",
        "Emilia-Romagna",
        "art-er",
        (
            ("chamber", "Chamber", "chamber"),
            ("consortium", "Export consortium", "trade_association"),
            ("enterprise", "Enterprise", "enterprise"),
            ("technopole", "Technopole", "research_centre"),
        ),
    ),
    "ivace": (
        "es",
        "Comunitat Valenciana",
        "ivace",
        (
            ("chamber", "Chamber", "chamber"),
            ("enterprise", "Enterprise", "enterprise"),
            ("start-up", "Start-up", "enterprise"),
            ("university", "University", "university"),
        ),
    ),
    "slaskie": (
        "pl",
        "Śląskie",
        "gapr",
        (
            ("chamber", "Chamber", "chamber"),
            ("enterprise", "Enterprise", "enterprise"),
            ("zone", "Economic zone", "public_body"),
            ("university", "University", "university"),
        ),
    ),
    "wielkopolska": (
        "pl",
        "Wielkopolska",
        "wielkopolska",
        (
            ("chamber", "Chamber", "chamber"),
            ("enterprise", "Micro firm", "enterprise"),
            ("agency", "Development agency", "public_body"),
            ("social", "Social actor", "social_actor"),
        ),
    ),
    "west-yorkshire": (
        "en",
        "West Yorkshire",
        "leeds-beckett",
        (
            ("chamber", "Chamber", "chamber"),
            ("enterprise", "Bondholder", "enterprise"),
            ("college", "College", "university"),
            ("culture", "Cultural actor", "cultural_actor"),
        ),
    ),
    "gavle": (
        "sv",
        "Gävle",
        "gavle",
        (
            ("chamber", "Chamber", "chamber"),
            ("university", "University", "university"),
            ("enterprise", "Enterprise", "enterprise"),
            ("incubator", "Incubator", "research_centre"),
            ("region", "Region", "public_body"),
        ),
    ),
}


# Whom a member speaks for, as unnamed as the member.
_SENT_BY = {
    "agency": "A development agency",
    "association": "A trade association",
    "chamber": "A chamber of commerce",
    "college": "A college",
    "consortium": "An export consortium",
    "culture": "A cultural organisation",
    "enterprise": "A firm",
    "incubator": "An incubator",
    "region": "The region",
    "social": "A social organisation",
    "start-up": "A start-up",
    "technopole": "A technopole",
    "university": "A university",
    "zone": "An economic zone",
}


def _people() -> tuple[PersonData, ...]:
    people: list[PersonData] = []
    for slug, (language, place, organisation, members) in _MEMBERS.items():
        kind = "university" if organisation == "leeds-beckett" else "public_body"
        people.append(
            PersonData(f"{slug}.coordinator", f"Coordinator, {place}", language, kind, slug, "coordinator", organisation, listed=True)
        )
        people += [
            PersonData(
                f"{slug}.{key}",
                f"{word}, {place}",
                language,
                member_kind,
                slug,
                "deputy" if place_in_list == 0 else "member",
                organisation_name=f"{_SENT_BY[key]}, {place}",
                listed=place_in_list % 2 == 0,
            )
            for place_in_list, (key, word, member_kind) in enumerate(members)
        ]
    return tuple(people)


PEOPLE = _people()
COORDINATORS = tuple(person.key for person in PEOPLE if person.role == "coordinator")
