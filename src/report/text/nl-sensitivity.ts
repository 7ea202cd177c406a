import type { SensitivityText } from "./sensitivity-text.js";

/** Dutch texts on the rules for the majority. */
export const sensitivityNl: SensitivityText = {
  heading: "Wat als “meerderheid” iets anders betekent?",
  what: ({ attribute, planRule }) =>
    `Hypothese 2 gaat over een meerderheid van één ${attribute}. Het plan zegt wat dat is: ${planRule}. Hier is dezelfde toets gedaan met andere regels. Dit beslist niets: alleen de regel van het plan beslist. Het laat zien of de conclusie aan de regel hangt.`,
  singleMember: (share) =>
    `Van de referenten met migranten heeft ${share} één migrant. Zo'n referent heeft altijd een meerderheid, behalve als de regel om meer migranten vraagt.`,
  unsaid: (rules) =>
    `Bij sommige regels zegt het rapport niet of een verschil is aangetoond. Eén van de getoetste groepen is te klein om te publiceren, en het antwoord zou alleen over die groep gaan. Het gaat om deze regels: ${rules}.`,
  notSaid: "niet vermeld",
  figureUnsaid: "Waar het vermeld mag worden, is de conclusie bij elke regel gelijk",
  same: ({ rules, shown, groupsTurn }) =>
    shown
      ? `De conclusie over hypothese 2 kantelt nergens: bij elk van de ${rules} regels is een verschil aangetoond voor minstens één groep${groupsTurn ? ", maar niet steeds voor dezelfde groepen" : ""}.`
      : `De conclusie over hypothese 2 kantelt nergens: bij geen van de ${rules} regels is een verschil aangetoond.`,
  turns: ({ planShown, rules }) =>
    planShown
      ? `De conclusie over hypothese 2 kantelt. Met de regel van het plan is een verschil aangetoond. Met deze regels niet: ${rules}.`
      : `De conclusie over hypothese 2 kantelt. Met de regel van het plan is geen verschil aangetoond. Met deze regels wel: ${rules}.`,
  groupTurns: ({ group, planShown, rules, missing }) =>
    `${group}: ${planShown ? "aangetoond" : "niet aangetoond"} met de regel van het plan${rules === "" ? "" : `; ${planShown ? "niet aangetoond" : "aangetoond"} met: ${rules}`}${missing === "" ? "" : `; te weinig referenten om te toetsen met: ${missing}`}.`,
  groupsSame:
    "Voor elke groep die genoemd mag worden, is de conclusie gelijk onder elke regel waarmee de groep te toetsen is.",
  hiddenGroups:
    "Groepen die te klein zijn om te publiceren, zijn met elke regel getoetst en staan er nergens bij. Waar regels maar een paar referenten verschillen, staan de verhouding en de p-waarde er niet.",
  rule: (rule, share) => {
    const least = rule.minMigrants > 1 ? ` (referenten met minstens ${rule.minMigrants} migranten)` : "";
    switch (rule.kind) {
      case "threshold":
        return `meer dan ${share(rule.threshold)}${least}`;
      case "plurality":
        return `de grootste groep, hoe groot ook${least}`;
      case "share":
        return `geen grens, elke groep met haar eigen aandeel${least}`;
    }
  },
  short: (rule, share) => {
    const least = rule.minMigrants > 1 ? [`≥${rule.minMigrants}`] : [];
    switch (rule.kind) {
      case "threshold":
        return [`>${share(rule.threshold)}`, ...least];
      case "plurality":
        return ["meeste", ...least];
      case "share":
        return ["aandeel", ...least];
    }
  },
  ofPlan: "plan",
  rulesCaption: "Hypothese 2 met andere regels voor de meerderheid",
  groupsCaption: "Groepen bij elke regel voor de meerderheid",
  columns: {
    rule: "Meerderheid",
    sponsors: "Referenten met een meerderheid",
    tested: "Getoetste groepen",
    smallest: "Kleinste gecorrigeerde p",
    conclusion: "Verschil",
    groups: "Groepen waarvoor het is aangetoond",
    group: "Groep",
    unadjusted: "p van deze groep alleen",
    adjusted: "Gecorrigeerde p",
  },
  noCut: "geen grens",
  shown: "aangetoond",
  notShown: "niet aangetoond",
  noGroups: "geen die genoemd mag worden",
  anyGroup: "een groep",
  figureSame: "De conclusie is bij elke regel gelijk",
  figureGroupsTurn: "Bij elke regel is er een groep met een verschil, maar niet steeds dezelfde",
  figureTurns: ({ rules, of }) =>
    `Of er een groep met een verschil is, kantelt bij ${rules} van de ${of} andere regels`,
  subtitle: (period) =>
    `Gevuld vierkant: een verschil is aangetoond. Open rondje: niet aangetoond. Streepje: te weinig referenten om te toetsen. Het getal is de verhouding van de aandelen aangemerkt. Van links naar rechts: het aandeel waar de grootste groep boven moet liggen (>), de grootste groep hoe groot ook (meeste), minste aantallen migranten (≥), en aandelen zonder grens. Periode: ${period}.`,
  description: (groups) =>
    `Figuur met één kolom per regel en één rij per groep: ${groups}. Een vierkant is een verschil dat is aangetoond, een rondje een verschil dat niet is aangetoond. De tabel onder de figuur bevat alle getallen.`,
  onlyFirst: (drawn, of) => `De figuur toont ${drawn} van de ${of} groepen waarvoor ergens een verschil is aangetoond.`,
};
