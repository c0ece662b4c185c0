import type { Language } from "../language.ts";
import { lastBracket } from "./key.ts";

const truths = /^(?:true|t|doğru|d|richtig|wahr|r|verdadero|vrai|v|对|正确|√|✓)$/iu;
const falsehoods = /^(?:false|f|yanlış|y|falsch|falso|faux|错|错误|×|✗)$/iu;

/** Letters that stand for right and wrong in some languages only. */
const letters: Readonly<Record<string, readonly Language[]>> = {
  d: ["tr"],
  y: ["tr"],
  r: ["de"],
  // Portuguese and Italian say "verdadeiro" and "vero".
  v: ["es", "fr", "other"],
};

/** Whether a word says right or wrong; null where it says neither, or does so in another language only. Without a language any will do. */
export function truthOf(word: string, language: Language | null): boolean | null {
  const low = word
    .trim()
    .replace(/[.*]+$/u, "")
    .toLowerCase();
  if (language !== null && letters[low]?.includes(language) === false) return null;
  if (truths.test(low)) return true;
  return falsehoods.test(low) ? false : null;
}

/** A statement with its mark taken off; `isSure` where the mark can mean nothing else, `more` what stands behind it. */
export type MarkedStatement = {
  readonly statement: string;
  readonly truth: boolean | "missing";
  readonly isSure: boolean;
  readonly more: string | null;
};

const prompt = String.raw`(?:true\s*(?:\/|or)\s*false|t\s*\/\s*f|doğru mu,? yanlış mı|richtig oder falsch|verdadero o falso|vrai ou faux)`;
const promptBefore = new RegExp(String.raw`^[(（]?${prompt}[)）]?\s*[:：?？]?\s+`, "iu");
const promptBehind = new RegExp(String.raw`\s[(（]?${prompt}[)）]?\s*[:：?？]?\s+(\p{L}+)\.?$`, "iu");
const answer = /\s(?:answer|ans|cevap|antwort|respuesta|réponse)\s*[:：]\s*(\p{L}+)(?:\.|[.,;]\s+(\S.*))?$/iu;

/** A statement without the words that ask whether it is true. */
export function withoutPrompt(text: string): string {
  return text.replace(promptBefore, "");
}

/**
 * Reads "… (T)", "… [False]", "… Answer: F", "… (?)", "… . False", and "… F" behind "True or false:" or, in a numbered
 * line, behind a full stop; null for a text without a mark.
 */
export function markedStatement(
  text: string,
  language: Language | null,
  isNumbered = false,
): MarkedStatement | null {
  const body = withoutPrompt(text);
  const isAsked = body !== text;
  const found =
    answer.exec(body) ??
    promptBehind.exec(body) ??
    (isAsked ? /\s(\p{L}+)\.?$/u : isNumbered ? numberedWord : bareWord).exec(body);
  const said = found?.[1] === undefined ? null : truthOf(found[1], language);
  if (found !== null && said !== null) {
    const statement = body.slice(0, found.index).trim();
    return { statement, truth: said, isSure: true, more: found[2] ?? null };
  }
  const bracket = lastBracket(body);
  if (bracket === null || bracket.before === "") return null;
  const { before, inside } = bracket;
  const marked = { statement: before, more: null };
  if (/^[?？]$/u.test(inside)) return { ...marked, truth: "missing", isSure: endsSentence(before) };
  const truth = truthOf(inside, language);
  if (truth === null) return null;
  return { ...marked, truth, isSure: isAsked || inside.length > 1 || endsSentence(before) };
}

/** A whole word behind a full stop is a mark in any line; a letter may be a name. */
const bareWord = /(?<=[.!。！])\s+(\p{L}{4,}|对|错)\.?$/u;

/** In a numbered line a letter will do behind a full stop, and a word behind a dash. */
const numberedWord = /(?:(?<=[.!。！])\s+(?=\p{L}+\.?$)|\s[–—:-]\s+(?=\p{L}{4,}\.?$))(\p{L}+)\.?$/u;

function endsSentence(text: string): boolean {
  return /[.!。！]$/u.test(text);
}
