"""Conversations of the local groups in Poland, Sweden and the United Kingdom: examples."""

from exchange.demo.data.shapes import PostData, ThreadData

PHONE = ThreadData(
    "kto-odbiera",
    "slaskie",
    "discussion",
    "Jeden punkt kontaktu: kto odbiera telefon?",
    22,
    (
        PostData(
            "slaskie.coordinator",
            0,
            "Inne regiony pytają nas o punkt pierwszego kontaktu. Zanim odpowiemy, zapytajmy siebie: co powinno się stać **w ciągu dwóch dni** od telefonu firmy?",
        ),
        PostData("slaskie.enterprise", 3, "Z mojej strony: jedna osoba, która oddzwoni. Nie formularz, nie lista linków."),
        PostData(
            "slaskie.chamber",
            6,
            "Zgoda, ale ta osoba musi wiedzieć, kiedy przekazać sprawę dalej. Izba ma kontakty, których urząd nie ma, i odwrotnie.",
        ),
        PostData("slaskie.zone", 24, "Inwestor pyta o coś innego niż eksporter: teren, energia, ludzie. Może jeden numer, ale dwie osoby?"),
        PostData(
            "slaskie.university",
            28,
            "> jeden numer, ale dwie osoby\n\nI wspólna pierwsza strona sprawy, żeby firma nie opowiadała wszystkiego dwa razy.",
            4,
        ),
        PostData(
            "slaskie.coordinator",
            47,
            "Podsumowuję:\n\n1. odpowiedź w dwa dni;\n2. jeden numer, osobno eksport i inwestycje;\n3. wspólna pierwsza strona.\n\nTak opiszemy to w praktyce, razem z tym, co nam jeszcze nie wychodzi.",
        ),
    ),
)

TRIIP = ThreadData(
    "co-z-triip",
    "wielkopolska",
    "document_review",
    "Mikrofirmy: co z TRIIP wziąć do rekomendacji?",
    31,
    (
        PostData(
            "wielkopolska.coordinator",
            0,
            "Po warsztacie z Gävle zapisaliśmy, że „niektóre elementy można uwzględnić w rekomendacjach”. Proszę o konkret: **które**?",
        ),
        PostData(
            "wielkopolska.agency",
            4,
            "Przede wszystkim zasadę, że nabór jest tylko dla mikrofirm. We wspólnym naborze przegrywają z tymi, którzy mają kogoś od wniosków.",
        ),
        PostData("wielkopolska.enterprise", 7, "Jako mikrofirma: krótki wniosek i ktoś, kto zna branżę. Reszta jest drugorzędna."),
        PostData(
            "wielkopolska.chamber",
            25,
            "Pytanie, kto miałby to prowadzić. W Gävle robi to klaster. U nas klastry są różne, nie każdy ma ludzi.",
        ),
        PostData(
            "wielkopolska.social",
            30,
            "Nie zapominajmy o firmach z mniejszych miast. Spotkania tylko w Poznaniu ich wykluczają; warsztat przez Skype’a pokazał, że można inaczej.",
        ),
        PostData(
            "wielkopolska.coordinator",
            49,
            "Proponuję więc dwa punkty: *osobny nabór dla mikrofirm* i *spotkania na odległość*. Kwestię prowadzącego zostawiamy otwartą i tak to napiszemy.",
        ),
        PostData("wielkopolska.agency", 53, "Popieram. Dopiszmy, czego nie wiemy: ile to kosztowało w Szwecji."),
    ),
)

FAIRS = ThreadData(
    "targi",
    "wielkopolska",
    "question",
    "Stoisko regionalne: po czym poznać, że się opłaciło?",
    9,
    (
        PostData(
            "wielkopolska.enterprise", 0, "Byliśmy na targach pod szyldem regionu. Po roku nikt nie zapytał, co z tego wyszło. Może warto?"
        ),
        PostData("wielkopolska.coordinator", 3, "Warto. Tylko o co pytać, żeby odpowiedź zajęła minutę?"),
        PostData(
            "wielkopolska.chamber",
            21,
            "Trzy pytania po 12 miesiącach:\n\n- Czy sprzedaliście coś komuś poznanemu na targach?\n- Czy nadal z kimś rozmawiacie?\n- Czy pojechalibyście drugi raz za własne pieniądze?",
        ),
        PostData("wielkopolska.enterprise", 24, "To trzecie jest najuczciwsze."),
    ),
)

FOLLOW_UP = ThreadData(
    "after-the-mission",
    "west-yorkshire",
    "discussion",
    "After a mission: who follows up, and for how long?",
    14,
    (
        PostData(
            "west-yorkshire.enterprise",
            0,
            "A city partnership opens doors. Six months later the people behind them have changed jobs. How do we keep a relation that outlives two business cards?",
        ),
        PostData(
            "west-yorkshire.coordinator",
            4,
            "By not making it depend on one kind of visitor. In the Xiangyang practice firms, schools and cultural institutions each had a counterpart. When one side goes quiet another can ask.",
        ),
        PostData(
            "west-yorkshire.culture",
            8,
            "True for us: an exhibition takes two years to prepare. That is two years in which somebody picks up the phone.",
        ),
        PostData("west-yorkshire.college", 26, "Exchanges as well. Students come back as the people who know how things are done there."),
        PostData(
            "west-yorkshire.chamber",
            30,
            "Fine, but a small firm cannot wait two years. I would add:\n\n1. a named person for each firm, for the first 90 days;\n2. a short call with the interpreter after the first offer;\n3. an honest stop when nothing moves.",
        ),
        PostData("west-yorkshire.enterprise", 33, "> an honest stop\n\nYes. Please put that in the text.", 5),
    ),
)

CHEQUES = ThreadData(
    "exportcheckar",
    "gavle",
    "question",
    "Affärscheckar: så enkelt som möjligt, men hur?",
    20,
    (
        PostData(
            "gavle.coordinator",
            0,
            "Checkarna blev enklare att söka med exportcentrumet. Nu vill vi veta vad som *fortfarande* tar tid. Berätta gärna om senaste gången ni sökte.",
        ),
        PostData("gavle.enterprise", 3, "Ansökan gick bra. Redovisningen tog längre tid än resan."),
        PostData("gavle.region", 8, "Vad i redovisningen? Kvitton eller texten?"),
        PostData(
            "gavle.enterprise",
            9,
            "Texten. Jag visste inte hur mycket ni ville läsa. Säg *högst en halv sida* så skriver man en halv sida.",
            3,
        ),
        PostData("gavle.chamber", 27, "Vi hör samma sak:\n\n- sätt en gräns för texten;\n- visa ett exempel;\n- säg när pengarna kommer."),
        PostData("gavle.incubator", 31, "För unga bolag är det sista viktigast. Två månader är lång tid utan kassa."),
        PostData("gavle.coordinator", 50, "Tack. Jag frågar i nätverksgruppen hur Emilia-Romagna gör och tar med svaret hit."),
    ),
)

START_UPS = ThreadData(
    "fran-valencia",
    "gavle",
    "discussion",
    "Vad tar vi från Valencia för våra startup-företag?",
    36,
    (
        PostData(
            "gavle.coordinator",
            0,
            "Efter seminariet om VIT Emprende skrev vi upp fyra saker: gemenskapen, digitala och sociala medier, nya intressenter och *sharing is caring*. Vilken av dem kan vi börja med utan nya pengar?",
        ),
        PostData("gavle.incubator", 4, "Gemenskapen. Vi träffas redan, men bara våra egna bolag. Öppna dörren varannan gång."),
        PostData("gavle.university", 9, "Vi kan bjuda in studenter som letar examensarbete. Då kommer nya ansikten av sig själva."),
        PostData(
            "gavle.enterprise",
            26,
            "Som äldre företag: bjud in oss också. Vi köper gärna av någon på hemmaplan innan ni säljer till Spanien.",
        ),
        PostData("gavle.region", 30, "Tänk på resten av länet. En gång i kvartalet någon annanstans än i Gävle?"),
        PostData(
            "gavle.coordinator",
            48,
            "Då provar vi:\n\n1. öppet hus varannan gång;\n2. studenter och äldre företag inbjudna;\n3. en träff i kvartalet utanför Gävle.\n\nOch vi säger till varandra om det *inte* fungerar.",
        ),
    ),
)

THREADS = (PHONE, TRIIP, FAIRS, FOLLOW_UP, CHEQUES, START_UPS)
