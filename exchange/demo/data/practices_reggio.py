"""Practices of Reggio Emilia."""

from exchange.demo.data.shapes import ElementText, PracticeData, PracticeText

SOUTH_AFRICA = PracticeData(
    slug="reggio-emilia-south-africa",
    partner="reggio-emilia",
    region="ITH53",
    organisation="reggio",
    city="Reggio Emilia",
    level="local",
    theme="local-identity",
    topic="city-partnerships",
    directions=("outward",),
    sectors=("agricultural-machinery", "agri-food", "energy", "water"),
    markets=("south-africa",),
    decisions=("counted", "endorsed"),
    source_url="https://www.interregeurope.eu/policylearning/good-practices/item/2229/reggio-emilia-south-africa-from-solidarity-to-economic-development/",
    source_title="Policy Learning Platform, good practice 2229",
    texts={
        "it": PracticeText(
            title="Reggio Emilia–Sudafrica: dalla solidarietà allo sviluppo economico",
            summary="Un’amicizia tra città nata dalla solidarietà diventa la porta d’ingresso delle imprese locali in un nuovo mercato.",
            detail="I rapporti tra Reggio Emilia e il Sudafrica risalgono agli anni della lotta contro l’apartheid e hanno toccato politica, scuola, cultura e sport. Il Comune li ha estesi all’economia: prima le istituzioni, poi le imprese.\n\nCon la Fondazione E35 la città ha costruito un progetto per le piccole e medie imprese locali e regionali. Le aziende sono state accompagnate nel preparare proposte mirate alla domanda sudafricana, con formazione, consulenza sul posto e affiancamento. I settori sono quelli forti del territorio: meccanica agricola, meccanica per l’agroindustria, agroalimentare, energia, ambiente e acqua.\n\nIl vantaggio non sta in un incentivo ma nella fiducia: i partner africani riconoscono alla città un credito maturato in decenni di scambi su più livelli.",
            resources="Circa 10.000 euro l’anno del Comune per le attività istituzionali; 95.800 euro in tutto per il progetto economico realizzato con la Fondazione E35.",
            evidence="Nel 2016 hanno partecipato dieci imprese e due consorzi con 27 aderenti.",
            difficulties="",
            potential="Molte città hanno gemellaggi e relazioni di solidarietà che nessuno usa per l’economia. Si può trasferire il metodo: partire dalle relazioni che già esistono, nominare chi le cura, e solo dopo invitare le imprese con proposte preparate insieme.",
            elements=(
                ElementText(
                    "institutional-relations-first",
                    "Prima le relazioni istituzionali",
                    "La città apre la strada con i propri rapporti politici e culturali, e le imprese entrano in un contesto di fiducia.",
                    "Una relazione viva con la città o regione partner e qualcuno che la segua nel tempo.",
                ),
                ElementText(
                    "coaching-packages",
                    "Pacchetti di proposte preparati con le imprese",
                    "Le imprese sono seguite nel definire un’offerta adatta alla domanda del Paese, con formazione e affiancamento.",
                    "Consulenti che conoscano il mercato e un soggetto, qui la Fondazione E35, che coordini.",
                ),
            ),
        ),
        "en": PracticeText(
            title="Reggio Emilia–South Africa: from solidarity to economic development",
            summary="A friendship between cities born of solidarity becomes the way into a new market for local firms.",
            detail="Reggio Emilia’s ties with South Africa go back to the struggle against apartheid and reached politics, schools, culture and sport. The Municipality extended them to the economy: institutions first, firms after.\n\nWith the E35 Foundation the city built a project for local and regional small and medium-sized firms. Firms were accompanied in preparing proposals that answer South African demand, through training, advice on the spot and coaching. The sectors are the strong ones of the area: agricultural machinery, machinery for the food industry, food, energy, environment and water.\n\nThe advantage is not an incentive but trust: African partners give the city a credit earned in decades of exchange on many levels.",
            resources="About EUR 10,000 a year from the Municipality for institutional activities; EUR 95,800 in all for the economic project carried out with the E35 Foundation.",
            evidence="In 2016 ten firms and two consortia with 27 members took part.",
            difficulties="",
            potential="Many cities have twinnings and relations of solidarity that nobody uses for the economy. What can be transferred is the method: start from relations that exist, name who looks after them, and only then invite firms with proposals prepared together.",
            elements=(
                ElementText(
                    "institutional-relations-first",
                    "Institutional relations first",
                    "The city opens the way with its own political and cultural ties, and firms enter where there is already trust.",
                    "A living relation with the partner city or region, and somebody who keeps it over time.",
                ),
                ElementText(
                    "coaching-packages",
                    "Packages prepared with the firms",
                    "Firms are guided in shaping an offer that fits the country’s demand, with training and coaching.",
                    "Advisers who know the market, and a body that coordinates: here the E35 Foundation.",
                ),
            ),
        ),
    },
)

HIGHER_EDUCATION = PracticeData(
    slug="higher-education-for-internationalisation",
    partner="reggio-emilia",
    region="ITH53",
    organisation="unimore",
    city="Reggio Emilia",
    level="regional",
    theme="value-chain",
    topic="higher-education",
    directions=("outward",),
    sectors=("agri-food", "education"),
    markets=("china", "india"),
    decisions=("counted",),
    source_url="https://www.interregeurope.eu/policylearning/good-practices/item/2276/higher-education-in-support-of-internationalization-processes/",
    source_title="Policy Learning Platform, good practice 2276",
    texts={
        "it": PracticeText(
            title="L’alta formazione a sostegno dell’internazionalizzazione",
            summary="L’università forma studenti insieme alle imprese, perché siano loro a portare le competenze per i mercati esteri.",
            detail="L’Università di Modena e Reggio Emilia (UNIMORE) lavora con le imprese del territorio su tre linee. La prima è il Food Innovation Program, un master a tempo pieno di dodici mesi dedicato all’innovazione nel cibo. La seconda è la cooperazione tra università e imprese per nuovi prodotti e nuovi mercati, con laboratori intensivi e tirocini. La terza è un percorso breve sui mercati emergenti, con scuole estive in Cina e in India e contatto diretto con università, istituzioni e imprese dei due Paesi.\n\nIn tutte e tre lo studente è il punto in cui le competenze si incontrano: impara in azienda e all’estero e restituisce all’impresa quello che le manca per muoversi su un mercato nuovo. L’università fa da facilitatore, coordina e cofinanzia; accordi istituzionali danno stabilità al lavoro.",
            resources="Le imprese sostengono il master con sponsorizzazioni, sfide e progetti di ricerca, e contribuiscono a laboratori e tirocini; l’università coordina e cofinanzia.",
            evidence="",
            difficulties="",
            potential="Serve dove c’è un’università legata ai settori forti del territorio e le piccole imprese non hanno personale per studiare un mercato. Si può cominciare da una sola delle tre linee.",
            elements=(
                ElementText(
                    "students-as-hub",
                    "Gli studenti come anello di congiunzione",
                    "Tirocini e laboratori intensivi in cui gli studenti lavorano a un prodotto o a un mercato nuovo per l’impresa.",
                    "Accordi tra università e imprese e docenti che seguano il lavoro.",
                ),
                ElementText(
                    "emerging-market-schools",
                    "Scuole estive nei mercati emergenti",
                    "Esperienze dirette in Cina e in India, preparate con università e istituzioni locali.",
                    "Università partner nel Paese e imprese che propongano casi reali.",
                ),
                ElementText(
                    "food-innovation-program",
                    "Food Innovation Program",
                    "Master a tempo pieno di dodici mesi sull’innovazione nel settore alimentare, con sfide proposte dalle imprese.",
                    "Un settore locale riconoscibile e imprese disposte a sostenerlo.",
                ),
            ),
        ),
        "en": PracticeText(
            title="Higher education in support of internationalisation",
            summary="The university trains students together with firms, so that they carry the skills needed for markets abroad.",
            detail="The University of Modena and Reggio Emilia (UNIMORE) works with local firms along three lines. The first is the Food Innovation Program, a full-time master of twelve months about innovation in food. The second is cooperation between university and firms on new products and new markets, through intensive workshops and internships. The third is a short course on emerging markets, with summer schools in China and India and direct contact with universities, institutions and firms there.\n\nIn all three the student is where skills meet: he or she learns in the firm and abroad and gives the firm what it lacks to move on a new market. The university acts as facilitator, coordinates and co-finances; institutional agreements make the work last.",
            resources="Firms support the master with sponsorship, challenges and research projects, and contribute to workshops and internships; the university coordinates and co-finances.",
            evidence="",
            difficulties="",
            potential="It serves where a university is close to the strong sectors of the area and small firms have no staff to study a market. One may start with one of the three lines only.",
            elements=(
                ElementText(
                    "students-as-hub",
                    "Students as the link",
                    "Internships and intensive workshops in which students work on a product or market that is new to the firm.",
                    "Agreements between university and firms, and teachers who follow the work.",
                ),
                ElementText(
                    "emerging-market-schools",
                    "Summer schools in emerging markets",
                    "Direct experience in China and India, prepared with universities and institutions there.",
                    "Partner universities in the country and firms that bring real cases.",
                ),
                ElementText(
                    "food-innovation-program",
                    "Food Innovation Program",
                    "Full-time master of twelve months on innovation in food, with challenges set by firms.",
                    "A local sector with a name of its own, and firms willing to support it.",
                ),
            ),
        ),
    },
)

PRACTICES = (SOUTH_AFRICA, HIGHER_EDUCATION)
