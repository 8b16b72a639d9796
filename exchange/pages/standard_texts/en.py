"""Standard pages in English."""

from exchange.pages.standard_texts.shape import StandardText

PAGES = (
    StandardText(
        "about",
        "About",
        "Regions show each other what works, and what became of it.",
        """
European regions that help their firms abroad and bring investors home learn from each other here. Each partner of the network describes its **good practices**, invites the others to **study visits**, talks them over at home with a **stakeholder group**, and takes *elements* of what it has seen into a **local action plan**.

## The chain

1. A partner writes a practice and has it reviewed.
2. Others see it at a visit or a transfer workshop.
3. A partner takes one element of it into an action of its plan.
4. Everybody can see where a practice travelled, and what is not known yet.

## What you can do

- **Read and search** everything that is published, in any of five languages, without an account.
- **Take part** in a stakeholder group, if a coordinator invites you or grants your request.
- **Write for a partner**, if you are one of its editors.

What is not known is shown as unknown. Nothing is filled in to look complete.
""",
    ),
    StandardText(
        "review",
        "How practices are reviewed",
        "Who decides what, and where you see it.",
        """
A practice becomes public in steps. Each step says who took it, when and why, and its editor sees them in one timeline.

1. **Draft.** An editor of the partner writes. Only that partner sees it.
2. **Submitted.** The editor hands it in. The form first lists what is missing. While it is in review the page is locked; the editor can take it back.
3. **Decision.** A network administrator publishes it, asks for changes, or declines it, always with a reason. Nobody decides on a text of their own.
4. **Counted.** The lead partner counts the published practice for the network's reports.
5. **Endorsed.** A thematic expert endorses it as worth learning from.

*Counted* and *endorsed* are separate decisions by different people, each with its date. If the text is edited later, the page says that it has changed since.

A practice without figures can be published too. It must not contain figures that nobody can show.
""",
    ),
    StandardText(
        "help",
        "Guide for stakeholders",
        "From the invitation to your first post.",
        """
## Joining a group

You get an invitation by e-mail from a coordinator, or you ask to join on the group's page. The invitation is meant for your address only, works once and for 14 days. If it has expired, ask your coordinator for a new one.

## Signing in

Use a passkey, a code sent by e-mail, or a password. You need no password if you use the other two.

## Reading and writing

- The group's page lists its threads, unread ones first. A thread opens where you stopped reading.
- Write in plain text or Markdown; **Preview** shows how it will look.
- Quote a post to answer one point. Each post has a permanent link under its time.
- You can edit your post; earlier versions stay visible. A withdrawn post leaves a line that says so.
- What you type is kept as a draft if your sign-in ends while you write.

New posts appear by themselves where your browser allows it. Everything also works without scripts.

## Who sees what

Only the members of a group read its threads. The public page of a group says which kinds of organisation take part, not who, unless a member has agreed to be listed.
""",
    ),
    StandardText(
        "contact",
        "Contact",
        "Whom to ask for what.",
        """
- **About a practice:** write to its owner with the form on the practice's page. Your message is passed on; the owner's address is not shown. You get a copy.
- **About a group:** ask its coordinator. On the group's public page you can ask to join.
- **About what a partner publishes:** ask the partner's editors through one of its practices.
- **About the platform itself,** a mistake, a barrier or your data: write to the network administrators at the address given by the body that runs this installation.
""",
    ),
    StandardText(
        "accessibility",
        "Accessibility statement",
        "What we aim at, what we know does not work yet.",
        """
This platform aims at the Web Content Accessibility Guidelines (WCAG) 2.2, level AA.

## What you can count on

- Every page and form works with the keyboard and without scripts.
- Charts and maps stand beside a table or list that says the same.
- Nothing is said by colour alone; light, dark and high-contrast settings of your system are followed.
- Text in another language than the menus is marked as such.
- Pages can be enlarged and read on narrow screens without scrolling sideways.

## What we know

Pages are tested automatically with axe. They have not yet been tested with people who use screen readers, nor at 400 % in every browser. The editors' pages come from Wagtail, whose makers publish their own statement. Documents that partners upload may not be accessible.

## Tell us

If something keeps you out, write to the network administrators (see [Contact](../contact/)). Say which page and what you use. You may also turn to the supervisory body for web accessibility in your country.
""",
    ),
    StandardText(
        "privacy",
        "Privacy",
        "What is stored, why, and for how long.",
        """
The body that runs this installation is responsible for your data.

## Reading without an account

Pages load nothing from other sites and measure no one. Cookies: one for the session, one against forged forms, and one for the language you chose.

## With an account

We store your e-mail address, the name you give, your language, your organisation, how you sign in (never a readable password), your open sessions, your groups and roles, what you write, and how far you have read in each thread. Members of your groups see your name, organisation and posts. Your address is not shown to them.

Invitations keep the address they were sent to, and a digest of the token instead of the token.

Decisions on practices are kept with the name of who took them, as long as the account exists.

## Writing to the owner of a practice

Your message, name and address are passed on to the owner and kept as a record for the owner.

## Your rights

Under [My data](../account/data/) you can take along everything that is kept about you, and have your account erased. What you wrote in groups then stays without your name, so that others’ answers keep their sense; everything else about you is deleted. What others wrote about you in their own words stays. Sent mails and backups cannot be changed; backups are replaced in time.

Invitations are deleted after 90 days, records of sign-ins 90 days after their last use, notices after 180 days, the log of mails after seven days.

You can ask to see, correct and erase your data, and complain to the data protection authority of your country. Ask the network administrators (see [Contact](../contact/)).
""",
    ),
    StandardText(
        "rules",
        "House rules",
        "Few rules, so that people speak freely.",
        """
1. **Be useful and kind.** Criticise what was done, not the person who did it.
2. **What is said in a group stays in the group.** Ask before you quote it elsewhere.
3. **Say where it comes from.** Give a source for figures, and say so when you guess.
4. **No advertising.** Tell of your firm's experience; do not sell.
5. **No data about others** without their consent, and no confidential papers.
6. **Write in the language you are at ease in.** Others may answer in theirs.
7. **Say what did not work.** It is worth as much as what did.

Coordinators may remove a post that breaks a rule. They name the rule and the reason, and a line stays in its place.
""",
    ),
    StandardText(
        "open-data",
        "Open data",
        "Take the published catalogue with you.",
        """
- **Search results as data:** `/api/v1/catalogue` answers the same questions as the catalogue page, in JSON, without a key. Its documentation is at `/api/v1/docs`.
- **Transfers as a table:** the page *Practices that travelled* gives a CSV file.
- **Machine-readable descriptions:** public pages carry schema.org data; `sitemap.xml` lists every page in each language it was written in.

The licence of a text stands on its page, together with a citation to copy. Drafts, group discussions and personal data are never part of it.
""",
    ),
)
