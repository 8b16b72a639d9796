"""Practices of the Valencian Community: the community of start-ups."""

from exchange.demo.data.shapes import ElementText, PracticeData, PracticeText

VIT_EMPRENDE = PracticeData(
    slug="vit-emprende",
    partner="ivace",
    region="ES52",
    organisation="valencia-activa",
    city="València",
    level="local",
    theme="local-identity",
    topic="start-ups",
    directions=("outward", "inward"),
    sectors=("digital",),
    decisions=("counted", "endorsed"),
    source_url="https://www.interregeurope.eu/policylearning/good-practices/item/2221/vit-emprende-valencia-activa/",
    source_title="Policy Learning Platform, good practice 2221",
    texts={
        "es": PracticeText(
            title="VIT Emprende / València Activa",
            summary="La red de emprendedores innovadores de la ciudad: el programa se diseña junto con quienes la forman.",
            detail="VIT Emprende es la red de emprendedores innovadores que puso en marcha el Ayuntamiento de València. València Activa facilita formación, da visibilidad a los proyectos con actos y actividades, conecta a los emprendedores con la industria de la ciudad y reúne a mentores que comparten lo que saben.\n\nEl programa público se crea con la propia red: se eligen áreas, se hace la estrategia en común y se lanzan programas de talento, internacionalización, redes e inversión. Un programa internacional lleva a las startups a otros ecosistemas para que conozcan soluciones, competencia, mercados e inversores. Las soluciones nuevas se prueban primero como piloto y solo se adoptan después de evaluarlas.",
            resources="Tres personas en el equipo y un presupuesto estimado de 60.000 euros al año, con el apoyo del Ayuntamiento y de incubadoras, universidades e inversores. Uso intenso de herramientas informáticas.",
            evidence="400 startups, 21 aceleradoras, 41 inversores y 16 espacios de trabajo compartido; una red de 2.500 agentes. Crece el número de actos, actividades y participantes.",
            potential="Cuesta poco y se basa en personas: por eso interesó a ciudades medianas. Gävle quiso llevar a su plan la comunidad, el uso de redes sociales y la entrada de nuevos agentes; Reggio Emilia le dedicó un taller.",
            elements=(
                ElementText(
                    "community-of-entrepreneurs",
                    "Comunidad que se cuida a diario",
                    "Una red abierta que crece con actos, herramientas digitales y redes sociales, y a la que siempre entran nuevos agentes.",
                    "Un equipo pequeño y estable que la anime.",
                ),
                ElementText(
                    "co-created-programme",
                    "Programa hecho con la red",
                    "La estrategia y los programas se deciden con quienes los van a usar.",
                    "Un ayuntamiento dispuesto a compartir la decisión.",
                ),
                ElementText(
                    "ecosystem-exchange",
                    "Intercambio con otros ecosistemas",
                    "Las startups viajan a otras ciudades para conocer mercados, inversores y soluciones.",
                    "Ciudades asociadas que reciban y envíen empresas.",
                ),
            ),
        ),
        "en": PracticeText(
            title="VIT Emprende / València Activa",
            summary="The city’s network of innovative entrepreneurs: its programme is designed together with those who form it.",
            detail="VIT Emprende is the network of innovative entrepreneurs that the City of València started. València Activa gives training, makes projects visible through events, connects entrepreneurs with the city’s industry and brings in mentors who share what they know.\n\nThe public programme is made with the network itself: areas are chosen, the strategy is drawn up together, and programmes for talent, internationalisation, networks and investment follow. An international programme takes start-ups to other ecosystems, where they meet solutions, competitors, markets and investors. New solutions are first tried as pilots and adopted only after they have been assessed.",
            resources="Three people in the team and an estimated EUR 60,000 a year, with the support of the City and of incubators, universities and investors. Heavy use of IT tools.",
            evidence="400 start-ups, 21 accelerators, 41 investors and 16 co-working spaces; a network of 2,500 stakeholders. Events, activities and participants keep growing.",
            potential="It costs little and rests on people, which is why middle-sized cities took an interest. Gävle wanted its community, its use of social media and the way it brings in new stakeholders for its plan; Reggio Emilia gave it a workshop.",
            elements=(
                ElementText(
                    "community-of-entrepreneurs",
                    "A community tended every day",
                    "An open network that grows through events, digital tools and social media, and that new stakeholders keep joining.",
                    "A small, steady team that animates it.",
                ),
                ElementText(
                    "co-created-programme",
                    "A programme made with the network",
                    "Strategy and programmes are decided with those who will use them.",
                    "A city willing to share the decision.",
                ),
                ElementText(
                    "ecosystem-exchange",
                    "Exchange with other ecosystems",
                    "Start-ups travel to other cities to meet markets, investors and solutions.",
                    "Partner cities that receive and send firms.",
                ),
            ),
        ),
    },
)

STARTUP_ASSOCIATION = PracticeData(
    slug="valencian-startup-association",
    partner="ivace",
    region="ES52",
    organisation="valencian-startup-association",
    city="València",
    level="local",
    theme="value-chain",
    topic="start-ups",
    directions=("outward",),
    sectors=("digital",),
    source_url="https://www.interregeurope.eu/competein/news/news-article/4631/successful-transfer-workshops-in-gaevle/",
    source_title="COMPETE IN news: successful transfer workshops in Gävle",
    texts={
        "es": PracticeText(
            title="Asociación Valenciana de Startups",
            summary="Las startups de Valencia tienen una voz propia que se presenta, junto con la ciudad, a otras regiones.",
            detail="La asociación reúne a startups de Valencia. En junio de 2018 se presentó en Gävle junto con VIT Emprende, la red de emprendedores de la ciudad.\n\nLas fuentes públicas no dan cuenta de su organización ni de sus recursos.",
            potential="Gävle la estudió en el taller de transferencia del 25 y 26 de junio de 2018, como inspiración para apoyar a las startups innovadoras.",
            elements=(
                ElementText(
                    "voice-of-startups",
                    "Una voz propia de las startups",
                    "Las empresas jóvenes de la ciudad se organizan en una asociación.",
                    "",
                ),
            ),
        ),
        "en": PracticeText(
            title="Valencian Startup Association",
            summary="The start-ups of Valencia have a voice of their own and present themselves, with the city, to other regions.",
            detail="The association brings start-ups of Valencia together. In June 2018 it was presented in Gävle together with VIT Emprende, the city’s network of entrepreneurs.\n\nPublic sources tell neither its organisation nor its resources.",
            potential="Gävle studied it in the transfer workshop of 25 and 26 June 2018, as an inspiration for its support to innovative start-ups.",
            elements=(
                ElementText(
                    "voice-of-startups",
                    "A voice of the start-ups",
                    "The young firms of the city organise themselves in an association.",
                    "",
                ),
            ),
        ),
    },
)

PRACTICES = (VIT_EMPRENDE, STARTUP_ASSOCIATION)
