"""Questions to the catalogue with marks for what answers them, judged by reading every page of the network.

3: just what is meant, 2: answers the question, 1: touches it. What is not named has nothing to do with it.
"""

NAME = "Questions to the network"

# (language, question) → kind and slug of a page → mark
Marks = dict[str, int]

ERGO, CONSORTIA, LAW_14 = "practice:emilia-romagna-go-global", "practice:measure-4-2-consortia", "practice:regional-law-14-2014"
SILESIA, GOSPODARNA, TRIIP = "practice:silesian-assistance-centre", "practice:gospodarna-wielkopolska", "practice:triip"
SOUTH_AFRICA, UNIVERSITY = "practice:reggio-emilia-south-africa", "practice:higher-education-for-internationalisation"
CHINA, BONDHOLDERS = "practice:trade-mission-to-china", "practice:wakefield-first-bondholder-scheme"
XPANDE, SICOMEX, SPANISH_LAW = "practice:xpande", "practice:sicomex", "practice:foreign-investment-law"
VIT, STARTUPS = "practice:vit-emprende", "practice:valencian-startup-association"
GAVLE, WAKEFIELD_VISIT = "plan:local-action-plan-gavle", "visit:study-visit-wakefield-2017"
ABOUT_TRIIP, ABOUT_TRIIP_IN_LEEDS = "visit:workshop-triip-poznan-2018", "visit:workshop-triip-leeds-beckett-2018"
ABOUT_STARTUPS, ABOUT_UNIVERSITY = "visit:workshop-startups-gavle-2018", "visit:workshop-higher-education-gavle-2018"
ABOUT_BONDHOLDERS, ABOUT_VIT = "visit:workshop-bondholders-reggio-emilia-2018", "visit:workshop-vit-emprende-reggio-emilia-2018"

JUDGED: dict[tuple[str, str], Marks] = {
    ("en", "vouchers for small firms"): {ERGO: 3, GAVLE: 2, XPANDE: 1},
    ("en", "one contact point for exporters"): {SILESIA: 3, GAVLE: 2, LAW_14: 1},
    ("en", "partnership with a city in China"): {CHINA: 3, WAKEFIELD_VISIT: 1, SOUTH_AFRICA: 1},
    ("en", "micro firms"): {TRIIP: 3, ABOUT_TRIIP: 2, ABOUT_TRIIP_IN_LEEDS: 2},
    ("en", "firms as members that promote their town"): {BONDHOLDERS: 3, ABOUT_BONDHOLDERS: 2, WAKEFIELD_VISIT: 1, GOSPODARNA: 1},
    ("it", "assegni per le imprese"): {ERGO: 3, GAVLE: 2},
    ("it", "consorzi di piccole imprese"): {CONSORTIA: 3, ERGO: 1, SOUTH_AFRICA: 1},
    ("it", "tirocini di studenti in azienda"): {UNIVERSITY: 3, ABOUT_UNIVERSITY: 2},
    ("it", "attrarre investitori esteri"): {LAW_14: 3, SPANISH_LAW: 3, GOSPODARNA: 2, SILESIA: 2, ERGO: 1},
    ("it", "gemellaggi tra città"): {SOUTH_AFRICA: 3, CHINA: 3},
    ("es", "empresas que exportan por primera vez"): {XPANDE: 3, ERGO: 2, SICOMEX: 1, SILESIA: 1},
    ("es", "bonos para empresas"): {ERGO: 3, GAVLE: 2},
    ("es", "red de emprendedores de la ciudad"): {VIT: 3, STARTUPS: 2, ABOUT_STARTUPS: 1, ABOUT_VIT: 1},
    ("es", "simplificar trámites para inversores"): {SPANISH_LAW: 3, LAW_14: 1, SILESIA: 1},
    ("es", "ferias internacionales"): {GOSPODARNA: 3, ERGO: 2, CONSORTIA: 2},
    ("pl", "targi zagraniczne"): {GOSPODARNA: 3, ERGO: 2, CONSORTIA: 2},
    ("pl", "pomoc dla eksporterów"): {SILESIA: 3, XPANDE: 2, SICOMEX: 2, GAVLE: 2},
    ("pl", "marka regionu"): {GOSPODARNA: 3, BONDHOLDERS: 2},
    ("pl", "wsparcie dla mikrofirm"): {TRIIP: 3, ABOUT_TRIIP: 2, ABOUT_TRIIP_IN_LEEDS: 1},
    ("pl", "współpraca uczelni z firmami"): {UNIVERSITY: 3, ABOUT_UNIVERSITY: 2, GAVLE: 2},
    ("sv", "stöd till mikroföretag"): {TRIIP: 3, ABOUT_TRIIP: 1, ABOUT_TRIIP_IN_LEEDS: 1},
    ("sv", "affärscheckar"): {ERGO: 3, GAVLE: 2},
    ("sv", "exportcentrum"): {GAVLE: 3, SILESIA: 2},
    ("sv", "startup-företag"): {VIT: 3, STARTUPS: 3, ABOUT_STARTUPS: 2, GAVLE: 2, ABOUT_VIT: 2},
    ("sv", "mässor utomlands"): {GOSPODARNA: 3, ERGO: 2, CONSORTIA: 2},
}
