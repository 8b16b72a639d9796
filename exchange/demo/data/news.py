"""News from facts that have a date and a public source."""

from exchange.demo.data.shapes import PROJECT, NewsData

NEWS = (
    NewsData(
        "kick-off-in-reggio-emilia",
        "2016-06-23",
        "https://projects2014-2020.interregeurope.eu/competein/news/news-article/186/kick-off-for-compete-in",
        "Kick-off in Reggio Emilia",
        "The partners meet for the first time and hold an opening seminar.",
        "COMPETE IN began on 1 April 2016. From 21 to 23 June 2016 its partners met in Reggio Emilia; an opening interregional seminar was part of the meeting. Each partner then launched its local stakeholder group.",
    ),
    NewsData(
        "candidate-practices-emilia-romagna",
        "2017-02-02",
        "https://www.ervet.it/?p=9691",
        "Six candidate practices in Emilia-Romagna",
        "ERVET, the Region and their stakeholders choose what to show to the partners.",
        "On 2 February 2017 in Bologna ERVET, the Emilia-Romagna Region and their stakeholders agreed to analyse six practices: three policy measures of the Region and three initiatives of other actors that serve small and medium-sized firms. Five of them were later shown to the partners in a webinar, and three were chosen.",
    ),
    NewsData(
        "study-visits-completed",
        "2017-12-15",
        "https://www.interregeurope.eu/competein/news/news-article/2611/last-study-visit-hosted-by-the-city-of-valencia/",
        "Seven study visits completed",
        "With the visit to Valencia each partner has shown its practices.",
        "From Wakefield in June to Valencia in December 2017 the partners visited each other. 21 good practices were shown; sixteen are known by name and are in this catalogue.",
    ),
    NewsData(
        "transfer-workshops-begin",
        "2018-05-17",
        "https://www.interregeurope.eu/competein/news/news-article/2690/next-step-of-the-project-transfer-workshops/",
        "Each partner chooses two practices",
        "Transfer workshops begin: one host, one practice, those who run it.",
        "After the study visits each partner chose two of the 21 practices and invited those who run them, to look at the nuts and bolts together with its own stakeholder group before writing its local action plan.",
    ),
    NewsData(
        "gavle-meets-reggio-emilia",
        "2018-08-31",
        "https://www.interregeurope.eu/competein/news/news-article/4631/successful-transfer-workshops-in-gaevle/",
        "Gävle looks at start-ups and universities",
        "Two transfer workshops in one summer: València in June, Reggio Emilia in August.",
        "On 25 and 26 June 2018 Gävle met those who run València's network of innovative entrepreneurs; on 30 and 31 August it was the turn of the University of Modena and Reggio Emilia. Both workshops look ahead to actions of the local plan.",
    ),
    NewsData(
        "triip-between-poznan-and-gavle",
        "2018-09-14",
        "https://www.interregeurope.eu/competein/news/news-article/4623/conference-on-triip-between-wielpolska-and-fpx/",
        "A workshop over Skype: Poznań asks, Gävle answers",
        "Eight stakeholder organisations of Wielkopolska learn about a project for micro firms only.",
        "On 14 September 2018 participants at the Marshal Office in Poznań were connected with two experts of Future Position X in Gävle. They asked about the project TRIIP, which is for micro firms only. Some of its elements can be included in the region's recommendations.",
    ),
    NewsData(
        "action-plans-presented",
        "2019-03-14",
        PROJECT,
        "Local action plans presented",
        "International seminar in Reggio Emilia on 13 and 14 March 2019.",
        "The partners presented their local action plans in Reggio Emilia. In April 2019 the second phase began: putting the plans into practice and following them up.",
    ),
    NewsData(
        "closing-webinar",
        "2020-12-16",
        PROJECT,
        "Closing webinar",
        "The partners look back on five years.",
        "The closing webinar took place on 16 December 2020. Additional activities followed from 2021 to 2023; the two Polish partners did not take part in them.",
    ),
)
