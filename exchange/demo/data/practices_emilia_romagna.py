"""Practices of Emilia-Romagna."""

from exchange.demo.data.shapes import ElementText, PracticeData, PracticeText

ERGO = PracticeData(
    slug="emilia-romagna-go-global",
    partner="emilia-romagna",
    region="ITH5",
    organisation="region-er",
    city="Bologna",
    theme="policy-and-governance",
    topic="governance",
    directions=("outward", "inward"),
    maturity=("no-experience", "light", "consolidating", "highly-experienced"),
    start_month="2016-01",
    end_month="2020-12",
    decisions=("counted", "endorsed"),
    source_url="https://www.interregeurope.eu/good-practices/emilia-romagna-go-global-ergo-2016-2020",
    source_title="Policy Learning Platform, good practice 1539",
    texts={
        "it": PracticeText(
            title="Emilia-Romagna Go Global (ERGO) 2016–2020",
            summary="Un solo programma pluriennale raccoglie tutti gli strumenti con cui la Regione accompagna all’estero imprese e sistema della ricerca.",
            detail="ERGO è il programma della Regione Emilia-Romagna per la promozione internazionale del sistema produttivo e della conoscenza. Mette sotto un unico indirizzo misure che altrove sono separate, dal primo passo verso l’export fino alla presenza stabile su un mercato.\n\nGli assi sono sei: informazione, formazione e analisi economica; accordi di cooperazione con istituzioni dei Paesi obiettivo; incontri ed eventi promozionali; priorità e criteri per scegliere i progetti finanziati con bandi; progetti promozionali comuni con associazioni e camere di commercio; attrazione di investimenti. I bandi si rivolgono tra l’altro alle imprese che non esportano ancora, ai consorzi, alla partecipazione a fiere e all’internazionalizzazione del sistema fieristico.\n\nBeneficiari sono le imprese della regione, soprattutto piccole e medie, le università e i centri di ricerca.",
            resources="Secondo le disponibilità di bilancio, in media circa 10 milioni di euro l’anno.",
            evidence="Nel 2017: 755 imprese cofinanziate, 95 eventi informativi, 300 imprese in azioni promozionali comuni.",
            difficulties="",
            potential="I partner ne hanno apprezzato l’integrazione: strumenti diversi in un programma condiviso. A Gävleborg la gestione degli assegni per le imprese ha ispirato il raddoppio del budget e regole più semplici.",
            elements=(
                ElementText(
                    "cheque-governance",
                    "Governance degli assegni (voucher) per le imprese",
                    "Aiuto finanziario diretto alle piccole imprese, con priorità e criteri comuni e un’amministrazione semplice.",
                    "Un bilancio dedicato, criteri pubblicati e una procedura breve.",
                ),
                ElementText(
                    "one-programme",
                    "Un programma unico e pluriennale",
                    "Misure di attori diversi sotto un solo indirizzo, dall’informazione ai bandi.",
                    "Un organo che metta d’accordo Regione, camere e associazioni.",
                ),
                ElementText(
                    "call-for-non-exporters",
                    "Bando per chi non esporta ancora",
                    "Una linea riservata alle imprese senza esperienza, separata da quelle per chi è già all’estero.",
                    "",
                ),
            ),
        ),
        "en": PracticeText(
            title="Emilia-Romagna Go Global (ERGO) 2016–2020",
            summary="One programme over several years gathers all the means by which the Region takes firms and research abroad.",
            detail="ERGO is the programme of the Emilia-Romagna Region for the international promotion of its economy and knowledge. It puts under one direction measures that are elsewhere apart, from the first step towards export to a lasting presence on a market.\n\nIt has six lines: information, training and economic intelligence; cooperation agreements with institutions of target countries; meetings and promotional events; priorities and criteria for choosing projects financed through calls; joint promotional projects with business associations and chambers of commerce; attraction of investment. Calls address, among others, firms that do not export yet, consortia, participation in trade fairs and the region’s own fair system.\n\nBeneficiaries are the firms of the region, above all small and medium-sized ones, universities and research centres.",
            resources="According to the yearly budget, about EUR 10 million a year on average.",
            evidence="In 2017: 755 firms co-financed, 95 information events, 300 firms in joint promotional actions.",
            difficulties="",
            potential="Partners valued how it joins different means in one shared programme. In Gävleborg its way of governing business cheques inspired a doubled budget and simpler rules.",
            elements=(
                ElementText(
                    "cheque-governance",
                    "Governance of business cheques (vouchers)",
                    "Direct financial help to small firms, with common priorities and criteria and a simple administration.",
                    "A budget of its own, published criteria and a short procedure.",
                ),
                ElementText(
                    "one-programme",
                    "One programme over several years",
                    "Measures of different actors under one direction, from information to calls.",
                    "A body in which region, chambers and associations agree.",
                ),
                ElementText(
                    "call-for-non-exporters",
                    "A call for those who do not export yet",
                    "A line kept for firms without experience, apart from those for firms already abroad.",
                    "",
                ),
            ),
        ),
        "es": PracticeText(
            title="Emilia-Romagna Go Global (ERGO) 2016–2020",
            summary="Un solo programa plurianual reúne todos los medios con los que la Región acompaña al exterior a sus empresas y a su investigación.",
            detail="ERGO es el programa de la Región de Emilia-Romaña para la promoción internacional de su economía y de su conocimiento. Pone bajo una misma dirección medidas que en otros lugares van por separado, desde el primer paso hacia la exportación hasta la presencia estable en un mercado.\n\nTiene seis ejes: información, formación y análisis económico; acuerdos de cooperación con instituciones de los países de destino; encuentros y actos de promoción; prioridades y criterios para elegir los proyectos que se financian con convocatorias; proyectos de promoción conjuntos con asociaciones y cámaras de comercio; atracción de inversiones. Las convocatorias se dirigen, entre otros, a las empresas que aún no exportan, a los consorcios, a la participación en ferias y al propio sistema ferial de la región.\n\nLos beneficiarios son las empresas de la región, sobre todo pequeñas y medianas, las universidades y los centros de investigación.",
            resources="Según el presupuesto de cada año, unos 10 millones de euros al año de media.",
            evidence="En 2017: 755 empresas cofinanciadas, 95 actos informativos, 300 empresas en acciones de promoción conjuntas.",
            difficulties="",
            potential="Los socios valoraron cómo une medios distintos en un programa compartido. En Gävleborg, su manera de gestionar los cheques o bonos para empresas inspiró un presupuesto doble y reglas más sencillas.",
            elements=(
                ElementText(
                    "cheque-governance",
                    "Gobernanza de los bonos (cheques) para empresas",
                    "Ayuda económica directa a las pequeñas empresas, con prioridades y criterios comunes y una administración sencilla.",
                    "Un presupuesto propio, criterios publicados y un procedimiento corto.",
                ),
                ElementText(
                    "one-programme",
                    "Un solo programa plurianual",
                    "Medidas de distintos actores bajo una misma dirección, desde la información hasta las convocatorias.",
                    "Un órgano en el que se pongan de acuerdo la Región, las cámaras y las asociaciones.",
                ),
                ElementText(
                    "call-for-non-exporters",
                    "Una convocatoria para quienes aún no exportan",
                    "Una línea reservada a las empresas sin experiencia, aparte de las que ya están en el exterior.",
                    "",
                ),
            ),
        ),
    },
)

LAW_14 = PracticeData(
    slug="regional-law-14-2014",
    partner="emilia-romagna",
    region="ITH5",
    organisation="region-er",
    city="Bologna",
    theme="policy-and-governance",
    topic="investment-attraction",
    directions=("inward",),
    start_month="2014-07",
    ongoing=True,
    decisions=("counted",),
    source_url="https://www.interregeurope.eu/competein/news/news-article/1220/4th-local-stakeholders-group-meeting-in-bologna/",
    source_title="COMPETE IN news: 4th stakeholder group meeting in Bologna",
    texts={
        "it": PracticeText(
            title="Legge regionale 14/2014 per la promozione degli investimenti",
            summary="Una legge regionale offre incentivi a chi investe in progetti strategici e un solo punto di contatto prima e dopo l’investimento.",
            detail="La legge regionale 14 del 2014 prevede incentivi per le imprese che realizzano programmi di investimento di alto valore strategico, coerenti con la strategia regionale di specializzazione intelligente (S3). Regione e investitore si legano con un accordo per l’insediamento e lo sviluppo.\n\nL’agenzia regionale (ERVET, oggi ART-ER) è il punto di contatto per gli investitori esteri: dà informazioni e servizi prima e dopo l’investimento e aiuta la Regione a promuovere, scegliere e valutare le proposte e a definire gli accordi.",
            potential="L’idea trasferibile è unire tre cose che spesso stanno in uffici diversi: l’incentivo, i criteri legati alla strategia regionale e l’accompagnamento dell’investitore nel tempo.",
            elements=(
                ElementText(
                    "settlement-agreement",
                    "Accordo per l’insediamento e lo sviluppo",
                    "Impegni scritti tra Regione e investitore, legati alla strategia di specializzazione.",
                    "Una base di legge e criteri di valutazione.",
                ),
                ElementText(
                    "investor-contact-point",
                    "Punto di contatto per gli investitori",
                    "Un’agenzia che segue l’investitore prima e dopo la decisione.",
                    "Personale dedicato e accordi con gli enti locali.",
                ),
            ),
        ),
        "en": PracticeText(
            title="Regional Law 14/2014 on the promotion of investment",
            summary="A regional law gives incentives to strategic investment and one contact point before and after it.",
            detail="Regional Law 14 of 2014 provides incentives for firms that carry out investment programmes of high strategic value, in line with the regional smart specialisation strategy (S3). Region and investor bind themselves by an agreement on settlement and development.\n\nThe regional agency (ERVET, now ART-ER) is the contact point for investors from abroad: it gives information and services before and after the investment, and helps the Region to promote, choose and assess proposals and to draw up the agreements.",
            potential="What can be transferred is to join three things that often sit in different offices: the incentive, criteria bound to the regional strategy, and company for the investor over time.",
            elements=(
                ElementText(
                    "settlement-agreement",
                    "Agreement on settlement and development",
                    "Written commitments between Region and investor, bound to the specialisation strategy.",
                    "A basis in law and criteria of assessment.",
                ),
                ElementText(
                    "investor-contact-point",
                    "Contact point for investors",
                    "An agency that follows the investor before and after the decision.",
                    "Dedicated staff and agreements with local authorities.",
                ),
            ),
        ),
    },
)

CONSORTIA = PracticeData(
    slug="measure-4-2-consortia",
    partner="emilia-romagna",
    region="ITH5",
    organisation="region-er",
    city="Bologna",
    theme="value-chain",
    topic="consortia-and-clusters",
    directions=("outward",),
    start_month="2012-01",
    end_month="2015-12",
    source_url="https://www.interregeurope.eu/competein/news/news-article/1220/4th-local-stakeholders-group-meeting-in-bologna/",
    source_title="COMPETE IN news: 4th stakeholder group meeting in Bologna",
    texts={
        "it": PracticeText(
            title="Misura 4.2: consorzi per l’internazionalizzazione",
            summary="Piccole imprese dello stesso settore e territorio si uniscono in consorzi per affrontare insieme i mercati esteri.",
            detail="La misura 4.2 fa parte del programma regionale per le attività produttive 2012–2015. Sostiene la partecipazione delle piccole e medie imprese a fiere internazionali e i progetti presentati dai consorzi per l’internazionalizzazione.\n\nLa Confederazione nazionale dell’artigianato e della piccola e media impresa dell’Emilia-Romagna ha promosso la nascita e la crescita di nove consorzi: gruppi di imprese che lavorano nello stesso settore e territorio e che insieme hanno più possibilità di entrare in un mercato estero.",
            potential="Può servire dove le imprese sono troppo piccole per avere un ufficio export: si finanzia il gruppo, non la singola impresa.",
            elements=(
                ElementText(
                    "consortium-of-small-firms",
                    "Consorzio di piccole imprese",
                    "Imprese dello stesso settore e territorio si presentano insieme a fiere e clienti.",
                    "Un promotore di fiducia, qui un’associazione di categoria, e un bando per progetti comuni.",
                ),
            ),
        ),
        "en": PracticeText(
            title="Measure 4.2: consortia for internationalisation",
            summary="Small firms of one sector and area join in consortia to face markets abroad together.",
            detail="Measure 4.2 is part of the regional programme for productive activities 2012–2015. It supports small and medium-sized firms at international trade fairs and projects handed in by consortia for internationalisation.\n\nThe confederation of crafts and small and medium-sized enterprises of Emilia-Romagna helped nine consortia to be born and to grow: groups of firms of the same sector and area that together have a better chance of entering a market abroad.",
            potential="It may serve where firms are too small to have an export office: the group is financed, not the single firm.",
            elements=(
                ElementText(
                    "consortium-of-small-firms",
                    "Consortium of small firms",
                    "Firms of one sector and area present themselves together at fairs and to customers.",
                    "A promoter whom firms trust, here a trade association, and a call for joint projects.",
                ),
            ),
        ),
    },
)

PRACTICES = (ERGO, LAW_14, CONSORTIA)
