"""The partners' pages: one paragraph each in the five languages."""

from exchange.demo.data.shapes import PartnerData

PARTNERS = (
    PartnerData(
        "reggio-emilia",
        "reggio",
        "it",
        "ITH53",
        "Reggio Emilia",
        {
            "en": "The Municipality of Reggio Emilia leads the network together with the E35 Foundation. It builds on long relations with cities abroad, above all in Southern Africa, to open doors for local firms.",
            "it": "Il Comune di Reggio Emilia guida la rete insieme alla Fondazione E35. Parte da relazioni di lunga data con città estere, soprattutto nell’Africa australe, per aprire strade alle imprese del territorio.",
            "es": "El Ayuntamiento de Reggio Emilia lidera la red junto con la Fundación E35. Parte de relaciones de largo recorrido con ciudades extranjeras, sobre todo del África austral, para abrir puertas a las empresas locales.",
            "pl": "Miasto Reggio Emilia kieruje siecią wspólnie z Fundacją E35. Opiera się na wieloletnich kontaktach z miastami za granicą, przede wszystkim w Afryce Południowej, aby otwierać drogę miejscowym firmom.",
            "sv": "Reggio Emilias kommun leder nätverket tillsammans med stiftelsen E35. Den bygger på långvariga relationer med städer utomlands, framför allt i södra Afrika, för att öppna dörrar för lokala företag.",
        },
    ),
    PartnerData(
        "emilia-romagna",
        "art-er",
        "it",
        "ITH5",
        "ART-ER (Emilia-Romagna)",
        {
            "en": "ART-ER is the in-house agency of the Emilia-Romagna Region; it continues the participation of ERVET. It links local and regional work and supports the regional programme for the competitiveness of small firms.",
            "it": "ART-ER è la società in house della Regione Emilia-Romagna e prosegue la partecipazione di ERVET. Collega il livello locale e quello regionale e sostiene il programma regionale per la competitività delle piccole e medie imprese.",
            "es": "ART-ER es la agencia propia de la Región de Emilia-Romaña y continúa la participación de ERVET. Une el trabajo local y el regional y apoya el programa regional para la competitividad de las pymes.",
            "pl": "ART-ER jest własną agencją Regionu Emilia-Romania i kontynuuje udział ERVET. Łączy działania lokalne z regionalnymi i wspiera regionalny program na rzecz konkurencyjności małych i średnich firm.",
            "sv": "ART-ER är regionen Emilia-Romagnas eget bolag och fortsätter ERVET:s deltagande. Det förenar lokalt och regionalt arbete och stöder regionens program för små och medelstora företags konkurrenskraft.",
        },
    ),
    PartnerData(
        "ivace",
        "ivace",
        "es",
        "ES52",
        "IVACE (Comunitat Valenciana)",
        {
            "en": "IVACE, the Valencian Institute of Business Competitiveness, brings the practices of the Valencian Community: support for first-time exporters, a community of start-ups and a simpler way for foreign investors.",
            "it": "IVACE, l’Istituto valenciano per la competitività delle imprese, porta le pratiche della Comunità Valenciana: sostegno a chi esporta per la prima volta, una comunità di startup e una via più semplice per gli investitori esteri.",
            "es": "IVACE, el Instituto Valenciano de Competitividad Empresarial, aporta las prácticas de la Comunitat Valenciana: apoyo a quien exporta por primera vez, una comunidad de startups y un camino más sencillo para el inversor extranjero.",
            "pl": "IVACE, Walencki Instytut Konkurencyjności Przedsiębiorstw, wnosi praktyki Wspólnoty Walenckiej: wsparcie początkujących eksporterów, społeczność start-upów i prostszą drogę dla inwestorów zagranicznych.",
            "sv": "IVACE, Valencias institut för företags konkurrenskraft, bidrar med Valenciaregionens arbetssätt: stöd till nya exportörer, en gemenskap av startup-företag och en enklare väg för utländska investerare.",
        },
    ),
    PartnerData(
        "slaskie",
        "gapr",
        "pl",
        "PL22",
        "GAPR (Śląskie)",
        {
            "en": "GAPR, the Upper Silesian Agency for Entrepreneurship and Development, brings the experience of the region’s single contact point for exporters and investors. It did not take part in the additional activities after 2020.",
            "it": "GAPR, l’agenzia dell’Alta Slesia per l’imprenditorialità e lo sviluppo, porta l’esperienza del punto di contatto unico della regione per esportatori e investitori. Non ha partecipato alle attività aggiuntive dopo il 2020.",
            "es": "GAPR, la agencia de la Alta Silesia para el emprendimiento y el desarrollo, aporta la experiencia del punto de contacto único de la región para exportadores e inversores. No participó en las actividades adicionales después de 2020.",
            "pl": "GAPR, Górnośląska Agencja Przedsiębiorczości i Rozwoju, wnosi doświadczenie regionalnego punktu pierwszego kontaktu dla eksporterów i inwestorów. Nie brała udziału w działaniach dodatkowych po 2020 roku.",
            "sv": "GAPR, Övre Schlesiens byrå för företagande och utveckling, bidrar med erfarenheten av regionens enda kontaktpunkt för exportörer och investerare. Den deltog inte i de extra aktiviteterna efter 2020.",
        },
    ),
    PartnerData(
        "wielkopolska",
        "wielkopolska",
        "pl",
        "PL41",
        "Wielkopolska",
        {
            "en": "The Marshal Office of the Wielkopolska Region in Poznań supports firms of its smart specialisations abroad and builds one regional brand. It did not take part in the additional activities after 2020.",
            "it": "L’Ufficio del Maresciallo della Wielkopolska, a Poznań, sostiene all’estero le imprese delle proprie specializzazioni intelligenti e costruisce un marchio regionale. Non ha partecipato alle attività aggiuntive dopo il 2020.",
            "es": "La Oficina del Mariscal de Wielkopolska, en Poznań, apoya en el exterior a las empresas de sus especializaciones inteligentes y construye una marca regional. No participó en las actividades adicionales después de 2020.",
            "pl": "Urząd Marszałkowski Województwa Wielkopolskiego w Poznaniu wspiera za granicą firmy z regionalnych inteligentnych specjalizacji i buduje wspólną markę regionu. Nie brał udziału w działaniach dodatkowych po 2020 roku.",
            "sv": "Marskalksämbetet i Wielkopolska, i Poznań, stöder företag inom regionens smarta specialiseringar utomlands och bygger ett gemensamt varumärke. Det deltog inte i de extra aktiviteterna efter 2020.",
        },
    ),
    PartnerData(
        "west-yorkshire",
        "leeds-beckett",
        "en",
        "UKE4",
        "Leeds Beckett University (West Yorkshire)",
        {
            "en": "Wakefield Council started in the network and hosted the first study visit; Leeds Beckett University took its place during the project. West Yorkshire brings practices of place marketing, partnership and trade missions.",
            "it": "Il Consiglio di Wakefield ha iniziato nella rete e ospitato la prima visita studio; la Leeds Beckett University ne ha preso il posto durante il progetto. Il West Yorkshire porta pratiche di marketing territoriale, partenariato e missioni.",
            "es": "El Ayuntamiento de Wakefield comenzó en la red y acogió la primera visita de estudio; la Universidad Leeds Beckett ocupó su lugar durante el proyecto. West Yorkshire aporta prácticas de marca, alianza y misiones comerciales.",
            "pl": "Rada Wakefield rozpoczęła udział w sieci i gościła pierwszą wizytę studyjną; w trakcie projektu jej miejsce zajął Uniwersytet Leeds Beckett. West Yorkshire wnosi praktyki marketingu miejsca, partnerstwa i misji gospodarczych.",
            "sv": "Wakefields kommun började i nätverket och var värd för det första studiebesöket; Leeds Beckett University tog dess plats under projektet. West Yorkshire bidrar med platsmarknadsföring, partnerskap och handelsresor.",
        },
    ),
    PartnerData(
        "gavle",
        "gavle",
        "sv",
        "SE313",
        "Gävle",
        {
            "en": "The Municipality of Gävle takes part together with Region Gävleborg. Out of the network came the Regional Export Centre Gävleborg, inspired by practices from Silesia and Emilia-Romagna.",
            "it": "Il Comune di Gävle partecipa insieme alla Regione Gävleborg. Dalla rete è nato il Centro regionale per l’export di Gävleborg, ispirato a pratiche della Slesia e dell’Emilia-Romagna.",
            "es": "El municipio de Gävle participa junto con la Región de Gävleborg. De la red nació el Centro regional de exportación de Gävleborg, inspirado en prácticas de Silesia y de Emilia-Romaña.",
            "pl": "Gmina Gävle uczestniczy wspólnie z Regionem Gävleborg. Dzięki sieci powstało Regionalne Centrum Eksportu Gävleborg, zainspirowane praktykami ze Śląska i z Emilii-Romanii.",
            "sv": "Gävle kommun deltar tillsammans med Region Gävleborg. Ur nätverket växte Regionalt Exportcentrum Gävleborg fram, inspirerat av arbetssätt från Schlesien och Emilia-Romagna.",
        },
    ),
)
