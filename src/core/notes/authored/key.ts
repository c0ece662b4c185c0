import { foldedFor } from "../language.ts";

/** What an author's key says of some options: their indexes, or why it says nothing. */
export type Key =
  | { readonly kind: "options"; readonly indexes: readonly number[] }
  | { readonly kind: "missing" }
  | { readonly kind: "notAnOption" }
  | { readonly kind: "unreadable" };

const everything =
  /^(?:all|all of (?:them|the above|these)|hepsi|tümü|alle|alles|todas|todos|toutes?|tous|全部|都对|以上都是)$/iu;
const joint = /\s*(?:[,;/&+、，]|\b(?:and|und|ve|y|et|ile)\b|和|与)\s*/giu;

/**
 * Reads a key such as "B", "A, C", "A and C", "all", "?", "B. its text" or an option's own text. A letter that is another
 * option's text, and a letter with another option's text behind it, say nothing.
 */
export function keyOf(written: string, options: readonly string[]): Key {
  const text = written.trim().replace(/^[("'“[]+|[)"'”\].]+$/gu, "");
  if (/^[?？]*$/u.test(text)) return { kind: "missing" };
  if (everything.test(text)) return { kind: "options", indexes: options.map((_, at) => at) };
  const named = indexOfText(text, options);
  const { letters, behind } = lettersOf(text) ?? { letters: null, behind: "" };
  const indexes = [...new Set(letters?.map((letter) => letter.toUpperCase().charCodeAt(0) - 65))];
  const isThere = indexes.length > 0 && indexes.every((at) => options[at] !== undefined);
  const said = named === -1 ? indexOfText(behind, options) : named;
  if (isThere && said !== -1 && !indexes.includes(said)) return { kind: "unreadable" };
  if (named !== -1) return { kind: "options", indexes: [named] };
  if (letters === null) return { kind: "unreadable" };
  return isThere ? { kind: "options", indexes: indexes.toSorted((a, b) => a - b) } : { kind: "notAnOption" };
}

function indexOfText(text: string, options: readonly string[]): number {
  const plain = (each: string) => foldedFor("en", each).replace(/\.$/u, "");
  return text === "" ? -1 : options.findIndex((option) => plain(option) === plain(text));
}

/** The letters that a key names, and the words behind a single one; null where it names none. */
function lettersOf(text: string): { readonly letters: readonly string[]; readonly behind: string } | null {
  const parts = text.split(joint).filter((part) => part !== "");
  if (parts.length > 0 && parts.every((part) => /^\(?[A-Ha-h]\)?$/u.test(part)))
    return { letters: parts.map((part) => part.replace(/[()]/gu, "")), behind: "" };
  if (/^[A-H]{2,6}$/u.test(text)) return { letters: [...text], behind: "" };
  const [, letter, behind = ""] =
    /^\(?([A-H](?=[.):]|\s[–—-])|[a-h](?=[.)]))\s?[.):–—-]\s*(\S.*)$/u.exec(text) ?? [];
  return letter === undefined ? null : { letters: [letter], behind };
}

/** Words that introduce a key, with what may stand before it. */
const lead =
  /^(?:the )?(?:correct (?:answers?|options?|choice)|right answers?|answers?|ans|key|solutions?|doğru (?:cevap|yanıt|şık)|cevap|yanıt|richtige antwort(?:en)?|antwort(?:en)?|lösung|respuestas? correctas?|respuesta|bonnes? réponses?|réponses?|正确答案|答案)(?:\s*(?:is|are|ist|es|est|[:：=])\s*|(?<=ans)\.\s*|(?=\s*[([]))/iu;

/** What stands behind "Answer:" on a line of its own, or a bracket that is the whole line; null for another line. */
export function keyLine(text: string): string | null {
  const found = lead.exec(text);
  if (found !== null && found[0].trim() !== text.trim())
    return text.slice(found[0].length).replace(/^[:：]\s*/u, "");
  return /^[([]\s*(?:[A-H](?:\s*,\s*[A-H])*|\?)\s*[)\]]$/u.exec(text)?.[0] ?? null;
}

/** Whether a line only announces the key: "Answer", "Solution:". */
export function announcesKey(text: string): boolean {
  return /^(?:show |see )?(?:the )?(?:correct )?(?:answers?|solutions?|cevap|yanıt|antwort|lösung|respuesta|réponse|答案)\s*[:：]?$/iu.test(
    text,
  );
}

/** The bracket that a stem ends with, and the stem before it. */
export type Bracketed = { readonly before: string; readonly inside: string };

/** Takes the last bracket off a text; null where it ends with none. */
export function lastBracket(text: string): Bracketed | null {
  const found = /\s*[([（【]\s*([^()[\]（）【】]{1,40}?)\s*[)\]）】]\s*[.:：]?$/u.exec(text.slice(-60));
  if (found === null) return null;
  const start = Math.max(0, text.length - 60) + found.index;
  return { before: text.slice(0, start).trim(), inside: found[1] ?? "" };
}

/** Whether a bracket can only be a key: letters, "all" or a question mark. */
export function looksLikeKey(inside: string): boolean {
  return (
    /^(?:[?？]|[A-H]{1,6}|[A-Ha-h](?:\s*[,;/&、]\s*[A-Ha-h])+|[A-H] (?:and|und|ve|y|et) [A-H]|[a-h] (?:and|und|ve|y|et) [a-h])$/u.test(
      inside,
    ) || everything.test(inside)
  );
}

const points =
  /\s*[([]\s*\d{1,3}(?:[.,]\d{1,2})?\s*(?:points?|pts?\.?|marks?|puan|punkte?|pkt\.?|puntos?|分)\s*[)\]]/giu;

/** A text without the points that a question gives. */
export function withoutPoints(text: string): string {
  return text.replace(points, "").replace(/\s+/gu, " ").trim();
}
