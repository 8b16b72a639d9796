"""Who takes part, since when, and who came in whose place."""

from exchange.demo.data.shapes import PROJECT, InstrumentData, OrganisationData, ParticipationData

RULES = """
What is written in a group stays in the group, unless its author agrees to take it outside.

- Speak for yourself or your organisation, and say which.
- Argue about proposals, never about people. Every region has its own starting point.
- Name sources and figures where you have them; say so where you only guess.
- No advertising, and nothing about a firm that the firm has not made public itself.
- Personal data of others do not belong here.

The coordinator may withdraw a post that breaks these rules and gives the reason. Whoever disagrees answers in the group or writes to a
network administrator.
"""
NETWORK = {
    "slug": "compete-in",
    "name": "COMPETE IN",
    "programme": "Interreg Europe 2014–2020",
    "starts_on": "2016-04-01",
    "ends_on": "2021-03-31",
    "website": PROJECT,
    "rules": RULES,
}

ORGANISATIONS = (
    OrganisationData(
        "reggio",
        "Municipality of Reggio Emilia",
        "public_body",
        "ITH53",
        "Reggio Emilia",
        "Reggio Emilia",
        works_with=("e35",),
        website="https://www.comune.re.it/",
    ),
    OrganisationData(
        "e35", "E35 Foundation for International Projects", "social_actor", "ITH53", "E35", "Reggio Emilia", website="https://e-35.it/"
    ),
    OrganisationData("ervet", "ERVET – Emilia-Romagna Valorizzazione Economica Territorio", "public_body", "ITH5", "ERVET", "Bologna"),
    OrganisationData(
        "art-er",
        "ART-ER – Attractiveness Research Territory",
        "public_body",
        "ITH5",
        "ART-ER",
        "Bologna",
        predecessor="ervet",
        website="https://www.art-er.it/",
    ),
    OrganisationData("ivace", "IVACE – Valencian Institute of Business Competitiveness", "public_body", "ES52", "IVACE", "València"),
    OrganisationData("gapr", "GAPR – Upper Silesian Agency for Entrepreneurship and Development", "public_body", "PL22", "GAPR"),
    OrganisationData("wielkopolska", "Wielkopolska Region (Marshal Office)", "public_body", "PL41", "Wielkopolska", "Poznań"),
    OrganisationData("wakefield", "Wakefield Metropolitan District Council", "public_body", "UKE4", "Wakefield", "Wakefield"),
    OrganisationData(
        "leeds-beckett",
        "Leeds Beckett University",
        "university",
        "UKE4",
        "Leeds Beckett",
        "Leeds",
        website="https://www.leedsbeckett.ac.uk/",
    ),
    OrganisationData(
        "gavle",
        "Municipality of Gävle",
        "public_body",
        "SE313",
        "Gävle",
        "Gävle",
        works_with=("region-gavleborg",),
        website="https://www.gavle.se/",
    ),
    OrganisationData(
        "region-gavleborg",
        "Region Gävleborg",
        "public_body",
        "SE313",
        "Region Gävleborg",
        "Gävle",
        website="https://www.regiongavleborg.se/",
    ),
    # Owners of practices, and those who came to workshops.
    OrganisationData(
        "region-er",
        "Emilia-Romagna Region",
        "public_body",
        "ITH5",
        "Emilia-Romagna",
        "Bologna",
        works_with=("art-er",),
        website="https://www.regione.emilia-romagna.it/",
    ),
    OrganisationData(
        "unimore",
        "University of Modena and Reggio Emilia",
        "university",
        "ITH5",
        "UNIMORE",
        "Reggio Emilia",
        website="https://www.unimore.it/",
    ),
    OrganisationData("valencia-activa", "València Activa (City of València)", "public_body", "ES52", "València Activa", "València"),
    OrganisationData("valencian-startup-association", "Valencian Startup Association", "trade_association", "ES52", "", "València"),
    OrganisationData("valencian-chambers", "Chambers of Commerce of the Valencian Community", "chamber", "ES52", "Valencian chambers"),
    OrganisationData("slaskie", "Marshal’s Office of the Silesian Voivodeship", "public_body", "PL22", "Śląskie", "Katowice"),
    OrganisationData("wakefield-first", "Wakefield First", "public_body", "UKE4", "", "Wakefield"),
    OrganisationData("leeds-lep", "Leeds City Region Enterprise Partnership", "public_body", "UKE4", "LEP"),
    OrganisationData("fpx", "Future Position X", "research_centre", "SE313", "FPX", "Gävle", website="https://fpx.se/"),
    OrganisationData("gavle-university", "University of Gävle", "university", "SE313", "", "Gävle", website="https://www.hig.se/"),
    OrganisationData("movexum", "Movexum", "research_centre", "SE313", "", "Gävle", website="https://movexum.se/"),
    OrganisationData("business-sweden", "Business Sweden", "public_body", "SE313"),
)

PARTICIPATIONS = (
    ParticipationData("reggio", role="lead", note="Lead partner, with the E35 Foundation."),
    ParticipationData(
        "ervet",
        ends_on="2019-04-30",
        replaced_by="art-er",
        dates_are_inferred=True,
        note="Merged with ASTER into ART-ER; the day of the change in the network is inferred.",
    ),
    ParticipationData("art-er", starts_on="2019-05-01", dates_are_inferred=True, note="Continues the participation of ERVET."),
    ParticipationData("ivace"),
    ParticipationData("gapr", note="Not in the additional activities after 2020."),
    ParticipationData("wielkopolska", note="Not in the additional activities after 2020."),
    ParticipationData(
        "wakefield",
        ends_on="2017-11-30",
        replaced_by="leeds-beckett",
        dates_are_inferred=True,
        note="Hosted the first study visit in June 2017.",
    ),
    ParticipationData(
        "leeds-beckett",
        starts_on="2017-12-01",
        dates_are_inferred=True,
        note="In Wakefield’s place, first seen at the visit to Valencia in December 2017.",
    ),
    ParticipationData("gavle", note="With Region Gävleborg."),
)

INSTRUMENTS = (
    InstrumentData("dup", "Documento Unico di Programmazione", "growth_and_jobs", "ITH53", responsible_body="reggio"),
    InstrumentData(
        "erdf-north-central-sweden",
        "ERDF programme North Central Sweden",
        "growth_and_jobs",
        "SE31",
        programme="European Regional Development Fund 2014–2020",
    ),
    InstrumentData(
        "por-fesr-er",
        "POR FESR Emilia-Romagna",
        "growth_and_jobs",
        "ITH5",
        programme="European Regional Development Fund 2014–2020",
        responsible_body="region-er",
    ),
)
