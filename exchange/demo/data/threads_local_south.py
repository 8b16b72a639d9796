"""Conversations of the local groups in Italy and Spain: examples."""

from exchange.demo.data.shapes import PostData, ThreadData

BONDHOLDER = ThreadData(
    "bondholder",
    "reggio-emilia",
    "discussion",
    "Bondholder: che cosa possiamo prendere da Wakefield?",
    19,
    (
        PostData(
            "reggio-emilia.coordinator",
            0,
            "Del laboratorio sui *bondholder* resta una domanda: le nostre imprese pagherebbero una quota per promuovere la città? E che cosa vorrebbero in cambio?",
        ),
        PostData(
            "reggio-emilia.enterprise",
            4,
            "Dipende. Una quota per «il marchio della città» no. Una quota per incontrare ogni due mesi chi compra e chi decide, forse sì.",
        ),
        PostData(
            "reggio-emilia.association",
            9,
            "Attenzione a non chiedere due volte la stessa cosa: molti versano già a noi, al consorzio e alla fiera. Serve dire che cosa cambia.",
        ),
        PostData(
            "reggio-emilia.chamber",
            26,
            "Propongo di separare i due elementi:\n\n- **l’adesione** (chi entra, con quali impegni);\n- **la settimana delle imprese** (porte aperte, un finale insieme).\n\nIl secondo si può provare senza il primo.",
        ),
        PostData(
            "reggio-emilia.culture",
            29,
            "> porte aperte\n\nAnche i luoghi della cultura: a Wakefield una parte del programma era in un museo.",
            4,
        ),
        PostData(
            "reggio-emilia.university",
            33,
            "Gli studenti del master potrebbero accompagnare gli ospiti e preparare schede sulle imprese. È un’occasione anche per loro.",
        ),
        PostData(
            "reggio-emilia.coordinator",
            50,
            "Allora: proviamo la settimana, senza quota, e alla fine chiediamo a chi ha aperto le porte se aderirebbe. Porto la proposta al prossimo incontro.",
        ),
    ),
)

SOUTH_AFRICA = ThreadData(
    "sudafrica",
    "reggio-emilia",
    "question",
    "Sudafrica: chi segue i contatti dopo la missione?",
    8,
    (
        PostData(
            "reggio-emilia.enterprise",
            0,
            "Dopo una missione si torna con venti biglietti da visita e nessuno che richiami. Chi dovrebbe farlo: noi, il Comune, la Fondazione?",
        ),
        PostData(
            "reggio-emilia.coordinator",
            5,
            "Il rapporto istituzionale resta al Comune e alla Fondazione. Ma l’offerta è vostra. Quello che possiamo fare è tenere *un* calendario: chi richiama chi, entro quando.",
        ),
        PostData(
            "reggio-emilia.chamber",
            23,
            "E una riunione dopo 30 giorni, già fissata prima di partire. Se è in agenda, le persone arrivano con qualcosa da dire.",
        ),
        PostData(
            "reggio-emilia.enterprise",
            26,
            "Mi basta questo. Aggiungete una riga: «che cosa non è andato». L’ultima volta abbiamo portato il catalogo sbagliato.",
        ),
    ),
)

FIRST_STEP = ThreadData(
    "primo-passo",
    "emilia-romagna",
    "discussion",
    "Chi non esporta ancora: quali domande fare per prime?",
    28,
    (
        PostData(
            "emilia-romagna.coordinator",
            0,
            "Vogliamo una pagina sola di domande per l’impresa che non ha mai esportato. Non per escluderla, ma per indirizzarla. Comincio io:\n\n1. Chi in azienda risponde a una mail in inglese entro due giorni?\n2. Quanto potete produrre in più senza nuovi investimenti?",
        ),
        PostData(
            "emilia-romagna.chamber", 3, "3. Il prodotto ha bisogno di certificazioni nel Paese?\n4. Sapete quanto costa consegnarlo là?"
        ),
        PostData("emilia-romagna.enterprise", 8, "5. *Perché* volete esportare? Se la risposta è «perché qui si vende meno», serve altro."),
        PostData(
            "emilia-romagna.consortium",
            25,
            "6. Siete disposti a presentarvi con altri? Per molti piccoli il consorzio è l’unico ufficio export possibile.",
        ),
        PostData(
            "emilia-romagna.technopole",
            31,
            "Attenzione alle imprese molto innovative: rispondono male alla 2 e bene a tutto il resto, e sono già sul mercato mondiale dal primo giorno.",
        ),
        PostData(
            "emilia-romagna.coordinator",
            48,
            "Giusto. Faremo due percorsi e non un punteggio. Chi prova le sei domande con tre imprese prima del prossimo incontro?",
        ),
        PostData("emilia-romagna.chamber", 52, "Noi."),
    ),
)

READY = ThreadData(
    "listas-para-exportar",
    "ivace",
    "question",
    "¿Cómo sabe una empresa si está lista para exportar?",
    16,
    (
        PostData(
            "ivace.enterprise",
            0,
            "Nos han ofrecido asesoramiento, un plan y una ayuda. Lo que no sabemos es si *ya* nos toca. ¿Hay señales claras?",
        ),
        PostData(
            "ivace.chamber",
            2,
            "Tres, en mi experiencia:\n\n- alguien en la empresa tiene tiempo para ello, aunque sea medio día a la semana;\n- el precio aguanta el transporte;\n- ha llegado ya algún pedido de fuera, aunque fuera por casualidad.\n\nCon dos de tres se puede hacer el plan.",
        ),
        PostData(
            "ivace.university",
            20,
            "Añado: que la dirección lo quiera de verdad. Muchos planes mueren porque eran del técnico y no de la empresa.",
        ),
        PostData(
            "ivace.start-up",
            24,
            "En nuestro caso fue al revés: primero vendimos fuera y luego hicimos el plan. Para software las señales son otras.",
        ),
        PostData(
            "ivace.coordinator",
            29,
            "Es justo la diferencia entre *plan antes que ayuda* y lo que necesita una startup. Podríamos contarlo así en la práctica: para quién sirve y para quién no.",
        ),
        PostData("ivace.enterprise", 45, "Gracias. Tenemos dos de tres; pediremos la cita."),
    ),
)

MISSIONS = ThreadData(
    "misiones",
    "ivace",
    "discussion",
    "Misiones comerciales: ¿a quién llevar y a quién no?",
    6,
    (
        PostData(
            "ivace.chamber",
            0,
            "En Lombardía las misiones salen de una *matriz sector–mercado*: primero se decide para qué sectores tiene sentido un mercado y luego se invita. Su programa de 2021 nombraba Emiratos Árabes Unidos y un proyecto piloto en Canadá. ¿Lo vemos útil?",
        ),
        PostData(
            "ivace.coordinator", 5, "Sí, si no se convierte en excusa para llevar siempre a los mismos. ¿Quién mira las casillas vacías?"
        ),
        PostData(
            "ivace.start-up",
            22,
            "A nosotros nos ayudó más pasar una semana en otro ecosistema que una feria. Menos reuniones, pero con gente que luego contesta.",
        ),
        PostData(
            "ivace.chamber",
            27,
            "Son dos cosas distintas y las dos valen:\n\n1. misión con agenda para quien tiene oferta cerrada;\n2. intercambio para quien todavía busca.\n\nPropongo decirlo en la convocatoria.",
        ),
    ),
)

THREADS = (BONDHOLDER, SOUTH_AFRICA, FIRST_STEP, READY, MISSIONS)
