"""The two local action plans of which something is public. Five others exist but are not public: none is made up."""

from exchange.demo.data.shapes import ActionData, PlanData, PlanText, TransferData

OUTCOME = (
    "https://www.interregeurope.eu/policylearning/news/8283/the-power-of-regional-stakeholders-to-improve-internationalisation-of-smes/"
)


def _sections(text: str, *titles: str) -> dict[str, str]:
    return dict.fromkeys(titles, text)


GAVLE_TRANSFERS = {
    "export-centre": (
        TransferData(
            "silesian-assistance-centre",
            "single-contact-point",
            "The single contact point: one place that gives firms easy access to information, digitally and in person.",
            "done",
            changed="Built on the network Team Gävleborg, which the region, the municipality and Business Sweden had already begun.",
        ),
        TransferData(
            "emilia-romagna-go-global",
            "cheque-governance",
            "How business cheques are governed, and the importance of direct financial help to small firms.",
            "done",
            changed="The budget for business cheques was doubled and the administration made simpler for firms.",
        ),
    ),
    "university": (
        TransferData(
            "higher-education-for-internationalisation",
            "students-as-hub",
            "Work of the university with firms on new markets; that this action came of it is inferred.",
            "unknown",
            visit="workshop-higher-education-gavle-2018",
        ),
    ),
    "start-ups": (
        TransferData(
            "vit-emprende",
            "community-of-entrepreneurs",
            "The community and its constant care, digital and social media, bringing in new stakeholders.",
            "unknown",
            visit="workshop-startups-gavle-2018",
        ),
        TransferData(
            "valencian-startup-association",
            "voice-of-startups",
            "Start-ups that organise themselves; that this action came of it is inferred.",
            "unknown",
            visit="workshop-startups-gavle-2018",
        ),
    ),
}

GAVLE = PlanData(
    slug="local-action-plan-gavle",
    partner="gavle",
    instrument="erdf-north-central-sweden",
    start_year=2019,
    end_year=2021,
    source_url="https://movexum.se/projekt/compete-in-local-action-plan/",
    texts={
        "en": PlanText(
            "Local action plan Gävle/Gävleborg 2019–2021",
            "A more strategic and coordinated support system, so that more small firms become international.",
            "Region Gävleborg",
            "The plan addresses the programme Investment for Growth and Jobs, North Central Sweden. It wants a more strategic and coordinated support system for the internationalisation of small and medium-sized firms and better cooperation between the main stakeholders. It was to be delivered in 2019–2021, with a follow-up twice a year.",
        ),
        "sv": PlanText(
            "Lokal handlingsplan Gävle/Gävleborg 2019–2021",
            "Ett mer strategiskt och samordnat stöd, så att fler små företag blir internationella.",
            "Region Gävleborg",
            "Planen vänder sig till programmet Investering för tillväxt och sysselsättning, Norra Mellansverige. Den vill ha ett mer strategiskt och samordnat stöd till små och medelstora företags internationalisering och ett bättre samarbete mellan de viktigaste aktörerna. Den skulle genomföras 2019–2021, med uppföljning två gånger om året.",
        ),
    },
    actions={
        "en": (
            ActionData(
                "export-centre",
                "Regional Export Centre in Gävleborg",
                "Establish one centre through which firms of the region find help on their way to markets abroad.",
                background="Region, municipality and Business Sweden had begun the network Team Gävleborg. From the learning phase came the single contact point of Silesia and the governance of cheques of Emilia-Romagna.",
                timeframe="2019–2021",
                stakeholders="Region Gävleborg, Municipality of Gävle, Business Sweden",
                outcome="The Regional Export Centre Gävleborg was set up. The budget for business cheques was doubled, and cheques became easier to get.",
                outcome_source_url=OUTCOME,
                transfers=GAVLE_TRANSFERS["export-centre"],
            ),
            ActionData(
                "university",
                "University of Gävle: contribution to the internationalisation of firms",
                "The university takes part in supporting firms on their way abroad.",
                timeframe="2019–2021",
                stakeholders="University of Gävle",
                transfers=GAVLE_TRANSFERS["university"],
            ),
            ActionData(
                "start-ups",
                "Support to the internationalisation of innovative start-ups",
                "Support for innovative start-ups that look to markets abroad.",
                timeframe="2019–2021",
                transfers=GAVLE_TRANSFERS["start-ups"],
            ),
        ),
        "sv": (
            ActionData(
                "export-centre",
                "Regionalt exportcentrum i Gävleborg",
                "Inrätta ett centrum där länets företag hittar hjälp på vägen till utländska marknader.",
                background="Regionen, kommunen och Business Sweden hade börjat nätverket Team Gävleborg. Ur lärandefasen kom Schlesiens enda kontaktpunkt och Emilia-Romagnas styrning av checkar.",
                timeframe="2019–2021",
                stakeholders="Region Gävleborg, Gävle kommun, Business Sweden",
                outcome="Regionalt exportcentrum Gävleborg inrättades. Budgeten för affärscheckar fördubblades och checkarna blev lättare att få.",
                outcome_source_url=OUTCOME,
            ),
            ActionData(
                "university",
                "Högskolan i Gävle: bidrag till företagens internationalisering",
                "Högskolan deltar i stödet till företag på väg utomlands.",
                timeframe="2019–2021",
                stakeholders="Högskolan i Gävle",
            ),
            ActionData(
                "start-ups",
                "Stöd till innovativa startup-företags internationalisering",
                "Stöd till innovativa startup-företag som siktar på utländska marknader.",
                timeframe="2019–2021",
            ),
        ),
    },
)

REGGIO_TRANSFERS = (
    TransferData(
        "wakefield-first-bondholder-scheme",
        "membership-scheme",
        "The membership scheme was studied; whether and how it entered the plan is not known.",
        "unknown",
        visit="workshop-bondholders-reggio-emilia-2018",
    ),
    TransferData(
        "vit-emprende",
        "co-created-programme",
        "The programme made with the network was studied; whether and how it entered the plan is not known.",
        "unknown",
        visit="workshop-vit-emprende-reggio-emilia-2018",
    ),
)

REGGIO = PlanData(
    slug="local-action-plan-reggio-emilia",
    partner="reggio-emilia",
    instrument="dup",
    source_url="https://it.readkong.com/page/progetto-interreg-europe-compete-in-4794660",
    texts={
        "it": PlanText(
            "Piano d’azione locale di Reggio Emilia",
            "Il piano del Comune, legato al Documento Unico di Programmazione di cui è responsabile.",
            "Fondazione E35",
            "Il piano incide sul Documento Unico di Programmazione; il Comune ne è responsabile. È indicata la voce Investimenti per la crescita e l’occupazione.",
            _sections(
                "Non noto pubblicamente.",
                "Contesto e sfide",
                "Obiettivi",
                "Impatto sullo strumento di policy",
                "Attori e stakeholder",
                "Schema finanziario",
                "Elementi di innovazione",
                "Processo e metodo",
                "Analisi dei rischi",
                "Piano di comunicazione",
            ),
        ),
        "en": PlanText(
            "Local action plan of Reggio Emilia",
            "The Municipality’s plan, bound to the Documento Unico di Programmazione for which it is responsible.",
            "E35 Foundation",
            "The plan acts on the Documento Unico di Programmazione, for which the Municipality is responsible; Investment for Growth and Jobs is ticked.",
            _sections(
                "Not known publicly.",
                "Context and challenges",
                "Focus and objectives",
                "Impact on the policy instrument",
                "Actors and stakeholders",
                "Financial scheme",
                "Innovation points",
                "Process and methodology",
                "Risk analysis",
                "Communication plan",
            ),
        ),
    },
    actions={
        "it": (
            ActionData(
                "studied-practices",
                "Azioni ispirate alle pratiche studiate",
                "Il piano dedica alle azioni le pagine 18–40; i loro contenuti non sono noti pubblicamente.",
                background="Nel 2018 Reggio Emilia ha tenuto due laboratori di trasferimento: sui bondholder di Wakefield e su VIT Emprende.",
                transfers=REGGIO_TRANSFERS,
            ),
        ),
        "en": (
            ActionData(
                "studied-practices",
                "Actions inspired by the practices studied",
                "The plan gives pages 18–40 to its actions; what they contain is not publicly known.",
                background="In 2018 Reggio Emilia held two transfer workshops: on the bondholders of Wakefield and on VIT Emprende.",
            ),
        ),
    },
)

PLANS = (GAVLE, REGGIO)
