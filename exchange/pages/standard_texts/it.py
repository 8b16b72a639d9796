"""Standard pages in Italian."""

from exchange.pages.standard_texts.shape import StandardText

PAGES = (
    StandardText(
        "about",
        "Informazioni",
        "Le regioni si mostrano a vicenda che cosa funziona, e che cosa ne è stato.",
        """
Qui le regioni europee che aiutano le imprese ad andare all’estero e attirano investimenti imparano le une dalle altre. Ogni partner della rete descrive le proprie **buone pratiche**, invita gli altri a **visite studio**, ne discute a casa con un **gruppo di stakeholder** e porta *elementi* di quello che ha visto in un **piano d’azione locale**.

## La catena

1. Un partner scrive una pratica e la fa valutare.
2. Gli altri la vedono in una visita o in un laboratorio di trasferimento.
3. Un partner ne prende un elemento in un’azione del proprio piano.
4. Tutti vedono dove una pratica ha viaggiato, e che cosa non si sa ancora.

## Che cosa puoi fare

- **Leggere e cercare** tutto ciò che è pubblicato, in una delle cinque lingue, senza account.
- **Partecipare** a un gruppo di stakeholder, se un coordinatore ti invita o accetta la tua richiesta.
- **Scrivere per un partner**, se sei tra i suoi redattori.

Ciò che non si sa è indicato come sconosciuto. Niente è riempito per sembrare completo.
""",
    ),
    StandardText(
        "review",
        "Come si valutano le pratiche",
        "Chi decide che cosa, e dove lo si vede.",
        """
Una pratica diventa pubblica per passi. Ogni passo dice chi l’ha compiuto, quando e perché; il redattore li vede in un’unica cronologia.

1. **Bozza.** Scrive un redattore del partner. La vede solo quel partner.
2. **Inviata.** Il redattore la consegna. Prima il modulo elenca ciò che manca. Durante la valutazione la pagina è bloccata; il redattore può ritirarla.
3. **Decisione.** Un amministratore di rete la pubblica, chiede modifiche o la respinge, sempre con un motivo. Nessuno decide su un testo proprio.
4. **Conteggiata.** Il capofila conta la pratica pubblicata nei rapporti della rete.
5. **Validata.** Un esperto tematico la riconosce come utile per imparare.

*Conteggiata* e *validata* sono decisioni distinte di persone diverse, ciascuna con la sua data. Se il testo cambia in seguito, la pagina lo dice.

Si può pubblicare anche una pratica senza cifre. Non deve contenere cifre che nessuno può dimostrare.
""",
    ),
    StandardText(
        "help",
        "Guida per gli stakeholder",
        "Dall’invito al primo messaggio.",
        """
## Entrare in un gruppo

Ricevi un invito per e-mail da un coordinatore, oppure chiedi di entrare dalla pagina del gruppo. L’invito vale solo per il tuo indirizzo, una volta sola e per 14 giorni. Se è scaduto, chiedine un altro al coordinatore.

## Accedere

Usa una passkey, un codice inviato per e-mail o una password. Con le prime due la password non serve.

## Leggere e scrivere

- La pagina del gruppo elenca le discussioni, prima quelle non lette. Una discussione si apre dove avevi smesso di leggere.
- Scrivi in testo semplice o in Markdown; **Anteprima** mostra il risultato.
- Cita un messaggio per rispondere a un punto. Ogni messaggio ha un collegamento permanente sotto l’ora.
- Puoi modificare il tuo messaggio; le versioni precedenti restano visibili. Un messaggio ritirato lascia una riga che lo dice.
- Ciò che scrivi resta come bozza se l’accesso scade mentre scrivi.

I nuovi messaggi compaiono da soli dove il browser lo permette. Tutto funziona anche senza script.

## Chi vede che cosa

Solo i membri di un gruppo leggono le sue discussioni. La pagina pubblica del gruppo dice quali tipi di organizzazione partecipano, non chi, a meno che il membro sia d’accordo.
""",
    ),
    StandardText(
        "contact",
        "Contatti",
        "A chi chiedere che cosa.",
        """
- **Su una pratica:** scrivi al responsabile con il modulo nella pagina della pratica. Il messaggio viene inoltrato; l’indirizzo del responsabile non è mostrato. Ne ricevi una copia.
- **Su un gruppo:** chiedi al coordinatore. Dalla pagina pubblica del gruppo puoi chiedere di entrare.
- **Su ciò che pubblica un partner:** scrivi ai redattori del partner attraverso una sua pratica.
- **Sulla piattaforma,** su un errore, una barriera o i tuoi dati: scrivi agli amministratori di rete, all’indirizzo indicato dall’ente che gestisce questa installazione.
""",
    ),
    StandardText(
        "accessibility",
        "Dichiarazione di accessibilità",
        "A che cosa puntiamo, e che cosa sappiamo di dover ancora fare.",
        """
La piattaforma punta al livello AA delle linee guida WCAG 2.2.

## Su che cosa puoi contare

- Ogni pagina e ogni modulo funzionano da tastiera e senza script.
- Grafici e mappe hanno accanto una tabella o un elenco che dice lo stesso.
- Niente è detto solo con il colore; si seguono le impostazioni chiaro, scuro e ad alto contrasto del sistema.
- Un testo in una lingua diversa da quella dei menu è segnalato come tale.
- Le pagine si ingrandiscono e si leggono su schermi stretti senza scorrere di lato.

## Che cosa sappiamo

Le pagine sono verificate in automatico con axe. Non sono ancora state provate con persone che usano lettori di schermo, né al 400 % in ogni browser. Le pagine dei redattori vengono da Wagtail, i cui autori pubblicano una propria dichiarazione. I documenti caricati dai partner possono non essere accessibili.

## Scrivici

Se qualcosa ti impedisce di usare la piattaforma, scrivi agli amministratori di rete (vedi [Contatti](../contact/)). Indica la pagina e gli strumenti che usi. Puoi anche rivolgerti all’autorità di controllo del tuo Paese.
""",
    ),
    StandardText(
        "privacy",
        "Privacy",
        "Che cosa si conserva, perché e per quanto.",
        """
Dei tuoi dati risponde l’ente che gestisce questa installazione.

## Leggere senza account

Le pagine non caricano nulla da altri siti e non misurano nessuno. Cookie: uno per la sessione, uno contro i moduli falsificati, uno per la lingua scelta.

## Con un account

Conserviamo l’indirizzo e-mail, il nome che indichi, la lingua, l’organizzazione, il modo di accesso (mai una password leggibile), le sessioni aperte, i gruppi e i ruoli, ciò che scrivi e fin dove hai letto in ogni discussione. I membri dei tuoi gruppi vedono nome, organizzazione e messaggi. L’indirizzo non è mostrato.

Gli inviti conservano l’indirizzo a cui sono stati mandati e un’impronta del codice, non il codice.

Le decisioni sulle pratiche restano con il nome di chi le ha prese, finché esiste il suo account.

## Scrivere al responsabile di una pratica

Messaggio, nome e indirizzo vengono inoltrati al responsabile e conservati per lui.

## I tuoi diritti

In [I miei dati](../account/data/) puoi portare con te tutto ciò che è conservato su di te e far cancellare il tuo account. Ciò che hai scritto nei gruppi resta allora senza il tuo nome, perché le risposte degli altri mantengano il loro senso; tutto il resto su di te viene cancellato. Resta ciò che altri hanno scritto su di te con parole proprie. I messaggi già inviati e le copie di sicurezza non si possono modificare; le copie vengono sostituite con il tempo.

Gli inviti si cancellano dopo 90 giorni, i dati degli accessi 90 giorni dopo l’ultimo uso, gli avvisi dopo 180 giorni, il registro dei messaggi dopo sette giorni.

Puoi chiedere di vedere, correggere e cancellare i tuoi dati, e fare reclamo all’autorità garante del tuo Paese. Rivolgiti agli amministratori di rete (vedi [Contatti](../contact/)).
""",
    ),
    StandardText(
        "rules",
        "Regole della casa",
        "Poche regole, perché si parli liberamente.",
        """
1. **Sii utile e cortese.** Critica ciò che è stato fatto, non chi l’ha fatto.
2. **Ciò che si dice nel gruppo resta nel gruppo.** Chiedi prima di citarlo altrove.
3. **Indica la fonte.** Per le cifre serve una fonte; se è una stima, dillo.
4. **Niente pubblicità.** Racconta l’esperienza della tua impresa, non vendere.
5. **Nessun dato su altri** senza il loro consenso, e nessun documento riservato.
6. **Scrivi nella lingua in cui ti trovi bene.** Altri possono rispondere nella loro.
7. **Racconta ciò che non ha funzionato.** Vale quanto il resto.

I coordinatori possono rimuovere un messaggio che viola una regola. Indicano la regola e il motivo, e al suo posto resta una riga.
""",
    ),
    StandardText(
        "open-data",
        "Dati aperti",
        "Porta con te il catalogo pubblicato.",
        """
- **Risultati di ricerca come dati:** `/api/v1/catalogue` risponde alle stesse domande della pagina del catalogo, in JSON, senza chiave. La documentazione è in `/api/v1/docs`.
- **Trasferimenti come tabella:** la pagina *Pratiche che hanno viaggiato* offre un file CSV.
- **Descrizioni leggibili dalle macchine:** le pagine pubbliche contengono dati schema.org; `sitemap.xml` elenca ogni pagina nelle lingue in cui è stata scritta.

La licenza di un testo è indicata nella sua pagina, con una citazione da copiare. Bozze, discussioni dei gruppi e dati personali non ne fanno mai parte.
""",
    ),
)
