import type { OutcomesText } from "./outcomes-text.js";

/** Dutch prose of the chapter on how outcomes were recorded. */
export const outcomesNl: OutcomesText = {
  heading: "Is een overtreding overal op dezelfde manier vastgelegd?",
  found: {
    remarks: ({ without, unexpected }) =>
      `Vastgelegde overtredingen zonder code in de opmerking: ${without}. Codes in een opmerking terwijl geen overtreding is vastgelegd: ${unexpected}.`,
    histories: (possible) =>
      `Handhavingsgeschiedenissen die zo gegaan kunnen zijn: ${possible}. De andere staan hieronder geteld.`,
    deregistrations: ({ sanction, none }) =>
      `Meer dan tien procent van de afmeldingen te laat, en geen overtreding vastgelegd: ${sanction}. Een overtreding vastgelegd bij tien procent of minder te laat: ${none}.`,
    policy: ({ before, after }) =>
      `Deel met een overtreding vóór de wijziging van het beleid: ${before}; vanaf die dag: ${after}.`,
  },
  remarks: {
    heading: "Kloppen de codes in de opmerkingen met de vastgelegde uitkomst?",
    intro:
      "Een medewerker zet *NM* in de opmerking als een salaris niet marktconform was, en *SC* als niet aan het salariscriterium was voldaan. Alleen precies deze codes tellen. Wat op een code lijkt en anders is geschreven, telt niet als code en staat in de lijst om na te kijken.",
    caption: "Vastgelegde uitkomst naast de codes in de opmerking",
    words: {
      "violation-with-code": "overtreding vastgelegd, met code",
      "violation-without-code": "overtreding vastgelegd, zonder code",
      "none-with-code": "geen overtreding vastgelegd, met code",
      "none-without-code": "geen overtreding vastgelegd, zonder code",
      "unknown-with-code": "uitkomst onbekend, met code",
      "unknown-without-code": "uitkomst onbekend, zonder code",
    },
    codes: "Wat er in de opmerkingen staat",
    codeWords: {
      NM: "alleen *NM*",
      SC: "alleen *SC*",
      both: "*NM* en *SC*",
      doubtful: "lijkt op een code, anders geschreven",
      "no-code": "geen code",
    },
  },
  codeYears: {
    heading: "In welke jaren staan de codes?",
    finding: ({ lowest, low, highest, high }) =>
      `Het deel met een code in de opmerking is het laagst in ${lowest} (${low}) en het hoogst in ${highest} (${high}).`,
    hidden: "Er kunnen geen twee jaren worden getoond: achter een van hun aantallen staan er te weinig.",
    intro:
      "Een opmerking met beide codes telt bij *SC*. Is een van de codes in een jaar zeldzaam, dan neemt de tabel beide codes samen. Ander beleid, andere bedrijven en een andere manier om opmerkingen te schrijven kunnen elk de reden zijn dat jaren verschillen.",
    change: (date) => `Het beleid veranderde op ${date}. Een jaar waarin dat viel, staat in twee rijen.`,
    caption: "Codes in de opmerkingen, per jaar",
    part: {
      whole: (year) => year,
      before: (year, date) => `${year}, vóór ${date}`,
      from: (year, date) => `${year}, vanaf ${date}`,
    },
    undated: "dag niet bekend",
    columns: {
      year: "Jaar",
      NM: "alleen *NM*",
      SC: "*SC*, met of zonder *NM*",
      code: "*NM*, *SC* of allebei",
      neither: "geen code",
      share: "Deel met een code",
      interval: (level) => `${level}-interval`,
    },
  },
  histories: {
    heading: "Kunnen de handhavingsgeschiedenissen zo gegaan zijn?",
    intro:
      "Volgens de instructie volgt een intrekking op een voornemen, blijft een faillissement voor altijd staan, en duurt het na een intrekking vijf jaar tot een nieuwe erkenning. Een geschiedenis die daarvan afwijkt, telt onder haar eerste probleem en staat in de lijst.",
    caption: "Handhavingsgeschiedenissen",
    words: {
      possible: "kan zo gegaan zijn",
      "out-of-order": "datums niet op volgorde",
      "withdrawn-without-intention": "ingetrokken zonder voornemen ervoor",
      "after-bankruptcy": "andere status na faillissement",
      "after-withdrawal": "andere status na intrekking, zonder nieuwe erkenning",
      "recognised-again-too-soon": "binnen vijf jaar opnieuw erkend",
      emptied: "leeggemaakt zonder nieuwe erkenning",
      unreadable: "geen datum met een bekende status",
      "no-history": "geen geschiedenis",
    },
    events: ({ rows, withoutUnit }) =>
      `De geschiedenissen komen uit een bestand met gebeurtenissen van ${rows} rijen. Gebeurtenissen van een referent of zaak die het plan niet kent: ${withoutUnit}. Die tellen niet mee.`,
    order: {
      "as-entered": "De gebeurtenissen van één referent of zaak zijn gelezen in de volgorde van het bestand.",
      "by-date":
        "De gebeurtenissen van één referent of zaak zijn eerst op datum gezet. Datums die niet op volgorde staan, zijn zo niet te vinden.",
    },
    outcomes: "Wat de andere geschiedenissen zeggen",
    outcomeWords: {
      enforcement: "handhaving ingevuld",
      "bankruptcy-alone": "faillissement, en niets anders",
      nothing: "niets ingevuld",
    },
    bankruptcy: {
      violation: (count) =>
        `De instellingen tellen een faillissement als overtreding. Bij de andere keuze zou dit aantal niet meetellen: ${count}.`,
      "no-violation": (count) =>
        `De instellingen tellen een faillissement niet als overtreding. Bij de andere keuze zou dit aantal wel meetellen: ${count}.`,
    },
  },
  deregistrations: {
    heading: "Wat doet de regel van tien procent met kleine bedrijven?",
    intro:
      "Er volgt een sanctie als meer dan 10% van de afmeldingen te laat is: 10 van de 100 mag nog, 11 van de 100 niet. Bij één tot en met negen afmeldingen is één te late al genoeg.",
    finding: ({ late }) =>
      `Van alle afmeldingen was ${late} te laat. Het verwachte deel hieronder is wat de regel oplevert als elke afmelding diezelfde kans heeft om te laat te zijn. Het laat zien wat de grootte alleen al doet.`,
    hidden:
      "Welk deel van alle afmeldingen te laat was, wordt niet getoond: een klein aantal zou eruit volgen. Om dezelfde reden ontbreekt het verwachte deel.",
    figure: {
      finding: "Deel met meer dan tien procent te laat, naar aantal afmeldingen",
      subtitle: (level) => `Stippen: deel. Lijnen: ${level}-interval.`,
    },
    description: (sizes) => `Deel met meer dan tien procent te laat. ${sizes}.`,
    size: (size) => `${size} afmeldingen`,
    columns: {
      size: "Afmeldingen",
      share: "Deel",
      interval: (level) => `${level}-interval`,
      expected: "Verwacht door de grootte alleen",
    },
    caption: "De regel van tien procent naast de vastgelegde uitkomst",
    words: {
      "sanction-and-violation": "meer dan 10% te laat, overtreding vastgelegd",
      "sanction-no-violation": "meer dan 10% te laat, geen overtreding vastgelegd",
      "no-sanction-violation": "10% of minder te laat, overtreding vastgelegd",
      "no-sanction-no-violation": "10% of minder te laat, geen overtreding vastgelegd",
      "outcome-unknown": "uitkomst onbekend",
      "no-deregistrations": "geen afmeldingen",
      "impossible-numbers": "aantallen die niet kunnen",
    },
  },
  policy: {
    heading: "Veranderde een wijziging van het beleid wat als overtreding telt?",
    finding: ({ date, before, after }) =>
      `Het beleid veranderde op ${date}. Daarvoor was het deel met een overtreding ${before}; vanaf die dag ${after}.`,
    ratio: ({ ratio, interval }) =>
      `Het deel vanaf die dag is ${ratio} keer dat van daarvoor${interval}. De wijziging van het beleid, andere bedrijven en anders controleren kunnen elk de reden zijn.`,
    pooled: ({ share, note }) =>
      `Over beide perioden samen is het deel ${share}. De instellingen zeggen waarom ze samen genomen mogen worden: ${note}`,
    refused:
      "Er staat geen deel over beide perioden samen. Een overtreding betekent ervoor en erna misschien niet hetzelfde. De instellingen kunnen een reden geven om ze samen te nemen (note).",
    undated: (count) => `Bekende uitkomsten zonder datum, in geen van beide perioden: ${count}.`,
    caption: "Vóór en vanaf de wijziging",
    period: { before: (date) => `vóór ${date}`, after: (date) => `vanaf ${date}` },
    columns: {
      period: "Periode",
      share: "Deel met een overtreding",
      interval: (level) => `${level}-interval`,
      area: "Oppervlakte onder de curve (interval)",
    },
  },
  methods: [
    "Delen van vastgelegde uitkomsten hebben het interval van Wilson. Het verwachte deel onder de regel van tien procent is het gemiddelde van exacte binomiale kansen over de bedrijven van een grootte.",
    "Oppervlakten onder de curve vóór en na een wijziging van het beleid hebben het interval van DeLong op de schaal van de logaritme van de kansverhouding.",
  ],
};
