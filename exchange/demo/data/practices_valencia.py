"""Practices of the Valencian Community: exporters and investors."""

from exchange.demo.data.shapes import ElementText, PracticeData, PracticeText

VALENCIA_VISIT = "https://www.interregeurope.eu/competein/news/news-article/2611/last-study-visit-hosted-by-the-city-of-valencia/"
VALENCIA_VISIT_TITLE = "COMPETE IN news: last study visit, hosted by the city of València"

XPANDE = PracticeData(
    slug="xpande",
    partner="ivace",
    region="ES52",
    organisation="valencian-chambers",
    theme="policy-and-governance",
    topic="export-readiness",
    directions=("outward",),
    maturity=("no-experience", "light"),
    decisions=("counted",),
    source_url=VALENCIA_VISIT,
    source_title=VALENCIA_VISIT_TITLE,
    texts={
        "es": PracticeText(
            title="XPANDE: un plan de exportación para quien empieza",
            summary="Las cámaras de comercio acompañan a la empresa que exporta por primera vez: asesoran, forman y ayudan a pagar el plan.",
            detail="XPANDE es un programa de las cámaras de comercio para empresas que empiezan a exportar. La empresa recibe asesoramiento en su propia sede y formación para diseñar un plan de exportación. Después hay fondos públicos para poner el plan en marcha.\n\nEl orden es la clave: primero el plan, luego la ayuda. La empresa no pide dinero para una acción suelta, sino para llevar a cabo lo que ha pensado con un asesor. Fue una de las tres prácticas que Valencia mostró a la red en diciembre de 2017.",
            potential="Sirve a regiones cuyas ayudas se reparten en acciones sueltas y a empresas que no saben por dónde empezar. Wielkopolska le dedicó un taller de transferencia en 2018.",
            elements=(
                ElementText(
                    "plan-before-money",
                    "Primero el plan, después la ayuda",
                    "La ayuda pública financia la ejecución de un plan de exportación ya diseñado.",
                    "Asesores que trabajen en la empresa y una convocatoria ligada al plan.",
                ),
                ElementText(
                    "in-house-advice",
                    "Asesoramiento en la empresa",
                    "El técnico de la cámara trabaja en la sede de la empresa y la forma para diseñar su plan.",
                    "Cámaras con técnicos repartidos por el territorio.",
                ),
            ),
        ),
        "en": PracticeText(
            title="XPANDE: an export plan for first-time exporters",
            summary="Chambers of commerce accompany firms that export for the first time: advice, training and help to pay for the plan.",
            detail="XPANDE is a programme of the chambers of commerce for firms that begin to export. The firm gets advice on its own premises and training to design an export plan. Public funds then help to carry the plan out.\n\nThe order is what matters: first the plan, then the help. The firm does not ask for money for a single action but to carry out what it has thought through with an adviser. It was one of the three practices that Valencia showed to the network in December 2017.",
            potential="It serves regions whose help is spread over single actions, and firms that do not know where to begin. Wielkopolska gave it a transfer workshop in 2018.",
            elements=(
                ElementText(
                    "plan-before-money",
                    "First the plan, then the help",
                    "Public money pays for carrying out an export plan that has already been designed.",
                    "Advisers who work inside the firm and a call bound to the plan.",
                ),
                ElementText(
                    "in-house-advice",
                    "Advice inside the firm",
                    "The chamber’s adviser works at the firm’s premises and trains it to design its plan.",
                    "Chambers with advisers across the area.",
                ),
            ),
        ),
    },
)

SICOMEX = PracticeData(
    slug="sicomex",
    partner="ivace",
    region="ES52",
    organisation="ivace",
    theme="policy-and-governance",
    topic="contact-points",
    directions=("outward",),
    source_url=VALENCIA_VISIT,
    source_title=VALENCIA_VISIT_TITLE,
    texts={
        "es": PracticeText(
            title="SICOMEX: responder a lo que necesita la empresa exportadora",
            summary="Un instrumento valenciano pensado para las necesidades de las empresas que exportan.",
            detail="SICOMEX se presentó junto con XPANDE en la visita de estudio a Valencia, en diciembre de 2017. Los dos instrumentos responden a necesidades de las empresas exportadoras y buscan la presencia internacional de la región a través de su sector privado.\n\nLas fuentes públicas no explican con más detalle cómo funciona ni qué recursos necesita.",
            potential="Wielkopolska lo eligió, junto con XPANDE, para un taller de transferencia en 2018. No se ha publicado qué resultó de él.",
        ),
        "en": PracticeText(
            title="SICOMEX: answering what exporting firms need",
            summary="A Valencian instrument made for the needs of firms that export.",
            detail="SICOMEX was presented together with XPANDE at the study visit to Valencia in December 2017. Both instruments answer needs of exporting firms and seek the region’s presence abroad through its private sector.\n\nPublic sources do not explain in more detail how it works or what it needs.",
            potential="Wielkopolska chose it, together with XPANDE, for a transfer workshop in 2018. What came of it has not been published.",
        ),
    },
)

INVESTMENT_LAW = PracticeData(
    slug="foreign-investment-law",
    partner="ivace",
    region="ES52",
    organisation="ivace",
    theme="policy-and-governance",
    topic="investment-attraction",
    directions=("inward",),
    source_url=VALENCIA_VISIT,
    source_title=VALENCIA_VISIT_TITLE,
    texts={
        "es": PracticeText(
            title="Nueva ley de inversión extranjera",
            summary="Una ley que simplifica trámites y coordina administraciones para acelerar los nuevos proyectos de inversión.",
            detail="La ley facilita los procedimientos administrativos a las empresas con nuevos proyectos de inversión. El inversor extranjero puede acelerar los trámites que necesita para invertir en la región: las aprobaciones son más sencillas y se simplifican las gestiones.\n\nAdemás coordina los tres niveles de la administración, el nacional, el regional y el local, para que la empresa no tenga que ir de una ventanilla a otra.",
            potential="Lo transferible no es el texto de la ley, que depende de cada ordenamiento, sino la coordinación de los tres niveles de la administración en torno a un proyecto.",
            elements=(
                ElementText(
                    "three-levels-coordinated",
                    "Tres administraciones coordinadas",
                    "Estado, región y municipio tramitan juntos un mismo proyecto de inversión.",
                    "Competencia para legislar o un acuerdo entre administraciones.",
                ),
            ),
        ),
        "en": PracticeText(
            title="New foreign-investment law",
            summary="A law that simplifies procedures and coordinates authorities so that new investment projects move faster.",
            detail="The law makes administrative procedures easier for firms with new investment projects. Investors from abroad can speed up the steps they need to invest in the region: approvals are simpler and paperwork is reduced.\n\nIt also coordinates the three levels of administration, national, regional and local, so that a firm need not go from one counter to the next.",
            potential="What can be transferred is not the wording of the law, which depends on each legal system, but the coordination of three levels of administration around one project.",
            elements=(
                ElementText(
                    "three-levels-coordinated",
                    "Three administrations coordinated",
                    "State, region and municipality handle one investment project together.",
                    "Power to legislate, or an agreement between authorities.",
                ),
            ),
        ),
    },
)

PRACTICES = (XPANDE, SICOMEX, INVESTMENT_LAW)
