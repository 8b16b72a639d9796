"""Regions by code; the points are the usual centres of the areas, to show them on a map."""

from exchange.demo.data.shapes import RegionData

NUTS_2021 = "NUTS 2021"
NUTS_2016 = "NUTS 2016"

REGIONS = (
    RegionData(
        "ITH5",
        NUTS_2021,
        "IT",
        "44.53000",
        "11.03000",
        {"en": "Emilia-Romagna", "it": "Emilia-Romagna", "es": "Emilia-Romaña", "pl": "Emilia-Romania", "sv": "Emilia-Romagna"},
    ),
    RegionData(
        "ITH53",
        NUTS_2021,
        "IT",
        "44.60000",
        "10.55000",
        {"en": "Reggio nell’Emilia", "it": "Reggio nell’Emilia", "es": "Reggio Emilia", "pl": "Reggio Emilia", "sv": "Reggio nell’Emilia"},
    ),
    RegionData(
        "ES52",
        NUTS_2021,
        "ES",
        "39.40000",
        "-0.55000",
        {
            "en": "Valencian Community",
            "it": "Comunità Valenciana",
            "es": "Comunitat Valenciana",
            "pl": "Wspólnota Walencka",
            "sv": "Valenciaregionen",
        },
    ),
    RegionData(
        "PL22",
        NUTS_2021,
        "PL",
        "50.33000",
        "19.00000",
        {"en": "Silesia (Śląskie)", "it": "Slesia (Śląskie)", "es": "Silesia (Śląskie)", "pl": "Śląskie", "sv": "Schlesien (Śląskie)"},
    ),
    RegionData(
        "PL41",
        NUTS_2021,
        "PL",
        "52.30000",
        "17.30000",
        {
            "en": "Greater Poland (Wielkopolskie)",
            "it": "Grande Polonia (Wielkopolskie)",
            "es": "Gran Polonia (Wielkopolskie)",
            "pl": "Wielkopolskie",
            "sv": "Storpolen (Wielkopolskie)",
        },
    ),
    RegionData(
        "UKE4",
        NUTS_2016,
        "GB",
        "53.74000",
        "-1.66000",
        {"en": "West Yorkshire", "it": "West Yorkshire", "es": "Yorkshire del Oeste", "pl": "West Yorkshire", "sv": "West Yorkshire"},
        left_classification=True,
    ),
    RegionData(
        "SE31",
        NUTS_2021,
        "SE",
        "60.90000",
        "14.60000",
        {
            "en": "North Central Sweden",
            "it": "Svezia centro-settentrionale",
            "es": "Suecia centro-septentrional",
            "pl": "Północna Szwecja Środkowa",
            "sv": "Norra Mellansverige",
        },
    ),
    RegionData(
        "SE313",
        NUTS_2021,
        "SE",
        "61.30000",
        "16.15000",
        {
            "en": "Gävleborg County",
            "it": "Contea di Gävleborg",
            "es": "Provincia de Gävleborg",
            "pl": "Region Gävleborg",
            "sv": "Gävleborgs län",
        },
    ),
)
