"""Transfer workshops of 2018: one host, one or two source practices. What came of most of them is not public."""

from exchange.demo.data.shapes import PROJECT, VisitData, VisitText

GAVLE_NEWS = "https://www.interregeurope.eu/competein/news/news-article/4631/successful-transfer-workshops-in-gaevle/"
NEWSLETTER = "https://docslib.org/doc/2461468/reggio-emilia-and-ivace-improve-attractiveness"
WORKSHOPS = (
    VisitData(
        slug="workshop-bondholders-reggio-emilia-2018",
        explained_by=("leeds-beckett",),
        partner="reggio-emilia",
        kind="transfer_workshop",
        place="Reggio Emilia",
        starts_on="2018-05-17",
        ends_on="2018-05-18",
        source_url=NEWSLETTER,
        practices=("wakefield-first-bondholder-scheme",),
        texts={
            "en": VisitText(
                "Transfer workshop: bondholders in Reggio Emilia",
                "Reggio Emilia works with Leeds Beckett University on the bondholder scheme.",
                "Reggio Emilia chose the Wakefield First Bondholder Scheme as one of its two practices and worked on it with Leeds Beckett University.",
            ),
            "it": VisitText(
                "Laboratorio di trasferimento: i bondholder a Reggio Emilia",
                "Reggio Emilia lavora con la Leeds Beckett University allo schema dei bondholder.",
                "Reggio Emilia ha scelto lo schema dei bondholder di Wakefield come una delle sue due pratiche e vi ha lavorato con la Leeds Beckett University.",
            ),
        },
    ),
    VisitData(
        slug="workshop-vit-emprende-reggio-emilia-2018",
        explained_by=("ivace",),
        partner="reggio-emilia",
        kind="transfer_workshop",
        place="Reggio Emilia",
        starts_on="2018-06-15",
        source_url=NEWSLETTER,
        practices=("vit-emprende",),
        texts={
            "en": VisitText(
                "Transfer workshop: VIT Emprende in Reggio Emilia",
                "Reggio Emilia and Valencia on how to make a city attractive to innovative firms.",
                "Reggio Emilia’s second workshop was about VIT Emprende, the city of València’s network of innovative entrepreneurs.",
            ),
        },
    ),
    VisitData(
        slug="workshop-startups-gavle-2018",
        explained_by=("ivace",),
        partner="gavle",
        kind="transfer_workshop",
        place="Gävle",
        starts_on="2018-06-25",
        ends_on="2018-06-26",
        source_url=GAVLE_NEWS,
        practices=("vit-emprende", "valencian-startup-association"),
        outputs={
            "en": "Gävle wanted for its plan: the community and its constant care, digital and social media, bringing in new stakeholders.",
            "sv": "Gävle ville ha med i sin plan: gemenskapen och hur den vårdas, digitala och sociala medier, nya intressenter.",
        },
        texts={
            "en": VisitText(
                "Transfer workshop: VIT Emprende and the Startup Association in Gävle",
                "A core of the local group meets those who run València’s community of start-ups.",
                "Members of the stakeholder group in Gävle met representatives of València. Most interesting for the plan were the creation and constant care of the community, communication by digital and social media, and bringing in new stakeholders. A visit to the innovation system of Stockholm was added.",
            ),
            "sv": VisitText(
                "Överföringsseminarium: VIT Emprende och startup-föreningen i Gävle",
                "En kärna ur den lokala gruppen möter dem som driver Valencias startup-gemenskap.",
                "Medlemmar av intressentgruppen i Gävle mötte företrädare för València. Mest intressant för planen var hur gemenskapen byggs och vårdas, digitala och sociala medier och hur nya intressenter kommer in. Ett besök i Stockholms innovationssystem lades till.",
            ),
        },
    ),
    VisitData(
        slug="workshop-higher-education-gavle-2018",
        explained_by=("reggio",),
        partner="gavle",
        kind="transfer_workshop",
        place="Gävle",
        starts_on="2018-08-30",
        ends_on="2018-08-31",
        source_url=GAVLE_NEWS,
        practices=("higher-education-for-internationalisation",),
        texts={
            "en": VisitText(
                "Transfer workshop: higher education in Gävle",
                "The local group and the University of Gävle meet the University of Modena and Reggio Emilia.",
                "A large group of the stakeholder group and of the University of Gävle met the University of Modena and Reggio Emilia, the chamber of commerce and the Municipality of Reggio Emilia, the Future Food Institute and the E35 Foundation.",
            ),
            "sv": VisitText(
                "Överföringsseminarium: högre utbildning i Gävle",
                "Den lokala gruppen och Högskolan i Gävle möter universitetet i Modena och Reggio Emilia.",
                "En stor grupp ur intressentgruppen och Högskolan i Gävle mötte universitetet i Modena och Reggio Emilia, handelskammaren och kommunen i Reggio Emilia, Future Food Institute och stiftelsen E35.",
            ),
        },
    ),
    VisitData(
        slug="workshop-triip-poznan-2018",
        explained_by=("gavle",),
        partner="wielkopolska",
        kind="transfer_workshop",
        place="Poznań",
        starts_on="2018-09-14",
        remote=True,
        organisations=8,
        source_url="https://www.interregeurope.eu/competein/news/news-article/4623/conference-on-triip-between-wielpolska-and-fpx/",
        practices=("triip",),
        outputs={
            "en": "Some elements can be included in the region’s recommendations.",
            "pl": "Niektóre elementy można uwzględnić w rekomendacjach regionu.",
        },
        texts={
            "en": VisitText(
                "Transfer workshop: TRIIP between Poznań and Gävle",
                "Held over Skype: the Marshal Office and eight stakeholder organisations ask two experts of FPX.",
                "Participants met at the Marshal Office in Poznań and were connected with Gävle. One session was about the cluster Future Position X, one about TRIIP: background, statistics, offer, target group, staff and resources, method, what made it succeed. It was chosen because it is for micro firms only.",
            ),
            "pl": VisitText(
                "Warsztat transferowy: TRIIP między Poznaniem a Gävle",
                "Przez Skype’a: Urząd Marszałkowski i osiem organizacji pytają dwóch ekspertów FPX.",
                "Uczestnicy spotkali się w Urzędzie Marszałkowskim w Poznaniu i połączyli z Gävle. Jedna sesja dotyczyła klastra Future Position X, druga projektu TRIIP: tła, statystyk, oferty, grupy docelowej, zasobów, metody i czynników sukcesu. Wybrano go, ponieważ jest przeznaczony tylko dla mikrofirm.",
            ),
        },
    ),
    VisitData(
        slug="workshop-xpande-sicomex-wielkopolska-2018",
        explained_by=("ivace",),
        partner="wielkopolska",
        kind="transfer_workshop",
        place="",
        starts_on="2018-05-01",
        date_precision="year",
        source_url=NEWSLETTER,
        practices=("xpande", "sicomex"),
        texts={
            "en": VisitText(
                "Transfer workshop: XPANDE and SICOMEX",
                "Wielkopolska asks Valencia about its two instruments for exporters.",
                "Wielkopolska’s second workshop of 2018. Its results have not been published.",
            ),
        },
    ),
    VisitData(
        slug="workshop-triip-leeds-beckett-2018",
        explained_by=("gavle",),
        partner="west-yorkshire",
        kind="transfer_workshop",
        place="",
        starts_on="2018-05-01",
        date_precision="year",
        source_url=NEWSLETTER,
        practices=("triip",),
        texts={
            "en": VisitText(
                "Transfer workshop: Leeds Beckett University and FPX on TRIIP",
                "A project for micro firms, discussed with those who run it.",
                "Leeds Beckett University discussed TRIIP with Future Position X in 2018. Its results have not been published.",
            ),
        },
    ),
    VisitData(
        slug="workshop-ergo-ivace-2018",
        explained_by=("art-er",),
        partner="ivace",
        kind="transfer_workshop",
        place="",
        starts_on="2018-05-01",
        date_precision="year",
        source_url=NEWSLETTER,
        practices=("emilia-romagna-go-global",),
        texts={
            "en": VisitText(
                "Transfer workshop: IVACE works with ERGO",
                "The Valencian institute studies the programme of Emilia-Romagna.",
                "IVACE chose Emilia-Romagna Go Global for a workshop in 2018. Its results have not been published.",
            ),
        },
    ),
    VisitData(
        slug="workshop-valencia-katowice-2018",
        explained_by=("ivace",),
        partner="slaskie",
        kind="transfer_workshop",
        place="Katowice",
        starts_on="2018-05-01",
        date_precision="year",
        source_url=PROJECT,
        texts={
            "en": VisitText(
                "Transfer workshop: practices of Valencia in Katowice",
                "Practices of Valencia visit Silesia.",
                "Practices of Valencia were presented in Katowice in 2018. Which of them, and what came of it, is not told in public sources.",
            ),
        },
    ),
)
