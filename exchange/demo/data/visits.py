"""Study visits of 2017 and other meetings of the network."""

from exchange.demo.data.shapes import PROJECT, SessionData, VisitData, VisitText

VISITS = (
    VisitData(
        slug="study-visit-wakefield-2017",
        partner="west-yorkshire",
        kind="study",
        place="Wakefield",
        starts_on="2017-06-01",
        date_precision="month",
        source_url="https://www.interregeurope.eu/competein/news/news-article/1456/first-compete-in-study-visit-in-wakefield/",
        practices=("leeds-city-region-enterprise-partnership", "trade-mission-to-china", "wakefield-first-bondholder-scheme"),
        sessions=(
            SessionData(
                "Leeds City Region Enterprise Partnership",
                "1",
                "",
                "Presentation by the officer for the growth of small and medium-sized firms, and visits to two local firms.",
            ),
            SessionData(
                "The partnership with Xiangyang",
                "1",
                "",
                "Afternoon discussion of the relation between Wakefield Council and the city of Xiangyang.",
            ),
            SessionData(
                "Wakefield Bondholder Scheme",
                "2",
                "",
                "Membership, management structure, activities, legal framework, history, public relations.",
            ),
            SessionData("An international bondholder business", "2", "Production Park", "Site visit and tour."),
            SessionData(
                "Closing event of the Business Week",
                "2",
                "The Hepworth Wakefield",
                "Tour of the gallery and meeting with bondholder businesses.",
            ),
        ),
        texts={
            "en": VisitText(
                "Study visit 1: Wakefield",
                "Two days on partnership, the link with Xiangyang and the bondholder scheme.",
                "Partners of all regions came to Wakefield for the network’s first study visit and looked at its three practices: presentations, visits to firms and an evening with the members of the bondholder scheme.",
            ),
        },
    ),
    VisitData(
        slug="study-visit-reggio-emilia-2017",
        partner="reggio-emilia",
        kind="study",
        place="Reggio Emilia",
        starts_on="2017-09-19",
        ends_on="2017-09-20",
        source_url="https://www.interregeurope.eu/competein/news/news-article/1909/compete-in-study-visit-reggio-emilia-and-ervet/",
        practices=("reggio-emilia-south-africa", "higher-education-for-internationalisation"),
        sessions=(
            SessionData(
                "Relations with South Africa",
                "2",
                "Reggio-Africa Archive",
                "The Municipality, firms active in South Africa, the consulate, the university and the E35 Foundation.",
            ),
            SessionData("Higher education and firms", "2", "", "Food Innovation Program and the university’s projects with firms."),
            SessionData("Support for firms", "3", "Tecnopolo di Reggio Emilia", "Visit."),
        ),
        texts={
            "en": VisitText(
                "Study visit 2: Reggio Emilia",
                "How a city’s friendship with South Africa and its university open doors to firms.",
                "Second and third visit were held in the same week of September 2017. In Reggio Emilia partners met the institutions and firms behind the relation with South Africa and the university’s work with firms.",
            ),
            "it": VisitText(
                "Visita studio 2: Reggio Emilia",
                "Come l’amicizia con il Sudafrica e l’università aprono strade alle imprese.",
                "La seconda e la terza visita si sono svolte nella stessa settimana di settembre 2017. A Reggio Emilia i partner hanno incontrato le istituzioni e le imprese della relazione con il Sudafrica e il lavoro dell’università con le aziende.",
            ),
        },
    ),
    VisitData(
        slug="study-visit-bologna-2017",
        partner="emilia-romagna",
        kind="study",
        place="Bologna",
        starts_on="2017-09-21",
        source_url="https://www.interregeurope.eu/competein/news/news-article/1909/compete-in-study-visit-reggio-emilia-and-ervet/",
        practices=("emilia-romagna-go-global", "regional-law-14-2014", "measure-4-2-consortia"),
        texts={
            "en": VisitText(
                "Study visit 3: Bologna",
                "ERVET presents the regional programme, the law on investment and the consortia.",
                "ERVET presented the three practices that its stakeholder group had chosen: the programme Emilia-Romagna Go Global, the regional law on the promotion of investment and the measure for consortia.",
            ),
        },
    ),
    VisitData(
        slug="study-visit-gavle-2017",
        partner="gavle",
        kind="study",
        place="Gävle",
        starts_on="2017-11-15",
        date_precision="month",
        people=50,
        organisations=30,
        source_url="https://projects2014-2020.interregeurope.eu/competein/news/news-article/2228/compete-in-in-gaevle-with-the-first-snow",
        practices=("triip",),
        sessions=(
            SessionData(
                "Regional support for firms",
                "1",
                "",
                "National, regional and local actors that work together to support small and medium-sized firms.",
            ),
            SessionData("Practices and testimonials", "1", "", "Local firms tell what support programmes gave them."),
            SessionData("Side event on information technology", "2", "", "Clusters and research organisations look for common ground."),
            SessionData(
                "Business meetings",
                "2",
                "",
                "Firms of the ICT cluster of Reggio Emilia meet firms of Gävle, with the help of Future Position X.",
            ),
        ),
        outputs={
            "en": "Business meetings between firms of Reggio Emilia and Gävle.",
            "sv": "Affärsmöten mellan företag från Reggio Emilia och Gävle.",
        },
        texts={
            "en": VisitText(
                "Study visit 6: Gävle",
                "About 50 people from 30 organisations, business meetings and a side event on information technology.",
                "The Municipality of Gävle and Region Gävleborg showed how support for firms is organised in Sweden, and let firms tell what it gave them. A side event brought clusters and researchers in information technology together.",
            ),
            "sv": VisitText(
                "Studiebesök 6: Gävle",
                "Omkring 50 personer från 30 organisationer, affärsmöten och ett sidoevenemang om it.",
                "Gävle kommun och Region Gävleborg visade hur stödet till företag är ordnat i Sverige och lät företag berätta vad det gav dem. Ett sidoevenemang förde samman kluster och forskare inom it.",
            ),
        },
    ),
    VisitData(
        slug="study-visit-valencia-2017",
        partner="ivace",
        kind="study",
        place="València",
        starts_on="2017-12-13",
        ends_on="2017-12-15",
        source_url="https://www.interregeurope.eu/competein/news/news-article/2611/last-study-visit-hosted-by-the-city-of-valencia/",
        practices=("foreign-investment-law", "xpande", "sicomex"),
        texts={
            "en": VisitText(
                "Study visit 7: Valencia",
                "The last study visit: foreign-investment law, XPANDE and SICOMEX.",
                "Three practices were shown: a law that speeds up investment projects, and two instruments for exporting firms. Partners from Emilia-Romagna, Poland, Sweden and, for the first time, Leeds Beckett University took part, together with a meeting of the partnership.",
            ),
            "es": VisitText(
                "Visita de estudio 7: Valencia",
                "La última visita de estudio: ley de inversión extranjera, XPANDE y SICOMEX.",
                "Se mostraron tres prácticas: una ley que acelera los proyectos de inversión y dos instrumentos para empresas exportadoras. Participaron socios de Emilia-Romaña, Polonia, Suecia y, por primera vez, la Universidad Leeds Beckett, junto con una reunión de los socios.",
            ),
        },
    ),
)

SEMINAR = VisitData(
    slug="seminar-reggio-emilia-2019",
    partner="reggio-emilia",
    kind="peer_review",
    place="Reggio Emilia",
    starts_on="2019-03-13",
    ends_on="2019-03-14",
    source_url=PROJECT,
    texts={
        "en": VisitText(
            "International seminar: the local action plans",
            "The partners present their local action plans; the second phase begins in April 2019.",
            "At the international exchange seminar of 13 and 14 March 2019 the partners presented their local action plans. Abstracts were published; most of the plans themselves are not public.",
        ),
    },
)
