import type { Bank } from "#src/core/questions/bank.ts";
import type { Question, QuestionKind } from "#src/core/questions/question.ts";
import { shownPath } from "#src/core/questions/shown-path.ts";

/** A rule on a whole bank: what breaks it, in words; nothing where it holds. Written without the engine's own tests. */
export type BankRule = (bank: Bank) => readonly string[];

/** As a member would take two texts for one: no accents, case, article, hyphens or closing marks. */
const folded = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s‐-―-]+/gu, " ")
    .replace(/^(?:the|an?) |[.!?,;:'"]+$/gu, "")
    .trim();
/** The words of a text; "mini-batch" is one, and no "batch". */
const wordsOf = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? [];
const isWithin = (part: readonly string[], all: readonly string[]) =>
  part.length > 0 && ` ${all.join(" ")} `.includes(` ${part.join(" ")} `);
const inOrderWithin = (part: readonly string[], all: readonly string[]) => {
  let at = 0;
  for (const word of all) if (word === part[at]) at += 1;
  return part.length > 0 && at === part.length;
};

/** The kinds whose key is a name or a short phrase among others of its kind. */
const named: ReadonlySet<QuestionKind> = new Set(["choice", "term", "definition", "typed"]);
const wrongOf = ({ options, key }: Question) => options.filter((option) => !key.includes(option));
const keyOf = ({ key: [key = ""] }: Question) => key;
const told = ({ kind, stem, options, key }: Question) =>
  `${kind}: ${stem} [${options.map((option) => (key.includes(option) ? `*${option}` : option)).join(" | ")}] ${options.length === 0 ? key.join(" / ") : ""}`;

/** A rule on single questions. */
function each(breaks: (question: Question, bank: Bank) => boolean): BankRule {
  return (bank) => bank.questions.filter((question) => breaks(question, bank)).map(told);
}

/** A rule on what is made from facts: what an author wrote stands as it is. */
function eachMade(breaks: (question: Question, bank: Bank) => boolean): BankRule {
  return each((question, bank) => !question.isAuthored && breaks(question, bank));
}

/** Names that the notes give to one thing (a year behind a name is none): "X (Y)" and "X, also called Y," at the beginning of a statement. */
function otherNames({ library }: Bank): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  const join = (a: string, b: string) => names.set(a, (names.get(a) ?? new Set()).add(b));
  for (const { text } of library.facts) {
    const found =
      /^(?:An? |The )?([^,(]{2,60}?) \((?=[^()]*\p{L})([^(),]{2,60})\)/u.exec(text) ??
      /^(?:An? |The )?([^,(]{2,60}?), also (?:called|named|termed|known as) (?:an? |the )?([^,]{2,60}),/u.exec(
        text,
      );
    const [a, b] = [folded(found?.[1] ?? ""), folded(found?.[2] ?? "")];
    if (a === "" || b === "") continue;
    join(a, b);
    join(b, a);
  }
  return names;
}

/** "DNS (____)", "____ (DNS)" and "A kernel, also called a(n) ____," ask for the other name. */
const asksOtherName =
  /\(____|____(?: \([•\s-]+\))? \(|\b(?:called|named|termed|known as) (?:a\(n\) |the )?____/u;

/** "IPv4", "GRU", "ReLU": no plain word, and of two capitals at least. */
const isAcronym = (text: string) => /^\S{2,9}$/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 2;

/** V7, told anew: numbers, scripts, possessives, and an acronym beside a long phrase. */
function areOfOneType(a: string, b: string): boolean {
  const shape = (text: string) => [
    /^[-−+]?\p{N}/u.test(text),
    /\p{Script=Latin}/u.test(text),
    /\p{Script=Han}/u.test(text),
  ];
  if (shape(a).some((part, at) => part !== shape(b)[at])) return false;
  const isLong = (text: string) => text.split(/\s+/u).length >= 3;
  return !((isAcronym(a) && isLong(b)) || (isAcronym(b) && isLong(a)));
}

/** V8, told anew: at most twice the words, and beyond twenty letters at most thrice the letters. */
function areOfOneLength(a: string, b: string): boolean {
  const ratio = (one: number, other: number) => Math.max(one, other) / Math.max(1, Math.min(one, other));
  const count = (text: string) => text.split(/\s+/u).length;
  const longest = Math.max(a.length, b.length);
  // What stands between the signs of a formula are no words.
  const areFormulas = [a, b].every((text) => /[=≤≥<>]/u.test(text));
  return (areFormulas || ratio(count(a), count(b)) <= 2) && (longest <= 20 || ratio(a.length, b.length) <= 3);
}

const lettersOf = ({ stem, options }: Question) =>
  stem.length + options.reduce((sum, option) => sum + option.length + "A. \n".length, 0);

/** What holds for every bank, whatever notes it is made of. */
export const bankRules: Readonly<Record<string, BankRule>> = {
  "each question has one id of its own": ({ questions }) =>
    questions.length === new Set(questions.map(({ id }) => id)).size ? [] : ["an id stands twice"],
  "one right option exactly, or several of several": each(({ kind, options, key, typed }) => {
    if (typed !== null) return key.length !== 1 || options.length > 0 || typed.accepted.length === 0;
    const right = options.filter((option) => key.includes(option)).length;
    if (right !== key.length || new Set(key).size !== key.length) return true;
    return kind === "select-all" ? right < 2 : right !== 1 || options.length < 2;
  }),
  "no option is the key, or another option, once folded": eachMade(
    ({ options }) => new Set(options.map(folded)).size !== options.length,
  ),
  "no two options name one thing": (bank) => {
    const names = otherNames(bank);
    return eachMade(({ options }) => {
      const all = options.map(folded);
      return all.some((a) => all.some((b) => names.get(a)?.has(b) === true));
    })(bank);
  },
  "neither stem, title, headings nor options give the key away": eachMade((question) => {
    if (question.kind === "true-false") return false;
    const shown = [...shownPath(question), ...question.stem.split("____"), ...wrongOf(question)].map(wordsOf);
    return question.key.map(wordsOf).some((key) => shown.some((text) => isWithin(key, text)));
  }),
  "no other name of the key stands in the stem": (bank) => {
    const names = otherNames(bank);
    return eachMade((question) => {
      // What a table or a definition says of a name may well be its other name.
      if (!named.has(question.kind) || question.kind === "term" || question.kind === "definition")
        return false;
      if (asksOtherName.test(question.stem)) return false;
      const shown = question.stem.split("____").map(wordsOf);
      const others = [...(names.get(folded(keyOf(question))) ?? [])].map(wordsOf);
      return others.some((name) => shown.some((text) => isWithin(name, text)));
    })(bank);
  },
  "no statement is called false that the notes make, or of which they say every word in that order": (
    bank,
  ) => {
    const lines = bank.library.facts.map(({ text }) => wordsOf(text));
    return eachMade(({ kind, key, stem }) => {
      if (kind !== "true-false" || key[0] !== "False") return false;
      const claim = wordsOf(stem);
      return lines.some((line) => inOrderWithin(claim, line));
    })(bank);
  },
  "wrong options are of the key's type": eachMade(
    (question) =>
      named.has(question.kind) && wrongOf(question).some((option) => !areOfOneType(option, keyOf(question))),
  ),
  "wrong options are about as long as the key": eachMade(
    (question) =>
      named.has(question.kind) &&
      wrongOf(question).some((option) => !areOfOneLength(option, keyOf(question))),
  ),
  "a message holds it, and its options can be read": eachMade(
    (question) =>
      lettersOf(question) > 1_500 ||
      question.options.some(({ length }) => length > (question.kind === "statement" ? 130 : 100)),
  ),
  "every fact without a scored question has a reason": ({ library, questions, rejected }) => {
    const isScored = ({ kind, key }: Question) => !(kind === "true-false" && key[0] === "True");
    const known = new Set([
      ...questions.filter(isScored).map(({ fact }) => fact),
      ...rejected.map(({ fact }) => fact.fingerprint),
    ]);
    return library.facts.filter(({ fingerprint }) => !known.has(fingerprint)).map(({ text }) => text);
  },
};
