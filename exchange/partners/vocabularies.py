"""The words every network starts with, in the five languages; administrators edit them afterwards as snippets.

Pure data: model class name → terms in their order. A parent stands before its children.
"""

from typing import NamedTuple


class Term(NamedTuple):
    slug: str
    parent_slug: str
    en: str
    it: str
    es: str
    pl: str
    sv: str


# One term a line keeps the table readable.
# fmt: off
THEMES = (
    Term("policy-and-governance", "", "Policy and governance", "Politiche e governance", "Políticas y gobernanza", "Polityka i zarządzanie", "Politik och styrning"),
    Term("local-identity", "", "Local identity (branding)", "Identità locale (branding)", "Identidad local (marca)", "Tożsamość lokalna (marka)", "Lokal identitet (varumärke)"),
    Term("value-chain", "", "Value-chain competitiveness", "Competitività della filiera", "Competitividad de la cadena de valor", "Konkurencyjność łańcucha wartości", "Värdekedjans konkurrenskraft"),
)

SECTORS = (
    Term("digital", "", "Digital economy", "Economia digitale", "Economía digital", "Gospodarka cyfrowa", "Digital ekonomi"),
    Term("ict", "digital", "Information and communication technology", "Tecnologie dell’informazione e della comunicazione", "Tecnologías de la información y la comunicación", "Technologie informacyjno-komunikacyjne", "Informations- och kommunikationsteknik"),
    Term("geo-information", "digital", "Geographical information", "Informazione geografica", "Información geográfica", "Informacja geograficzna", "Geografisk information"),
    Term("engineering", "", "Mechanical engineering", "Meccanica", "Ingeniería mecánica", "Inżynieria mechaniczna", "Maskinteknik"),
    Term("mechatronics", "engineering", "Mechatronics", "Meccatronica", "Mecatrónica", "Mechatronika", "Mekatronik"),
    Term("agricultural-machinery", "engineering", "Agricultural machinery", "Meccanica agricola", "Maquinaria agrícola", "Maszyny rolnicze", "Jordbruksmaskiner"),
    Term("medical-devices", "engineering", "Electro-medical devices", "Apparecchiature elettromedicali", "Equipos electromédicos", "Aparatura elektromedyczna", "Elektromedicinsk utrustning"),
    Term("transport", "", "Transport and mobility", "Trasporti e mobilità", "Transporte y movilidad", "Transport i mobilność", "Transport och mobilitet"),
    Term("aerospace", "transport", "Aerospace", "Aerospazio", "Aeroespacial", "Lotnictwo i kosmonautyka", "Flyg och rymd"),
    Term("nautical", "transport", "Nautical industry", "Nautica", "Industria náutica", "Przemysł jachtowy i wodny", "Båtindustri"),
    Term("logistics", "transport", "Logistics", "Logistica", "Logística", "Logistyka", "Logistik"),
    Term("fashion", "", "Fashion system", "Sistema moda", "Sistema moda", "Branża mody", "Mode"),
    Term("textile-clothing-footwear", "fashion", "Textiles, clothing and footwear", "Tessile, abbigliamento e calzature", "Textil, confección y calzado", "Tekstylia, odzież i obuwie", "Textil, kläder och skor"),
    Term("home", "", "Home and construction", "Sistema casa e costruzioni", "Hogar y construcción", "Dom i budownictwo", "Hem och byggande"),
    Term("wood-and-furniture", "home", "Wood and furniture", "Legno e arredo", "Madera y mueble", "Drewno i meble", "Trä och möbler"),
    Term("sustainable-building", "home", "Sustainable building", "Costruzioni sostenibili", "Construcción sostenible", "Budownictwo zrównoważone", "Hållbart byggande"),
    Term("home-automation", "home", "Home automation", "Domotica", "Domótica", "Automatyka domowa", "Hemautomation"),
    Term("green-and-blue", "", "Green and blue economy", "Economia verde e blu", "Economía verde y azul", "Zielona i niebieska gospodarka", "Grön och blå ekonomi"),
    Term("green-economy", "green-and-blue", "Green economy", "Green economy", "Economía verde", "Zielona gospodarka", "Grön ekonomi"),
    Term("blue-economy", "green-and-blue", "Blue economy", "Blue economy", "Economía azul", "Niebieska gospodarka", "Blå ekonomi"),
    Term("energy", "green-and-blue", "Energy technology", "Energie e tecnologie energetiche", "Tecnologías de la energía", "Technologie energetyczne", "Energiteknik"),
    Term("water", "green-and-blue", "Water and environment", "Acqua e ambiente", "Agua y medio ambiente", "Woda i środowisko", "Vatten och miljö"),
    Term("agri-food", "", "Agriculture and food", "Agroalimentare", "Agroalimentación", "Sektor rolno-spożywczy", "Jordbruk och livsmedel"),
    Term("consumer-goods", "", "Consumer goods", "Beni di consumo", "Bienes de consumo", "Dobra konsumpcyjne", "Konsumentvaror"),
    Term("nano-and-biotechnology", "", "Nano- and biotechnology", "Nano e biotecnologie", "Nanotecnología y biotecnología", "Nano- i biotechnologia", "Nano- och bioteknik"),
    Term("culture-and-tourism", "", "Culture and tourism", "Cultura e turismo", "Cultura y turismo", "Kultura i turystyka", "Kultur och turism"),
    Term("education", "", "Education and training", "Istruzione e formazione", "Educación y formación", "Edukacja i szkolenia", "Utbildning"),
)

MARKETS = (
    Term("european-union", "", "European Union", "Unione europea", "Unión Europea", "Unia Europejska", "Europeiska unionen"),
    Term("united-kingdom", "", "United Kingdom", "Regno Unito", "Reino Unido", "Wielka Brytania", "Storbritannien"),
    Term("north-america", "", "North America", "America del Nord", "América del Norte", "Ameryka Północna", "Nordamerika"),
    Term("canada", "", "Canada", "Canada", "Canadá", "Kanada", "Kanada"),
    Term("united-states", "", "United States", "Stati Uniti", "Estados Unidos", "Stany Zjednoczone", "USA"),
    Term("latin-america", "", "Latin America", "America Latina", "América Latina", "Ameryka Łacińska", "Latinamerika"),
    Term("china", "", "China", "Cina", "China", "Chiny", "Kina"),
    Term("india", "", "India", "India", "India", "Indie", "Indien"),
    Term("japan", "", "Japan", "Giappone", "Japón", "Japonia", "Japan"),
    Term("united-arab-emirates", "", "United Arab Emirates", "Emirati Arabi Uniti", "Emiratos Árabes Unidos", "Zjednoczone Emiraty Arabskie", "Förenade Arabemiraten"),
    Term("south-africa", "", "South Africa", "Sudafrica", "Sudáfrica", "Republika Południowej Afryki", "Sydafrika"),
    Term("mozambique", "", "Mozambique", "Mozambico", "Mozambique", "Mozambik", "Moçambique"),
    Term("all-markets", "", "No particular market", "Nessun mercato in particolare", "Ningún mercado en particular", "Bez wskazania rynku", "Ingen särskild marknad"),
)

FIRM_MATURITY = (
    Term("no-experience", "", "No experience", "Nessuna esperienza", "Sin experiencia", "Bez doświadczenia", "Ingen erfarenhet"),
    Term("light", "", "Light experience", "Esperienza leggera", "Experiencia ligera", "Niewielkie doświadczenie", "Viss erfarenhet"),
    Term("consolidating", "", "Consolidating", "In consolidamento", "En consolidación", "W fazie umacniania", "Befäster sin ställning"),
    Term("highly-experienced", "", "Highly experienced", "Molto esperta", "Muy experimentada", "Bardzo doświadczona", "Mycket erfaren"),
)

DIRECTIONS = (
    Term("outward", "", "Outward internationalisation", "Internazionalizzazione verso l’estero", "Internacionalización hacia el exterior", "Wyjście na rynki zagraniczne", "Internationalisering utåt"),
    Term("inward", "", "Inward investment", "Attrazione di investimenti", "Atracción de inversiones", "Przyciąganie inwestycji", "Inkommande investeringar"),
)

PRACTICE_TOPICS = (
    Term("contact-points", "", "Contact points and advice", "Punti di contatto e consulenza", "Puntos de contacto y asesoramiento", "Punkty kontaktowe i doradztwo", "Kontaktpunkter och rådgivning"),
    Term("vouchers-and-cheques", "", "Vouchers, cheques and calls", "Voucher, assegni e bandi", "Bonos, cheques y convocatorias", "Bony, czeki i nabory", "Checkar, bidrag och utlysningar"),
    Term("fairs-and-missions", "", "Trade fairs and missions", "Fiere e missioni commerciali", "Ferias y misiones comerciales", "Targi i misje gospodarcze", "Mässor och handelsresor"),
    Term("export-readiness", "", "Export readiness", "Preparazione all’export", "Preparación para exportar", "Gotowość do eksportu", "Exportberedskap"),
    Term("consortia-and-clusters", "", "Consortia and clusters", "Consorzi e cluster", "Consorcios y clústeres", "Konsorcja i klastry", "Konsortier och kluster"),
    Term("investment-attraction", "", "Attracting investment", "Attrazione degli investimenti", "Captación de inversiones", "Pozyskiwanie inwestorów", "Investeringsfrämjande"),
    Term("start-ups", "", "Start-ups and entrepreneurs", "Startup e imprenditori", "Startups y emprendimiento", "Start-upy i przedsiębiorczość", "Startup-företag och entreprenörer"),
    Term("higher-education", "", "Higher education and talent", "Alta formazione e talenti", "Educación superior y talento", "Szkolnictwo wyższe i talenty", "Högre utbildning och talang"),
    Term("city-partnerships", "", "City and regional partnerships", "Partenariati tra città e regioni", "Alianzas entre ciudades y regiones", "Partnerstwa miast i regionów", "Partnerskap mellan städer och regioner"),
    Term("place-branding", "", "Place branding", "Marketing territoriale", "Marca de territorio", "Marka miejsca", "Platsvarumärke"),
    Term("micro-firms", "", "Micro firms", "Microimprese", "Microempresas", "Mikroprzedsiębiorstwa", "Mikroföretag"),
    Term("governance", "", "Governance of support", "Governance del sostegno", "Gobernanza del apoyo", "Zarządzanie systemem wsparcia", "Styrning av stödet"),
)

# fmt: on
# Keys are model class names of exchange.partners.
VOCABULARIES: dict[str, tuple[Term, ...]] = {
    "Theme": THEMES,
    "Sector": SECTORS,
    "Market": MARKETS,
    "FirmMaturity": FIRM_MATURITY,
    "Direction": DIRECTIONS,
    "PracticeTopic": PRACTICE_TOPICS,
}
