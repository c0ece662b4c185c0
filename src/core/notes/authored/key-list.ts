import { type Row, sliceOf } from "../row.ts";

/** The keys that a list at the end of a note gives, by the questions' numbers. */
export type KeyList = ReadonlyMap<number, string>;

const title =
  /^(?:the )?(?:answers?|answer keys?|keys?|solutions?|cevaplar|cevap anahtarı|yanıtlar|lösungen|antworten|antwortschlüssel|respuestas|soluciones|réponses|corrigé|solutions|答案|参考答案)(?: to .*)?\s*(?:[:：]\s*)?$/iu;
const entries = /(\d{1,3})\s*[.):：–—-]?\s*\(?([A-Ha-h](?:\s*[,&]\s*[A-Ha-h])*|[TF])\)?(?=[\s,;.]|$)/gu;

/**
 * Finds the list of keys that begins at a row: a heading or line that says so and numbered letters below it, or lines of
 * at least two numbered letters. Null where none does; `rows` counts what it takes. A number with two keys has none.
 */
export function keyListAt(rows: readonly Row[], at: number): { keys: KeyList; rows: number } | null {
  const first = rows[at];
  if (first === undefined) return null;
  const opening = /^[^:：]{3,40}[:：]\s+(?=\d)/u.exec(first.text)?.[0] ?? "";
  const isTitled = title.test(opening === "" ? first.text : opening);
  const keys = new Map<number, string>();
  const twice = new Set<number>();
  let used = isTitled && opening === "" ? 1 : 0;
  for (const row of rows.slice(at + used, at + used + 300)) {
    const pairs = pairsOf(row === first && isTitled ? sliceOf(row, opening.length) : row, isTitled);
    if (pairs === null) break;
    for (const [number, key] of pairs) {
      if (keys.has(number) && keys.get(number) !== key) twice.add(number);
      keys.set(number, key);
    }
    used += 1;
  }
  for (const number of twice) keys.delete(number);
  return keys.size === 0 || (!isTitled && keys.size < 2) ? null : { keys, rows: used };
}

/** The numbers and letters of a line that has nothing else but, below a title, what explains its key; null for every other line. */
function pairsOf(row: Row, isTitled: boolean): readonly (readonly [number, string])[] | null {
  if (row.kind !== "text" && row.kind !== "item") return null;
  const explained = isTitled ? /^([A-H])\s?[.):–—-]\s+\S/u.exec(row.text)?.[1] : undefined;
  if (row.ordinal !== null && explained !== undefined) return [[row.ordinal, explained]];
  const bare = row.text.replace(/[()*]/gu, "").trim();
  if (row.ordinal !== null && /^(?:[A-H](?:\s*[,&]\s*[A-H])*|[TF])\.?$/u.test(bare))
    return [[row.ordinal, bare.replace(/\.$/u, "")]];
  const line = row.ordinal === null ? row.text : `${row.ordinal}. ${row.text}`;
  const found = [...line.matchAll(entries)];
  if (found.length === 0 || /[\p{L}\p{N}]/u.test(line.replace(entries, ""))) return null;
  return found.map(([, number = "", key = ""]) => [Number(number), key.toUpperCase()] as const);
}
