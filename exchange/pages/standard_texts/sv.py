"""Standard pages in Swedish."""

from exchange.pages.standard_texts.shape import StandardText

PAGES = (
    StandardText(
        "about",
        "Om plattformen",
        "Regioner visar varandra vad som fungerar, och vad det blev av det.",
        """
Här lär sig europeiska regioner av varandra när de hjälper företag ut i världen och lockar investeringar. Varje partner i nätverket beskriver sina **goda exempel**, bjuder in de andra till **studiebesök**, talar igenom dem hemma med en **intressentgrupp** och tar *delar* av det den har sett till en **lokal handlingsplan**.

## Kedjan

1. En partner skriver ett gott exempel och lämnar det till granskning.
2. Andra ser det på ett besök eller ett överföringsseminarium.
3. En partner tar en del av det till en åtgärd i sin plan.
4. Alla kan se vart ett exempel har rest, och vad som ännu inte är känt.

## Vad du kan göra

- **Läsa och söka** i allt som är publicerat, på något av fem språk och utan konto.
- **Delta** i en intressentgrupp, om en samordnare bjuder in dig eller godtar din begäran.
- **Skriva för en partner**, om du är en av dess redaktörer.

Det som inte är känt visas som okänt. Inget fylls i för att se färdigt ut.
""",
    ),
    StandardText(
        "review",
        "Så granskas exemplen",
        "Vem som bestämmer vad, och var du ser det.",
        """
Ett gott exempel blir offentligt i steg. Varje steg säger vem som tog det, när och varför; redaktören ser dem på en tidslinje.

1. **Utkast.** En redaktör hos partnern skriver. Bara den partnern ser det.
2. **Inlämnat.** Redaktören lämnar in texten. Formuläret räknar först upp vad som saknas. Under granskningen är sidan låst; redaktören kan ta tillbaka den.
3. **Beslut.** En nätverksadministratör publicerar, ber om ändringar eller avslår, alltid med ett skäl. Ingen beslutar om sin egen text.
4. **Räknat.** Huvudpartnern räknar det publicerade exemplet i nätverkets rapporter.
5. **Rekommenderat.** En ämnesexpert anser att det är värt att lära av.

*Räknat* och *rekommenderat* är skilda beslut av olika personer, vart och ett med sitt datum. Om texten ändras senare säger sidan det.

Även ett exempel utan siffror kan publiceras. Det får inte innehålla siffror som ingen kan visa.
""",
    ),
    StandardText(
        "help",
        "Vägledning för intressenter",
        "Från inbjudan till första inlägget.",
        """
## Att komma in i en grupp

Du får en inbjudan med e-post från en samordnare, eller ber om att få vara med på gruppens sida. Inbjudan gäller bara din adress, en gång och i 14 dagar. Har den gått ut ber du samordnaren om en ny.

## Att logga in

Använd en passnyckel, en kod som skickas med e-post eller ett lösenord. Med de två första behövs inget lösenord.

## Att läsa och skriva

- Gruppens sida listar trådarna, olästa först. En tråd öppnas där du slutade läsa.
- Skriv vanlig text eller Markdown; **Förhandsvisa** visar hur det blir.
- Citera ett inlägg för att svara på en punkt. Varje inlägg har en fast länk under klockslaget.
- Du kan ändra ditt inlägg; tidigare versioner syns fortfarande. Ett återkallat inlägg lämnar en rad som säger det.
- Det du skriver sparas som utkast om inloggningen går ut medan du skriver.

Nya inlägg dyker upp av sig själva där webbläsaren tillåter det. Allt fungerar också utan skript.

## Vem ser vad

Bara gruppens medlemmar läser dess trådar. Gruppens offentliga sida säger vilka slags organisationer som deltar, inte vilka, om inte medlemmen har gått med på det.
""",
    ),
    StandardText(
        "contact",
        "Kontakt",
        "Vem du frågar om vad.",
        """
- **Om ett gott exempel:** skriv till ägaren med formuläret på exemplets sida. Meddelandet skickas vidare; ägarens adress visas inte. Du får en kopia.
- **Om en grupp:** fråga dess samordnare. På gruppens offentliga sida kan du be om att få vara med.
- **Om det en partner publicerar:** skriv till partnerns redaktörer genom något av dess exempel.
- **Om själva plattformen,** ett fel, ett hinder eller dina uppgifter: skriv till nätverksadministratörerna på den adress som den som driver installationen anger.
""",
    ),
    StandardText(
        "accessibility",
        "Tillgänglighetsredogörelse",
        "Vad vi siktar på, och vad vi vet återstår.",
        """
Plattformen siktar på riktlinjerna WCAG 2.2, nivå AA.

## Det kan du räkna med

- Varje sida och formulär fungerar med tangentbord och utan skript.
- Bredvid diagram och kartor står en tabell eller lista som säger samma sak.
- Inget sägs bara med färg; systemets ljusa, mörka och kontrastrika lägen följs.
- Text på ett annat språk än menyernas är märkt som sådan.
- Sidorna kan förstoras och läsas på smala skärmar utan att rulla i sidled.

## Det vet vi

Sidorna provas automatiskt med axe. De har ännu inte provats med personer som använder skärmläsare, och inte i 400 % i alla webbläsare. Redaktörernas sidor kommer från Wagtail, vars upphovspersoner har en egen redogörelse. Dokument som partner laddar upp kan vara otillgängliga.

## Berätta för oss

Om något hindrar dig, skriv till nätverksadministratörerna (se [Kontakt](../contact/)). Säg vilken sida och vilka hjälpmedel. Du kan också vända dig till tillsynsmyndigheten i ditt land.
""",
    ),
    StandardText(
        "privacy",
        "Personuppgifter",
        "Vad som sparas, varför och hur länge.",
        """
Den som driver installationen ansvarar för dina uppgifter.

## Att läsa utan konto

Sidorna hämtar inget från andra webbplatser och mäter ingen. Kakor: en för sessionen, en mot förfalskade formulär och en för valt språk.

## Med ett konto

Vi sparar din e-postadress, namnet du anger, ditt språk, din organisation, hur du loggar in (aldrig ett läsbart lösenord), öppna sessioner, grupper och roller, det du skriver och hur långt du har läst i varje tråd. Medlemmar i dina grupper ser namn, organisation och inlägg. Adressen visas inte för dem.

Inbjudningar sparar adressen de skickades till och ett kondensat av koden i stället för koden.

Beslut om goda exempel står kvar med namnet på den som fattade dem, så länge kontot finns.

## Att skriva till ägaren av ett exempel

Meddelande, namn och adress skickas vidare till ägaren och sparas för ägaren.

## Dina rättigheter

Under [Mina uppgifter](../account/data/) kan du ta med dig allt som sparas om dig och låta radera ditt konto. Det du skrev i grupper står då kvar utan ditt namn, så att andras svar behåller sin mening; allt annat om dig raderas. Det som andra har skrivit om dig med egna ord står kvar. Skickade brev och säkerhetskopior kan inte ändras; kopiorna ersätts med tiden.

Inbjudningar raderas efter 90 dagar, uppgifter om inloggningar 90 dagar efter senaste användning, aviseringar efter 180 dagar, loggen över brev efter sju dagar.

Du kan begära att få se, rätta och radera dina uppgifter, och klaga hos dataskyddsmyndigheten i ditt land. Vänd dig till nätverksadministratörerna (se [Kontakt](../contact/)).
""",
    ),
    StandardText(
        "rules",
        "Husregler",
        "Få regler, så att man talar fritt.",
        """
1. **Var till nytta och vänlig.** Kritisera det som gjordes, inte den som gjorde det.
2. **Det som sägs i gruppen stannar i gruppen.** Fråga innan du citerar det utåt.
3. **Säg varifrån det kommer.** Siffror ska ha en källa; säg till när du gissar.
4. **Ingen reklam.** Berätta om företagets erfarenhet, sälj inte.
5. **Inga uppgifter om andra** utan deras samtycke, och inga hemliga papper.
6. **Skriv på det språk du är trygg i.** Andra får svara på sitt.
7. **Säg vad som inte fungerade.** Det är lika mycket värt.

Samordnare får ta bort ett inlägg som bryter mot en regel. De anger regeln och skälet, och en rad står kvar i dess ställe.
""",
    ),
    StandardText(
        "open-data",
        "Öppna data",
        "Ta med dig den publicerade katalogen.",
        """
- **Sökresultat som data:** `/api/v1/catalogue` svarar på samma frågor som katalogsidan, i JSON och utan nyckel. Dokumentationen finns på `/api/v1/docs`.
- **Överföringar som tabell:** sidan *Exempel som har rest* ger en CSV-fil.
- **Maskinläsbara beskrivningar:** offentliga sidor har schema.org-data; `sitemap.xml` listar varje sida på de språk den skrevs på.

Licensen för en text står på dess sida, tillsammans med en källhänvisning att kopiera. Utkast, gruppernas samtal och personuppgifter ingår aldrig.
""",
    ),
)
