import type { Fact } from "../../facts/fact.ts";
import type { Language } from "../../notes/language.ts";
import type { Blank } from "./blank.ts";
import { authorsMarks, markedBlanks } from "./marked-blanks.ts";
import type { Defined } from "./names.ts";

type Foreign = Exclude<Language, "en" | "zh" | "other">;

const capital = String.raw`\p{Lu}[\p{L}’-]*`;
/** What a sentence gives as a name; the name is the group. */
const naming: Readonly<Record<Foreign, readonly RegExp[]>> = {
  de: [
    /(?<!\p{L})(?:auch|ebenfalls|oft) (?:als )?(?<name>\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?) (?:genannt|bezeichnet|bekannt)(?!\p{L})/gu,
    /(?<!\p{L})namens (?<name>\p{Lu}[\p{L}-]+)/gu,
    /(?<!\p{L})(?:heißt|heißen|nennt man|nennt sich) (?:auch )?(?:(?:der|die|das|den|ein|eine|einen) )?(?<name>\p{Lu}[\p{L}-]+)(?=[.,;)]| und | oder |$)/gu,
    /(?<!\p{L})sogenannte[nmrs]? (?<name>\p{Lu}[\p{L}-]+)/gu,
  ],
  tr: [
    /(?<=(?:\p{L}[ae]|[ae]) )(?<name>[\p{L}-]+(?: [\p{L}-]+)?) (?:denir|denilir|denirdi|denilirdi|adı verilir|adı verilirdi|ismi verilir)(?!\p{L})/gu,
    /(?<name>[\p{L}-]+) (?:olarak adlandırıl\p{L}+|olarak bilinir|adını alır)(?!\p{L})/gu,
  ],
  es: [
    /(?<!\p{L})(?:se llaman?|se denominan?|llamad[oa]s?|denominad[oa]s?|conocid[oa]s? como|se conocen? como) (?:(?:el|la|los|las|un|una) )?(?<name>[\p{L}-]+(?: [\p{L}-]+){0,2})(?=[.,;)]| y | e | que | en | por | para |$)/giu,
  ],
  fr: [
    /(?<!\p{L})(?:s['’]appellent?|appelée?s?|nommée?s?|dénommée?s?|connue?s? sous le nom de) (?:(?:le|la|les|un|une) |l['’])?(?<name>[\p{L}-]+(?: [\p{L}-]+){0,2})(?=[.,;)]| et | qui | que | dans | par | pour |$)/giu,
  ],
};
const negations: Readonly<Record<Foreign, RegExp>> = {
  de: /(?<!\p{L})(?:nicht|keine?[nrms]?|weder|noch|nie|ohne)(?!\p{L})/iu,
  tr: /(?<!\p{L})(?:değil\p{L}*|yok\p{L}*|hiçbir)(?!\p{L})|\p{L}(?:maz|mez|madı|medi|mamış|memiş|mıyor|miyor|muyor|müyor)\p{L}*/iu,
  es: /(?<!\p{L})(?:no|nunca|sin|ni|ningun[oa]?|ningún)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:ne|sans|jamais|aucune?|ni)(?!\p{L})|(?<!\p{L})n['’]/iu,
};
const examples: Readonly<Record<Foreign, RegExp>> = {
  de: /(?:\bwie|z\. ?B\.|zum Beispiel|etwa|u\. ?a\.|zählen|gehören)[^;:.]*$/iu,
  tr: /(?:örneğin|mesela)[^;:.]*$/iu,
  es: /(?<!conocid[oa]s? |conocen? )(?:\bcomo|por ejemplo|incluyen?)[^;:.]*$/iu,
  fr: /(?:\bcomme|tels? que|telles? que|par exemple)[^;:.]*$/iu,
};
const nameWords = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])${capital}(?: (?:(?:de|del|la|von|van|bin|ibn|of|el|der) )*${capital}){0,3}`,
  "gu",
);
/** Words that lean on a line before. */
const leaning =
  /(?<!\p{L})(?:umgekehrt|ebenfalls so|desgleichen|derselben?|dasselbe|diese[nmrs]? (?:beiden|Vorgang|Prozess))(?!\p{L})/iu;
const dates =
  /^(?:Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık|Pazartesi|Salı|Çarşamba|Perşembe|Cuma|Cumartesi|Pazar)$/u;

/** What the words of other notes' lines say about how rare a word is, and which words its author explains. */
export type ForeignWords = {
  /** In how many lines of its language a word stands, by its lower case. */
  readonly lines: (language: Language, word: string) => number;
  /** Terms that the notes define, as they write them. */
  readonly defined: readonly Defined[];
};

/** What can be left out of a sentence that isn't English, by its patterns, its author's marks and its capitals. */
export function foreignBlanks(fact: Fact, words: ForeignWords): Blank[] {
  if (fact.language === "other") return authorsMarks(fact);
  const marked = markedBlanks(fact);
  if (fact.language === "en" || fact.language === "zh") return marked;
  if (leaning.test(fact.text)) return [];
  const language = fact.language;
  const named = naming[language].flatMap((pattern) =>
    [...fact.text.matchAll(pattern)].flatMap((match) => namedBlank(match)),
  );
  const plain = language === "de" ? germanNouns(fact, words) : properNames(fact);
  const said = [...plain, ...definedTerms(fact, words)].filter(({ from }) =>
    isClaimed(fact.text, from, language),
  );
  return [...named, ...marked, ...said];
}

function namedBlank({ index, 0: whole, groups }: RegExpExecArray): Blank[] {
  const { name } = groups ?? {};
  if (name === undefined) return [];
  const from = index + whole.indexOf(name);
  return [{ from, to: from + name.length, reason: "named", score: 1 }];
}

/** Behind no denial in its clause and no "such as", and in no brackets. */
function isClaimed(text: string, from: number, language: Foreign): boolean {
  const before = text.slice(0, from);
  const clause = before.slice(Math.max(before.lastIndexOf(","), before.lastIndexOf(";")) + 1);
  if (before.lastIndexOf("(") > before.lastIndexOf(")") || examples[language].test(before)) return false;
  // Turkish denies at the end of a clause.
  const rest = language === "tr" ? (text.slice(from).split(/[,;]/u)[0] ?? "") : "";
  return !negations[language].test(clause) && !negations[language].test(rest);
}

/** Names by their capitals, inside the sentence; a Turkish suffix stays where it is. */
function properNames({ text }: Fact): Blank[] {
  return [...text.matchAll(nameWords)].flatMap(({ index, 0: name }) => {
    const opens = index === 0 || /[.!?:;]["'”»)]*\s+$|["“«(]$/u.test(text.slice(0, index));
    const isWhole = !/^[/&–-]|^\s\d|^\.\p{L}/u.test(text.slice(index + name.length));
    // In "Mimar Sinan Edirne'de" two names stand side by side.
    const isRun = name.includes(" ") && /^['’]/u.test(text.slice(index + name.length));
    if (opens || isRun || !isWhole || dates.test(name) || name.length < 4) return [];
    return [
      {
        from: index,
        to: index + name.length,
        reason: "name" as const,
        score: name.includes(" ") ? 0.7 : 0.6,
      },
    ];
  });
}

const dullNouns = new Set(
  "art beispiel bereich teil form zeit jahr jahre mensch menschen prozess ergebnis grund folge zahl anzahl menge größe länge höhe seite weise rolle stelle punkt ende anfang mitte sache ding fall frage problem system modell gruppe klasse typ bücher autor wort satz name begriff regel meter tag tage woche monat stunde minute sekunde grad prozent land länder stadt leben welt hilfe ziel aufgabe eigenschaft unterschied bedeutung wert werte einheit ort orte bezug vorteil nachteil verhältnis abschnitt abschnitte stoff stoffe teilchen richtung außen innen lebens".split(
    " ",
  ),
);

/** German nouns of some length that few lines have. */
function germanNouns({ text, language }: Fact, { lines }: ForeignWords): Blank[] {
  return [
    ...text.matchAll(/(?<![\p{L}\p{N}’'-])\p{Lu}\p{Ll}+(?:-\p{L}\p{Ll}+)*(?![\p{L}\p{N}’'/-])/gu),
  ].flatMap(({ index, 0: noun }) => {
    const opens = index === 0 || /[.!?:;]["“„)]*\s+$/u.test(text.slice(0, index));
    const isPart =
      /^ \p{Lu}/u.test(text.slice(index + noun.length)) ||
      /(?:\p{L}- (?:und|oder)|[^.!?]\s\p{Lu}\p{L}*) $/u.test(text.slice(0, index));
    const many = lines(language, noun);
    if (opens || isPart || noun.length < 6 || many > 3 || dullNouns.has(noun.toLowerCase())) return [];
    const isListed = /^, \p{Lu}|^ (?:und|oder|sowie) \p{Lu}/u.test(text.slice(index + noun.length));
    const score = 0.4 + (many === 1 ? 0.2 : 0) + (noun.length >= 9 ? 0.1 : 0) - (isListed ? 0.2 : 0);
    return [{ from: index, to: index + noun.length, reason: "phrase" as const, score }];
  });
}

/** Terms that the notes define elsewhere. */
function definedTerms({ text }: Fact, { defined }: ForeignWords): Blank[] {
  return [...new Set(defined.map((each) => each.text))].flatMap((term) => {
    const from = text.indexOf(term, 1);
    const isWord =
      from > 0 &&
      !/[\p{L}\p{N}-]$/u.test(text.slice(0, from)) &&
      !/^[\p{L}\p{N}-]/u.test(text.slice(from + term.length));
    return isWord ? [{ from, to: from + term.length, reason: "term" as const, score: 0.7 }] : [];
  });
}
