import { proxiesEn } from "./en-proxies.js";
import type { ProxiesText, ProxyWords } from "./proxies-text.js";

const set = { known: "alle bekende uitkomsten", random: "de uitkomsten van een willekeurige steekproef" } as const;
const units = ({ unit }: ProxyWords) => (unit === "sponsors" ? "referenten" : "zaken");

/** Dutch prose of the chapter on proxies. */
export const proxiesNl: ProxiesText = {
  heading: ({ attribute }) => `Welke gegevens gaan samen met ${attribute}, en dienen ze een doel?`,
  found: ({ found, count, all, names, attribute }) =>
    found === 1
      ? `Eén van de ${all} gegevens gaat samen met ${attribute}, terwijl geen verband met de overtreding is aangetoond: ${names}. Dit heet een proxy zonder aangetoond doelverband.`
      : `${count} van de ${all} gegevens gaan samen met ${attribute}, terwijl geen verband met de overtreding is aangetoond: ${names}. Elk daarvan heet een proxy zonder aangetoond doelverband.`,
  noneFound: ({ all, attribute }) =>
    `Van de ${all} gegevens is er geen gevonden dat wel met ${attribute} samengaat en niet met de overtreding. Dat is geen bewijs dat er geen is.`,
  strength: ({ margin, attribute }) =>
    `De sterkte van een verband loopt van 0 tot 1. Bij 0 zegt het gegeven niets over ${attribute}; bij 1 verraadt het die helemaal. Een verband telt hier mee als een toets het aantoont en de sterkte ${margin} of meer is.`,
  both: ({ names, several, attribute }) =>
    `${several ? "Deze gegevens gaan" : "Dit gegeven gaat"} samen met ${attribute} en ook met de overtreding: ${names}. Of dat genoeg reden is om ${several ? "ze" : "het"} te gebruiken, is een juridisch oordeel: is er een andere manier, die minder op een groep drukt?`,
  belowMargin: ({ names, attribute, margin }) =>
    `Een verband met ${attribute} is aangetoond, maar zwakker dan ${margin}, bij ${names}.`,
  thinOutcome: ({ names }) =>
    `Voor ${names} zijn er te weinig bekende uitkomsten: een verband met de overtreding dat zo sterk is als de marge zou vaak worden gemist. Dat er geen is aangetoond, zegt daarom weinig.`,
  thinGroup: ({ names, attribute, ...words }) =>
    `Voor ${names} zijn er te weinig ${units({ attribute, ...words })}: een verband met ${attribute} dat zo sterk is als de marge zou vaak worden gemist.`,
  someMore: (names, more) => `${names} en nog ${more}`,
  outcomes: ({ set: which, units: count, violations, partly, ...words }) =>
    which === "known"
      ? `Het verband met de overtreding is gezocht bij ${count} ${units(words)} met een bekende uitkomst; ${violations} daarvan hadden een overtreding. Wie nooit is gecontroleerd telt niet mee, ook niet als nalever.${partly ? " De meeste uitkomsten zijn bekend doordat iemand koos om te controleren: daardoor kan een verband hier sterker of zwakker lijken dan het is." : ""}`
      : `Het verband met de overtreding is gezocht in een willekeurige steekproef: ${count} ${units(words)}, waarvan ${violations} een overtreding hadden. Wie nooit is gecontroleerd telt niet mee, ook niet als nalever.`,
  noOutcomes: (words) =>
    `Een verband met de overtreding is niet te zoeken: er zijn geen ${units(words)} met én zonder overtreding waarvan de uitkomst hier meetelt.`,
  otherSame: ({ set: which, units: count, ...words }) =>
    `Met ${set[which]} (${count} ${units(words)}) staat elk gegeven waar het nu staat.`,
  otherChanged: ({ set: which, units: count, names, several, ...words }) =>
    `Met ${set[which]} (${count} ${units(words)}) ${several ? "zouden" : "zou"} ${names} ergens anders staan.`,
  groups: ({ units: count, names, rest, ...words }) =>
    `Er zijn ${count} ${units(words)} geteld, per groep: ${names}${rest ? ", en alle andere samen" : ""}.`,
  leftOut: ({ withoutMembers, withoutMajority }) =>
    `Niet meegeteld zijn ${withoutMembers} referenten zonder migranten en ${withoutMajority} referenten waarvan geen groep de meerderheid heeft. Of er een meerderheid is, hangt af van het aantal migranten; elk gegeven over grootte zou anders een proxy lijken.`,
  smallGroups: ({ count, ...words }) =>
    `${count} groepen halen de drempel van het plan en hebben hier te weinig ${units(words)}; zij staan bij de andere.`,
  caveat: ({ attribute }) =>
    `Dat een gegeven samengaat met ${attribute}, betekent niet dat het daarom is gekozen. Of het discriminatie is, is een juridisch oordeel. Het betekent wel dat een score met dit gegeven op de ene groep zwaarder kan drukken dan op de andere, en dat iemand moet zeggen waarom het wordt gebruikt.`,
  classes: (margin) =>
    `Sommige sterktes rusten op aantallen die te klein zijn om te tonen. Daarvan staat er alleen of ze onder of boven ${margin} liggen.`,
  figure: {
    finding: ({ count, several, attribute }) =>
      several
        ? `${count} gegevens gaan samen met ${attribute} zonder aangetoond verband met de overtreding`
        : `Eén gegeven gaat samen met ${attribute} zonder aangetoond verband met de overtreding`,
    findingNone: ({ attribute }) => `Geen gegeven gevonden dat alleen met ${attribute} samengaat`,
    subtitle: ({ period }) => `Cramérs V met correctie, of de correlatieverhouding van getallen; ${period}`,
    description: ({ drawn, margin, attribute }) =>
      `Elk van ${drawn} gegevens is één teken: hoe verder naar rechts, hoe sterker het samengaat met ${attribute}; hoe hoger, hoe sterker het samengaat met de overtreding. Bij ${margin} staat een verticale lijn. De vorm zegt wat de toetsen aantonen; in de tabel hieronder staat elk getal.`,
    x: ({ attribute }) => `Sterkte van het verband met ${attribute}`,
    y: "Sterkte van het verband met de overtreding",
    margin: (margin) => `marge ${margin}`,
    notDrawn: (count) =>
      `${count} gegevens zijn niet getekend, omdat een sterkte alleen als klasse is gegeven of niet bestaat.`,
    noChart: "Er is geen figuur: van geen enkel gegeven kunnen beide sterktes worden getoond.",
  },
  corner: {
    "proxy-without-purpose": () => "proxy zonder aangetoond doelverband",
    both: ({ attribute }) => `gaat samen met ${attribute} en met de overtreding`,
    "outcome-only": () => "gaat alleen samen met de overtreding",
    neither: () => "geen van beide aangetoond",
    "not-testable": () => "niet te toetsen",
  },
  corners: {
    caption: ({ attribute }) => `Waar elk gegeven mee samengaat: ${attribute} en overtreding`,
    head: ["Gegevens", "Verband met de overtreding aangetoond", "Verband met de overtreding niet aangetoond"],
    group: [
      ({ attribute }) => `Verband met ${attribute} aangetoond, op of boven de marge`,
      ({ attribute }) => `Verband met ${attribute} niet aangetoond, of onder de marge`,
    ],
    nobody: "geen",
    andMore: (count) => `en nog ${count}`,
  },
  table: {
    caption: ({ level }) =>
      `Sterkte van de verbanden per gegeven, met ${level}-intervallen; p is gecorrigeerd voor het aantal gegevens`,
    indicator: "Gegeven",
    group: ({ attribute }) => `Met ${attribute}`,
    outcome: "Met de overtreding",
    flagged: "Met aangewezen worden",
    p: "p",
    more: (count) =>
      `De tabel laat ${count} gegevens weg waarvoor geen van beide is aangetoond; het bestand met de tabellen heeft ze alle.`,
    less: (bound) => `onder ${bound}`,
    atLeast: (bound) => `${bound} of meer`,
  },
  areas: {
    intro:
      "Voor een gegeven dat een getal is, zegt de volgende tabel hoe goed het een groep van alle andere onderscheidt. 0,5 is zo goed als een munt opgooien; bij 1 heeft iedereen in de groep een hoger getal dan ieder ander, bij 0 een lager. Deze intervallen gelden voor elke groep apart.",
    caption: ({ level }) =>
      `Hoe goed een getal een groep van alle andere onderscheidt (oppervlakte onder de curve), met ${level}-intervallen`,
    others: "Groep",
  },
  perHundred: {
    caption: ({ indicator, ...words }) => `Van elke 100 ${units(words)} van een groep: ${indicator}`,
    group: ({ unit }) => (unit === "sponsors" ? "Meerderheid van" : "Groep"),
    count: (words) => `Aantal ${units(words)}`,
  },
  levels: { "no-value": "geen waarde", "other-levels": "andere waarden samen", rest: "alle andere samen" },
  methods: (words) => [
    `Proxy's. De eenheid is de ${words.unit === "sponsors" ? "referent" : "zaak"}, één rij per stuk. De sterkte is Cramérs V met de correctie van Bergsma voor een tabel, en de correlatieverhouding met de correctie van Kelley voor getallen. De intervallen komen uit de niet-centrale chi-kwadraatverdeling; de gecorrigeerde sterkte kan aan de rand van haar interval liggen of erbuiten.`,
    `Elk gegeven is getoetst door de groepen ${words.resamples} keer opnieuw over hele rijen te verdelen, met step-down maxT over alle gegevens: de kans op één of meer valse verbanden is hoogstens ${words.alpha} in elk van de families (groepen, overtreding, aangewezen). In de tabellen staat ernaast de correctie van Holm voor chi-kwadraattoetsen.`,
    "Zeldzame waarden van een gegeven staan samen, alleen naar hoe vaak ze voorkomen. Er is te weinig data als een toets met zoveel rijen een verband zo sterk als de marge in meer dan één op de vijf gevallen zou missen.",
  ],
  references: proxiesEn.references,
};
