import type { Language } from "../language.ts";
import { lastBracket } from "./key.ts";

const truths = /^(?:true|t|doğru|d|richtig|wahr|r|verdadero|vrai|v|对|正确|√|✓)$/iu;
const falsehoods = /^(?:false|f|yanlış|y|falsch|falso|faux|错|错误|×|✗)$/iu;

/** Letters that stand for right and wrong in some languages only. */
const letters: Readonly<Record<string, readonly Language[]>> = {
  d: ["tr"],
  y: ["tr"],
  r: ["de"],
  v: ["es", "fr"],
};

/** Whether a word says right or wrong; null where it says neither, or does so in another language only. */
export function truthOf(word: string, language: Language): boolean | null {
  const low = word
    .trim()
    .replace(/[.*]+$/u, "")
    .toLowerCase();
  if (letters[low]?.includes(language) === false) return null;
  if (truths.test(low)) return true;
  return falsehoods.test(low) ? false : null;
}

/** A statement with its mark taken off; `isSure` where the mark can mean nothing else. */
export type MarkedStatement = {
  readonly statement: string;
  readonly truth: boolean | "missing";
  readonly isSure: boolean;
};

/** Reads "… (T)", "… [False]", "… Answer: F", "… (?)", "… False" behind "True or false:"; null for a text without a mark. */
export function markedStatement(text: string, language: Language): MarkedStatement | null {
  const asked =
    /^(?:true\s*(?:\/|or)\s*false|t\/f|doğru mu yanlış mı|richtig oder falsch|verdadero o falso|vrai ou faux)\s*[:：?]\s*/iu.exec(
      text,
    )?.[0] ?? "";
  const body = text.slice(asked.length);
  const answer =
    /\s+(?:answer|ans|cevap|antwort|respuesta|réponse)\s*[:：]\s*([\p{L}]+)\.?$/iu.exec(body) ??
    (asked === "" ? null : /\s+([\p{L}]+)\.?$/u.exec(body));
  const said = answer?.[1] === undefined ? null : truthOf(answer[1], language);
  if (answer !== null && said !== null)
    return { statement: body.slice(0, answer.index).trim(), truth: said, isSure: true };
  const bracket = lastBracket(body);
  if (bracket === null || bracket.before === "") return null;
  const { before, inside } = bracket;
  if (/^[?？]$/u.test(inside)) return { statement: before, truth: "missing", isSure: endsSentence(before) };
  const truth = truthOf(inside, language);
  if (truth === null) return null;
  return { statement: before, truth, isSure: asked !== "" || inside.length > 1 || endsSentence(before) };
}

function endsSentence(text: string): boolean {
  return /[.!。！]$/u.test(text);
}
