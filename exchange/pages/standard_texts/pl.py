"""Standard pages in Polish."""

from exchange.pages.standard_texts.shape import StandardText

PAGES = (
    StandardText(
        "about",
        "O platformie",
        "Regiony pokazują sobie, co działa i co z tego wynikło.",
        """
Tutaj uczą się od siebie europejskie regiony, które pomagają firmom wychodzić na rynki zagraniczne i przyciągają inwestycje. Każdy partner sieci opisuje swoje **dobre praktyki**, zaprasza innych na **wizyty studyjne**, omawia je u siebie z **grupą interesariuszy** i przenosi *elementy* tego, co zobaczył, do **lokalnego planu działania**.

## Łańcuch

1. Partner opisuje praktykę i poddaje ją ocenie.
2. Inni poznają ją podczas wizyty lub warsztatu transferowego.
3. Partner przejmuje jej element do działania w swoim planie.
4. Każdy widzi, dokąd praktyka trafiła i czego jeszcze nie wiadomo.

## Co można zrobić

- **Czytać i szukać** we wszystkim, co opublikowano, w jednym z pięciu języków i bez konta.
- **Uczestniczyć** w grupie interesariuszy, jeśli zaprosi koordynator lub przyjmie prośbę.
- **Pisać w imieniu partnera**, będąc jednym z jego redaktorów.

Czego nie wiadomo, to pokazujemy jako nieznane. Niczego nie dopisujemy dla pozoru kompletności.
""",
    ),
    StandardText(
        "review",
        "Jak oceniamy praktyki",
        "Kto o czym decyduje i gdzie to widać.",
        """
Praktyka staje się publiczna krok po kroku. Przy każdym kroku widać, kto go wykonał, kiedy i dlaczego; redaktor ma je na jednej osi czasu.

1. **Szkic.** Pisze redaktor partnera. Widzi go tylko ten partner.
2. **Zgłoszona.** Redaktor przekazuje tekst. Formularz najpierw wymienia braki. W czasie oceny strona jest zablokowana; redaktor może ją wycofać.
3. **Decyzja.** Administrator sieci publikuje, prosi o zmiany albo odrzuca, zawsze z uzasadnieniem. Nikt nie decyduje o własnym tekście.
4. **Policzona.** Partner wiodący zalicza opublikowaną praktykę w raportach sieci.
5. **Rekomendowana.** Ekspert tematyczny uznaje, że warto się z niej uczyć.

*Policzona* i *rekomendowana* to odrębne decyzje różnych osób, każda ze swoją datą. Jeśli tekst później się zmieni, strona o tym mówi.

Można opublikować także praktykę bez liczb. Nie może zawierać liczb, których nikt nie potrafi wykazać.
""",
    ),
    StandardText(
        "help",
        "Przewodnik dla interesariuszy",
        "Od zaproszenia do pierwszego wpisu.",
        """
## Wejście do grupy

Koordynator przysyła zaproszenie e-mailem albo prosisz o przyjęcie na stronie grupy. Zaproszenie jest ważne tylko dla Twojego adresu, jeden raz i przez 14 dni. Jeśli wygasło, poproś koordynatora o nowe.

## Logowanie

Użyj klucza dostępu, kodu z e-maila lub hasła. Przy dwóch pierwszych hasło nie jest potrzebne.

## Czytanie i pisanie

- Strona grupy pokazuje wątki, najpierw nieprzeczytane. Wątek otwiera się w miejscu, w którym przerwano czytanie.
- Pisz zwykłym tekstem lub w Markdown; **Podgląd** pokazuje wynik.
- Cytuj wpis, aby odpowiedzieć na jedną kwestię. Pod godziną każdego wpisu jest stały odnośnik.
- Swój wpis możesz zmienić; wcześniejsze wersje pozostają widoczne. Po wycofanym wpisie zostaje linia z informacją.
- Gdy w trakcie pisania wygaśnie logowanie, tekst zostaje jako szkic.

Nowe wpisy pojawiają się same, jeśli pozwala na to przeglądarka. Wszystko działa też bez skryptów.

## Kto co widzi

Wątki czytają tylko członkowie grupy. Publiczna strona grupy mówi, jakie rodzaje organizacji uczestniczą, a nie kto, chyba że członek się zgodził.
""",
    ),
    StandardText(
        "contact",
        "Kontakt",
        "Kogo o co pytać.",
        """
- **W sprawie praktyki:** napisz do jej właściciela przez formularz na stronie praktyki. Wiadomość zostanie przekazana; adres właściciela nie jest pokazywany. Otrzymasz kopię.
- **W sprawie grupy:** zapytaj koordynatora. Na publicznej stronie grupy możesz poprosić o przyjęcie.
- **W sprawie publikacji partnera:** napisz do jego redaktorów przez jedną z praktyk.
- **W sprawie platformy,** błędu, bariery lub swoich danych: napisz do administratorów sieci na adres podany przez podmiot, który prowadzi tę instalację.
""",
    ),
    StandardText(
        "accessibility",
        "Deklaracja dostępności",
        "Do czego dążymy i co wiemy o brakach.",
        """
Platforma dąży do zgodności z wytycznymi WCAG 2.2 na poziomie AA.

## Na co można liczyć

- Każda strona i każdy formularz działają z klawiatury i bez skryptów.
- Obok wykresu lub mapy jest tabela albo lista o tej samej treści.
- Niczego nie przekazuje sam kolor; uwzględniamy ustawienia systemu: jasne, ciemne i wysoki kontrast.
- Tekst w innym języku niż menu jest odpowiednio oznaczony.
- Strony można powiększać i czytać na wąskim ekranie bez przewijania w bok.

## Co wiemy

Strony są sprawdzane automatycznie narzędziem axe. Nie zostały jeszcze sprawdzone z osobami, które używają czytników ekranu, ani przy 400 % w każdej przeglądarce. Strony redakcyjne pochodzą z Wagtaila, którego twórcy publikują własną deklarację. Dokumenty dodawane przez partnerów mogą być niedostępne.

## Napisz do nas

Jeśli coś uniemożliwia Ci korzystanie, napisz do administratorów sieci (zob. [Kontakt](../contact/)). Podaj stronę i używane narzędzia. Możesz też zwrócić się do organu nadzorującego dostępność w Twoim kraju.
""",
    ),
    StandardText(
        "privacy",
        "Prywatność",
        "Co przechowujemy, po co i jak długo.",
        """
Za Twoje dane odpowiada podmiot, który prowadzi tę instalację.

## Czytanie bez konta

Strony nie pobierają niczego z innych witryn i nikogo nie mierzą. Pliki cookie: jeden dla sesji, jeden przeciw podrobionym formularzom i jeden z wybranym językiem.

## Z kontem

Przechowujemy adres e-mail, podaną nazwę, język, organizację, sposób logowania (nigdy czytelne hasło), otwarte sesje, grupy i role, Twoje wpisy oraz to, dokąd przeczytano każdy wątek. Członkowie Twoich grup widzą nazwę, organizację i wpisy. Adresu nie widzą.

Zaproszenia przechowują adres, na który je wysłano, i skrót kodu zamiast kodu.

Decyzje o praktykach pozostają z nazwą osoby, która je podjęła, dopóki istnieje jej konto.

## Wiadomość do właściciela praktyki

Wiadomość, nazwa i adres są przekazywane właścicielowi i przechowywane dla niego jako zapis.

## Twoje prawa

Na stronie [Moje dane](../account/data/) możesz pobrać wszystko, co jest o Tobie przechowywane, i zlecić usunięcie konta. To, co napisano w grupach, pozostaje wtedy bez Twojej nazwy, aby odpowiedzi innych zachowały sens; wszystko inne o Tobie jest usuwane. Zostaje to, co inni napisali o Tobie własnymi słowami. Wysłanych wiadomości i kopii zapasowych nie można zmienić; kopie są z czasem zastępowane.

Zaproszenia są usuwane po 90 dniach, zapisy logowań 90 dni po ostatnim użyciu, powiadomienia po 180 dniach, dziennik wiadomości po siedmiu dniach.

Możesz prosić o wgląd, poprawienie i usunięcie danych oraz złożyć skargę do organu ochrony danych w swoim kraju. Zwróć się do administratorów sieci (zob. [Kontakt](../contact/)).
""",
    ),
    StandardText(
        "rules",
        "Zasady domu",
        "Niewiele zasad, aby rozmawiać swobodnie.",
        """
1. **Pomagaj i bądź uprzejmy.** Krytykuj to, co zrobiono, a nie osobę.
2. **Co powiedziano w grupie, zostaje w grupie.** Zapytaj, zanim zacytujesz na zewnątrz.
3. **Podawaj źródło.** Liczby wymagają źródła; jeśli to szacunek, powiedz o tym.
4. **Bez reklamy.** Opowiadaj o doświadczeniu firmy, nie sprzedawaj.
5. **Bez danych o innych** bez ich zgody i bez poufnych dokumentów.
6. **Pisz w języku, w którym czujesz się swobodnie.** Inni mogą odpowiadać w swoim.
7. **Mów, co się nie udało.** Jest warte tyle samo co reszta.

Koordynator może usunąć wpis, który łamie zasadę. Podaje zasadę i powód, a w miejscu wpisu zostaje linia.
""",
    ),
    StandardText(
        "open-data",
        "Otwarte dane",
        "Weź opublikowany katalog ze sobą.",
        """
- **Wyniki jako dane:** `/api/v1/catalogue` odpowiada na te same pytania co strona katalogu, w formacie JSON i bez klucza. Dokumentacja jest pod `/api/v1/docs`.
- **Transfery w tabeli:** strona *Praktyki, które ruszyły w świat* udostępnia plik CSV.
- **Opisy czytelne dla maszyn:** strony publiczne zawierają dane schema.org; `sitemap.xml` wymienia każdą stronę w językach, w których ją napisano.

Licencja tekstu jest podana na jego stronie, razem z cytatem do skopiowania. Szkice, rozmowy w grupach i dane osobowe nigdy do tego nie należą.
""",
    ),
)
