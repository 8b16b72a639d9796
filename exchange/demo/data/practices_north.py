"""Practices of West Yorkshire and Gävleborg."""

from exchange.demo.data.shapes import ElementText, PracticeData, PracticeText

WAKEFIELD_VISIT = "https://www.interregeurope.eu/competein/news/news-article/1456/first-compete-in-study-visit-in-wakefield/"
WAKEFIELD_VISIT_TITLE = "COMPETE IN news: first study visit in Wakefield"

CHINA_MISSION = PracticeData(
    slug="trade-mission-to-china",
    partner="west-yorkshire",
    region="UKE4",
    organisation="wakefield",
    city="Wakefield",
    level="local",
    theme="local-identity",
    topic="city-partnerships",
    directions=("outward", "inward"),
    markets=("china",),
    sectors=("culture-and-tourism", "education"),
    decisions=("counted",),
    source_url="https://www.interregeurope.eu/policylearning/good-practices/item/2224/trade-mission-to-china/",
    source_title="Policy Learning Platform, good practice 2224",
    texts={
        "en": PracticeText(
            title="Trade Mission to China (Xiangyang partnership)",
            summary="A sister-city agreement founded on civic and cultural likeness opens the way to economic cooperation.",
            detail="After the recession the Wakefield Enterprise Partnership looked for ways to make the local economy less dependent on one or two sectors. With the national Department for International Trade and Wakefield Council it looked for places abroad where a sister-city agreement could bring culture and economy together.\n\nChina was one of them, although the cultural distance made lasting relations hard. Wakefield first visited Xiangyang, a city with a similar economic profile on a much larger scale, in 2012; visits in both directions followed, and a sister-city agreement was signed in 2016. Firms, schools and cultural institutions travelled with the delegations, so that each found its own counterpart.",
            resources="The Department for International Trade, the local authority, education providers and private firms on both sides, and the mayor’s office in Xiangyang.",
            evidence="Several exchange visits by both parties; contracts signed by private firms; exchanges agreed between cultural organisations and in education; sister-city agreements.",
            difficulties="The cultural difference made it hard to form long-term relations.",
            potential="Firms, schools and museums travel together under the city’s name: the city opens doors that stay shut to a single firm.",
            elements=(
                ElementText(
                    "sister-city-agreement",
                    "Sister-city agreement with an economic side",
                    "An agreement between cities that names culture, education and trade together.",
                    "Political support over years and a counterpart of like character.",
                ),
                ElementText(
                    "mixed-delegation",
                    "Mixed delegation",
                    "Firms, schools and cultural institutions travel together with the city’s leaders.",
                    "Somebody who prepares meetings for each kind of participant.",
                ),
            ),
        ),
    },
)

BONDHOLDERS = PracticeData(
    slug="wakefield-first-bondholder-scheme",
    partner="west-yorkshire",
    region="UKE4",
    organisation="wakefield-first",
    city="Wakefield",
    level="local",
    theme="local-identity",
    topic="place-branding",
    directions=("inward",),
    decisions=("counted", "endorsed"),
    source_url=WAKEFIELD_VISIT,
    source_title=WAKEFIELD_VISIT_TITLE,
    texts={
        "en": PracticeText(
            title="Wakefield First Bondholder Scheme",
            summary="Firms become members of the place: as bondholders they promote it together with the council.",
            detail="Businesses of the Wakefield district join a membership scheme and promote the place together. The scheme has its own management structure, public relations and communication.\n\nThe second day of the network’s first study visit, in June 2017, was given to it: partners asked about membership, management structure, activities, legal framework, history and communication, visited an international bondholder business and met many members at the closing event of the Business Week.",
            evidence="",
            potential="Reggio Emilia worked on it in a transfer workshop on 17 and 18 May 2018. It has been named in a policy brief of the Policy Learning Platform.",
            elements=(
                ElementText(
                    "membership-scheme",
                    "Membership of the place",
                    "Firms join as bondholders and carry the place’s name together with the public side.",
                    "A clear management structure and legal framework, and a person who looks after members.",
                ),
                ElementText(
                    "business-week",
                    "Business Week",
                    "A week of events with a finale where bondholders and guests meet.",
                    "Members who open their doors.",
                ),
            ),
        ),
    },
)

LEP = PracticeData(
    slug="leeds-city-region-enterprise-partnership",
    partner="west-yorkshire",
    region="UKE4",
    organisation="leeds-lep",
    theme="policy-and-governance",
    topic="governance",
    directions=("outward",),
    source_url=WAKEFIELD_VISIT,
    source_title=WAKEFIELD_VISIT_TITLE,
    texts={
        "en": PracticeText(
            title="Leeds City Region Enterprise Partnership",
            summary="A partnership of firms and authorities across a city region that supports the growth of small firms.",
            detail="The partnership works across the Leeds City Region. The network studied it on the first day of its visit to Wakefield in June 2017: a business growth officer for small and medium-sized firms explained the work, and partners visited two local firms.\n\nPublic sources on the visit do not give resources or results.",
            elements=(
                ElementText(
                    "business-growth-officer",
                    "Business growth officer",
                    "An officer of the local authority whose task is the growth of small and medium-sized firms.",
                    "",
                ),
            ),
        ),
    },
)

TRIIP = PracticeData(
    slug="triip",
    partner="gavle",
    region="SE313",
    organisation="fpx",
    city="Gävle",
    theme="value-chain",
    topic="micro-firms",
    directions=("outward",),
    sectors=("geo-information", "ict"),
    maturity=("no-experience", "light"),
    decisions=("counted",),
    source_url="https://www.interregeurope.eu/competein/news/news-article/4623/conference-on-triip-between-wielpolska-and-fpx/",
    source_title="COMPETE IN news: conference on TRIIP between Wielkopolska and FPX",
    texts={
        "sv": PracticeText(
            title="TRIIP: regional innovation och internationalisering för mikroföretag",
            summary="Ett projekt enbart för mikroföretag, drivet av klustret Future Position X i Gävle.",
            detail="TRIIP (The Regional Innovation Internationalization Project) vänder sig enbart till mikroföretag och drivs av klustret Future Position X (FPX), som arbetar med geografisk information. Det väckte intresse just därför: de flesta stöd är gjorda för större företag.\n\nVid seminariet den 14 september 2018 berättade två experter från FPX i Gävle över Skype om projektets bakgrund, statistik, erbjudande, målgrupp, personal och resurser, metod och vad som gjorde det framgångsrikt. I Poznań deltog marskalksämbetets ekonomiavdelning och åtta intressentorganisationer.",
            potential="Enligt Wielkopolska kan vissa delar av projektet tas med i regionens rekommendationer. Även Leeds Beckett University hade ett överföringsseminarium om TRIIP 2018.",
            elements=(
                ElementText(
                    "micro-firms-only",
                    "Enbart för mikroföretag",
                    "Ett stöd vars målgrupp är de allra minsta företagen, så att de inte konkurrerar med större.",
                    "Egna villkor och egen personal för små ärenden.",
                ),
                ElementText(
                    "cluster-as-operator",
                    "Klustret som utförare",
                    "Ett kluster med egna nätverk driver projektet nära företagen.",
                    "Ett kluster som företagen redan känner.",
                ),
            ),
        ),
        "en": PracticeText(
            title="TRIIP: Regional Innovation Internationalization Project",
            summary="A project for micro firms only, run by the cluster Future Position X in Gävle.",
            detail="TRIIP (The Regional Innovation Internationalization Project) addresses micro firms only and is run by the cluster Future Position X (FPX), which works with geographical information. That is why it drew interest: most support is made for larger firms.\n\nAt the workshop of 14 September 2018 two experts of FPX spoke from Gävle over Skype about the project’s background, statistics, offer, target group, staff and resources, method and what made it succeed. In Poznań the economy department of the Marshal Office and eight stakeholder organisations took part.",
            potential="According to Wielkopolska some elements of the project can be included in the region’s recommendations. Leeds Beckett University also held a transfer workshop on TRIIP in 2018.",
            elements=(
                ElementText(
                    "micro-firms-only",
                    "For micro firms only",
                    "Support whose target group is the smallest firms, so that they do not compete with larger ones.",
                    "Own conditions, and staff for small cases.",
                ),
                ElementText(
                    "cluster-as-operator",
                    "The cluster as operator",
                    "A cluster with its own networks runs the project close to the firms.",
                    "A cluster that firms already know.",
                ),
            ),
        ),
    },
)

PRACTICES = (CHINA_MISSION, BONDHOLDERS, LEP, TRIIP)
