"""Practices of Silesia and Wielkopolska."""

from exchange.demo.data.shapes import ElementText, PracticeData, PracticeText

ASSISTANCE_CENTRE = PracticeData(
    slug="silesian-assistance-centre",
    partner="slaskie",
    region="PL22",
    organisation="slaskie",
    city="Katowice",
    theme="policy-and-governance",
    topic="contact-points",
    directions=("outward", "inward"),
    maturity=("no-experience", "light"),
    ongoing=True,
    decisions=("counted", "endorsed"),
    source_url="https://www.interregeurope.eu/policylearning/good-practices/item/2071/silesian-investors-and-exporters-assistance-centre/",
    source_title="Policy Learning Platform, good practice 2071",
    texts={
        "pl": PracticeText(
            title="Śląskie Centrum Obsługi Inwestorów i Eksporterów",
            summary="Jeden punkt kontaktu w regionie, w którym eksporter i inwestor dostają bezpłatną pomoc blisko siebie.",
            detail="Centrum należy do krajowej sieci punktów informacyjnych, które powstały we współpracy ministerstwa gospodarki i samorządów województw. Działa w Urzędzie Marszałkowskim Województwa Śląskiego, blisko firm, przez nowoczesne kanały komunikacji i w bezpośredniej rozmowie z ekspertem.\n\nMa dwa cele. Pierwszy: więcej polskich firm na rynkach zagranicznych, dzięki bezpłatnej i pełnej informacji potrzebnej, aby zaplanować, zorganizować i rozpocząć eksport lub inwestycję za granicą. Drugi: więcej inwestycji zagranicznych, dzięki informacji o przepisach i zachętach.\n\nUsługi dla eksporterów to wskazanie rynku docelowego, wyszukanie partnerów w bazach danych i kojarzenie firm. Inwestorzy otrzymują informację gospodarczą o regionie i ofertę inwestycyjną. Centrum organizuje też konferencje i seminaria oraz promuje region za granicą.",
            resources="Cztery osoby w Centrum i jedenaście wspierających z innych jednostek. Roczny budżet województwa na promocję inwestycji i inne działania gospodarcze: 300 000–400 000 euro.",
            potential="Firma nie musi wiedzieć, kto w regionie za co odpowiada: przychodzi w jedno miejsce. Ten element przejęto w Gävleborgu, gdzie powstało Regionalne Centrum Eksportu.",
            elements=(
                ElementText(
                    "single-contact-point",
                    "Jeden punkt kontaktu",
                    "Eksporter i inwestor mają jedno miejsce, w którym dostają informację cyfrowo i osobiście.",
                    "Zespół w regionie i zgoda instytucji, że firmy kieruje się do jednego punktu.",
                ),
                ElementText(
                    "free-information-services",
                    "Bezpłatne usługi informacyjne",
                    "Rynek docelowy, partnerzy z baz danych, kojarzenie firm: bez opłat.",
                    "Dostęp do baz danych i środki publiczne na zespół.",
                ),
            ),
        ),
        "en": PracticeText(
            title="Silesian Investors and Exporters Assistance Centre",
            summary="One contact point in the region where exporter and investor get free help close to home.",
            detail="The centre belongs to a national network of information points set up by the ministry of economy together with the regional governments. It works in the Marshal’s Office of the Silesian Voivodeship, close to firms, by modern means of communication and face to face with an expert.\n\nIt has two aims. First, more Polish firms on markets abroad, through free and complete information to plan, organise and start exporting or investing. Second, more investment from abroad, through information on rules and incentives.\n\nServices for exporters are the choice of a target market, the search for partners in databases and matchmaking between firms. Investors get economic information on the region and its investment offer. The centre also holds conferences and seminars and promotes the region abroad.",
            resources="Four people in the centre and eleven from other units who support them. The voivodeship’s yearly budget for promoting investment and other economic activities: EUR 300,000–400,000.",
            potential="A firm need not know who in the region does what: it comes to one place. This element was taken up in Gävleborg, where the Regional Export Centre was set up.",
            elements=(
                ElementText(
                    "single-contact-point",
                    "Single contact point",
                    "Exporters and investors have one place that informs them, digitally and in person.",
                    "A team in the region, and the consent of institutions that firms are sent to one point.",
                ),
                ElementText(
                    "free-information-services",
                    "Free information services",
                    "Target market, partners from databases, matchmaking: at no charge.",
                    "Access to databases and public money for the team.",
                ),
            ),
        ),
    },
)

GOSPODARNA = PracticeData(
    slug="gospodarna-wielkopolska",
    partner="wielkopolska",
    region="PL41",
    organisation="wielkopolska",
    city="Poznań",
    theme="local-identity",
    topic="fairs-and-missions",
    directions=("outward", "inward"),
    decisions=("counted",),
    source_url="https://www.interregeurope.eu/policylearning/good-practices/item/1155/internationalisation-of-wielkopolska-s-smes-key-project-within-regional-operational-programme/",
    source_title="Policy Learning Platform, good practice 1155",
    texts={
        "pl": PracticeText(
            title="Gospodarna Wielkopolska: umiędzynarodowienie małych i średnich firm",
            summary="Wspólne stoiska na targach poza Europą, oferta inwestycyjna i jedna marka regionu w jednym projekcie.",
            detail="Projekt jest skierowany do małych i średnich firm z obszarów inteligentnych specjalizacji regionu oraz do instytucji otoczenia biznesu. Obejmuje trzy pola.\n\nPromocja gospodarcza: udział z firmami w targach poza rynkami europejskimi i analizy wybranych rynków. Promocja inwestycyjna: prezentacja terenów, nieruchomości i projektów, stoiska regionalne z samorządami i specjalnymi strefami ekonomicznymi, elektroniczna baza terenów inwestycyjnych oraz publikacja dla inwestorów. Budowa marki Wielkopolski: identyfikacja wizualna, system certyfikacji i kampania wizerunkowa, które spinają wszystkie działania.\n\nProjekt jest jednym z kluczowych w regionalnym programie operacyjnym.",
            resources="Ponad 20 mln zł, w tym prawie 17 mln zł dofinansowania; obejmuje udział w 45 wydarzeniach targowych i sześć analiz rynków. Projektem kieruje sześcioosobowy zespół.",
            potential="Region zamiast pojedynczej firmy jest na targach rozpoznawalny; jedna marka łączy eksport i przyciąganie inwestorów.",
            elements=(
                ElementText(
                    "regional-stand",
                    "Stoisko regionalne na targach",
                    "Firmy jadą na targi poza Europą pod wspólnym szyldem regionu.",
                    "Wieloletni budżet i zespół, który przygotowuje każde targi.",
                ),
                ElementText(
                    "regional-brand",
                    "Marka regionu",
                    "Identyfikacja wizualna i certyfikaty wiążą promocję eksportu i inwestycji.",
                    "Zgoda uczestników na wspólne zasady używania marki.",
                ),
                ElementText(
                    "investment-sites-database",
                    "Baza terenów inwestycyjnych",
                    "Oferta gmin w jednym miejscu w sieci.",
                    "Gminy, które na bieżąco uzupełniają dane.",
                ),
            ),
        ),
        "en": PracticeText(
            title="Internationalisation of Wielkopolska’s SMEs (Gospodarna Wielkopolska)",
            summary="Joint stands at fairs outside Europe, an investment offer and one regional brand in a single project.",
            detail="The project addresses small and medium-sized firms in the region’s smart specialisations and bodies that support business. It covers three fields.\n\nEconomic promotion: going with firms to trade fairs outside European markets, and analyses of chosen markets. Investment promotion: showing sites, properties and projects, regional stands with local authorities and special economic zones, an electronic database of investment areas and a publication for investors. Building the Wielkopolska brand: a visual identity, a system of certificates and an image campaign that hold all activities together.\n\nIt is a key project within the regional operational programme.",
            resources="Over PLN 20 million, of which almost PLN 17 million funding; this covers 45 trade fair events and six market analyses. A team of six manages the project.",
            potential="At a fair a region is recognised where a single firm is not; one brand joins export and the attraction of investors.",
            elements=(
                ElementText(
                    "regional-stand",
                    "Regional stand at fairs",
                    "Firms go to fairs outside Europe under the common sign of the region.",
                    "A budget over several years and a team that prepares each fair.",
                ),
                ElementText(
                    "regional-brand",
                    "Regional brand",
                    "A visual identity and certificates join the promotion of export and of investment.",
                    "Participants who agree on common rules for the brand.",
                ),
                ElementText(
                    "investment-sites-database",
                    "Database of investment sites",
                    "What the municipalities offer, in one place on the web.",
                    "Municipalities that keep their data up to date.",
                ),
            ),
        ),
    },
)

PRACTICES = (ASSISTANCE_CENTRE, GOSPODARNA)
