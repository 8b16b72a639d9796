"""Conversations of the network group: examples of the questions partners have."""

from exchange.demo.data.shapes import PostData, ThreadData

VOUCHERS = ThreadData(
    "vouchers",
    "network",
    "question",
    "Vouchers: by ranking, or first come first served?",
    24,
    (
        PostData(
            "gavle.coordinator",
            0,
            "We want to make our business cheques simpler. One question comes back in every meeting:\n\n- **ranking**: everybody applies by a date, the best get the money;\n- **first come, first served**: a firm applies when it needs it, until the money is gone.\n\nWhat do you use, and for whom does it work?",
        ),
        PostData(
            "emilia-romagna.coordinator",
            5,
            "Both, for different people. A ranking makes sense for projects of consortia. For a single fair a small firm cannot wait months for the list: the fair is over by then.",
        ),
        PostData(
            "ivace.coordinator",
            21,
            "En nuestra región la pregunta es también *para qué* se pide. Si la empresa tiene ya un plan de exportación, el bono puede ser rápido. Si no lo tiene, el bono llega antes que la idea.",
        ),
        PostData(
            "wielkopolska.coordinator",
            27,
            "> the fair is over by then\n\nExactly. With regional stands we avoid part of this: the region books, the firm joins.",
            2,
        ),
        PostData(
            "slaskie.coordinator",
            30,
            "A public example to compare: Puglia published a ranking call in 2017 (EUR 1.5 M, up to 80 %) and a first-come one in 2018 (EUR 5 M, fixed sums for fairs inside and outside the EU). The same region, two ways, one year apart.",
        ),
        PostData(
            "west-yorkshire.coordinator",
            48,
            "First come, first served favours those who read calls for a living. If you choose it, keep a share for firms that have never applied.",
        ),
        PostData(
            "gavle.coordinator",
            52,
            "Good point, we will write that down:\n\n1. fixed sums, few documents;\n2. open all year;\n3. a share for first-time applicants.\n\nDoes anybody have a form that fits on one page?",
        ),
        PostData(
            "emilia-romagna.coordinator",
            70,
            "Ours does not. But we learned to ask only what decides: who you are, which market, what you will do there, what it costs. Everything else can come with the invoice.",
        ),
        PostData(
            "reggio-emilia.coordinator",
            75,
            "Aggiungerei una domanda: *chi in azienda se ne occupa?* Se la risposta è «nessuno», il voucher giusto è quello per la formazione.",
        ),
    ),
)

CONTACT_POINT = ThreadData(
    "contact-point",
    "network",
    "discussion",
    "A single contact point: what must stand behind the door?",
    41,
    (
        PostData(
            "slaskie.coordinator",
            0,
            "Many of you ask about our assistance centre. The door is the easy part. What counts is what happens in the two days after a firm has knocked. I suggest we collect what must be agreed **before** one opens.",
        ),
        PostData(
            "gavle.coordinator",
            3,
            "For us it was who answers for whom. Region, municipality and national body sat in one network before there was a centre. Without it the contact point would have been one more sign on one more door.",
        ),
        PostData(
            "ivace.coordinator",
            26,
            "Do your colleagues from other bodies see the same file on a firm? Ours keep their own lists, and the firm tells its story three times.",
        ),
        PostData(
            "slaskie.coordinator",
            29,
            "No common file. A common *first page*: name, sector, market, what was asked, who took it. The rest stays where it is.",
            3,
        ),
        PostData(
            "emilia-romagna.coordinator",
            47,
            "And the language: firms do not ask for “internationalisation support”. They ask “how do I get paid?” or “do I need a certificate?”. A contact point that answers these two is trusted for the rest.",
        ),
        PostData("wielkopolska.coordinator", 50, "Opening hours! A micro firm calls after six."),
        PostData(
            "gavle.coordinator",
            53,
            "So far:\n\n- who answers for whom\n- a common first page\n- plain questions, plain answers\n- reachable when small firms have time\n\nI will bring this to our group and tell you what they say.",
        ),
    ),
)

UNKNOWN = ThreadData(
    "unknown-outcomes",
    "network",
    "document_review",
    "How do we write “we do not know” in a plan?",
    12,
    (
        PostData(
            "reggio-emilia.coordinator",
            0,
            "Looking at *Practices that travelled*: for most edges the result is unknown. I would rather see that than an empty cell. But what do we write when a workshop simply led to nothing?",
        ),
        PostData("west-yorkshire.coordinator", 2, "“Not taken, and why” is a result. The reason is what others can use."),
        PostData(
            "wielkopolska.coordinator",
            20,
            "For us there are three cases:\n\n| case | what to write |\n|---|---|\n| taken | what, and what we changed |\n| not taken | the reason |\n| not known | nothing but that |\n\nThe third should get rarer each year.",
        ),
        PostData("gavle.coordinator", 23, "Agreed. And please not “in progress” for ever. A date by which we look again."),
        PostData(
            "emilia-romagna.coordinator",
            44,
            "If a plan says “unknown” the owner of the practice should be able to ask. I would like to know what became of our cheques elsewhere.",
        ),
    ),
)

MICRO_FIRMS = ThreadData(
    "micro-firms",
    "network",
    "question",
    "Micro firms: own support, or part of the general one?",
    33,
    (
        PostData(
            "wielkopolska.coordinator",
            0,
            "TRIIP interested our stakeholders because it is for micro firms *only*. Before we recommend something like it: do you keep them apart, and what does that cost?",
        ),
        PostData(
            "gavle.coordinator",
            4,
            "Kept apart, yes. In a common call they lose against firms with somebody who writes applications. Best to ask the cluster itself about staff; it explained this in the workshop.",
        ),
        PostData(
            "ivace.coordinator",
            25,
            "Nosotros no los separamos por tamaño sino por experiencia: quien nunca ha exportado entra por otra puerta. Suelen ser los mismos.",
        ),
        PostData(
            "slaskie.coordinator", 28, "Size or experience, that is the question. A micro firm in software may export from its first day."
        ),
        PostData(
            "reggio-emilia.coordinator",
            31,
            "Then the four levels help: *no experience, light, consolidating, highly experienced*. We could tag each practice with the level it serves and see where nobody offers anything.",
        ),
        PostData(
            "wielkopolska.coordinator",
            49,
            "I will try this with our list and report. If the first level is nearly empty we have our answer.",
        ),
    ),
)

NEXT_TOGETHER = ThreadData(
    "next-practice",
    "network",
    "decision",
    "Which practice do we look at together next?",
    5,
    (
        PostData(
            "reggio-emilia.coordinator",
            0,
            "Three were named in the last meeting:\n\n1. ERGO, its governance of cheques\n2. the single contact point in Silesia\n3. VIT Emprende, its community\n\nPlease say which one and what you would *do* with it. Until Friday.",
        ),
        PostData("west-yorkshire.coordinator", 3, "3. We have firms and a university but no community between events."),
        PostData("gavle.coordinator", 6, "2, again: now that our centre exists we would like to compare, not to copy."),
        PostData("ivace.coordinator", 22, "1. Ya le dedicamos un taller en 2018; ahora preguntaríamos por lo que *no* funcionó."),
        PostData("slaskie.coordinator", 26, "1, same reason."),
    ),
)

THREADS = (VOUCHERS, CONTACT_POINT, UNKNOWN, MICRO_FIRMS, NEXT_TOGETHER)
