import type { Bank } from "../core/questions/bank.ts";
import { type Yield, yieldOf } from "../core/questions/question-yield.ts";
import { reasonWords } from "../core/questions/reason-words.ts";
import { type Shortage, shortageOf } from "../core/questions/shortage.ts";
import { shortageWords } from "./shortage-words.ts";

/** Notes with fewer questions get told why. */
const FEW_QUESTIONS = 8;

/** What the notes give, with the lines that are formulas only beside the facts that have no question. */
function explained(bank: Bank) {
  const { unasked, formulas, totals, ...found } = yieldOf(bank);
  const lines = formulas.map((place) => ({ place, reasons: [{ code: "formula", detail: "" }] }));
  return {
    ...found,
    facts: unasked.length,
    unasked: [...unasked, ...lines],
    totals: lines.length === 0 ? totals : [...totals, ["formula", lines.length] as const],
  };
}

/** Why the facts of notes have no scored question, for programs. */
export function whyInJson(bank: Bank) {
  const { sentences, scored, totals, unasked } = explained(bank);
  const shortage = shortageIn(bank);
  return {
    sentences,
    scored,
    shortage,
    totals: Object.fromEntries(totals),
    unasked: unasked.map(({ place: { file, line, text }, reasons }) => ({ file, line, text, reasons })),
  };
}

/** The same for people: each fact with its reasons in words, the totals by code, and the yield. */
export function whyInWords(bank: Bank): string {
  const found = explained(bank);
  const facts = found.unasked.map(({ place: { file, line, text }, reasons }) => {
    const codes = Map.groupBy(reasons, ({ code }) => code);
    return [`${file}:${line}  ${text}`, ...[...codes].flatMap(([code, all]) => reasonLines(code, all))].join(
      "\n",
    );
  });
  return [...facts, totalsInWords(found)].join("\n\n");
}

/** So many cases of one reason are told of a fact. */
const MOST_CASES = 3;

function reasonLines(code: string, all: Yield["unasked"][number]["reasons"]): string[] {
  const cases = all.map(({ detail }) => detail).filter((detail) => detail !== "");
  const more = cases.length > MOST_CASES ? [`and ${cases.length - MOST_CASES} more`] : [];
  return [
    `    ${code}: ${reasonWords[code] ?? code}`,
    ...[...cases.slice(0, MOST_CASES), ...more].map((each) => `        ${each}`),
  ];
}

function totalsInWords({ sentences, scored, facts, totals }: ReturnType<typeof explained>): string {
  const percent = sentences === 0 ? "" : ` (${Math.round((100 * scored) / sentences)} %)`;
  return [
    `${facts} facts and written questions have no scored question; reasons by the lines that have them:`,
    ...totals.map(([code, facts]) => `${String(facts).padStart(6)}  ${code}: ${reasonWords[code] ?? code}`),
    `Yield: ${scored} of ${sentences} sentences have a scored question${percent}.`,
  ].join("\n");
}

/** Why these notes give so few questions; null where they give enough for a round. */
export function whyFew(bank: Bank): string | null {
  const shortage = shortageIn(bank);
  return shortage === null ? null : `These notes give few questions or none. ${shortageWords[shortage]}`;
}

function shortageIn(bank: Bank): Shortage | null {
  if (bank.questions.length >= FEW_QUESTIONS) return null;
  return shortageOf({ bank, topic: null, kinds: "mixed", barred: new Set() });
}
