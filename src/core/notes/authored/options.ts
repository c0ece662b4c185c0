import { type Row, sliceOf } from "../row.ts";

/** An option as it is written: its text without letter and mark, and whether the author marked it as right. */
export type Option = { readonly text: string; readonly isMarked: boolean; readonly row: Row };

/** Options that stand in a row of rows; `isClear` is false where letters are missing, doubled or one stands alone. */
export type OptionRun = {
  readonly options: readonly Option[];
  readonly isClear: boolean;
  /** How many rows they take. */
  readonly rows: number;
  readonly style: "letters" | "boxes";
};

type Lettered = { readonly at: number; readonly from: number };

/** The letter of an option line, "A.", "A)", "(A)", "a)", "A: ", "A- ": 0 for A, and where its text begins. */
export function letterOf(text: string): Lettered | null {
  const found =
    /^(?:[-*•]\s*)?(?:[(（]([A-Ha-h])[)）]|([A-Ha-h])[.)．）、]|([A-H])(?:[:：-]|\s[–—-])(?=\s))\s*(?=\S)/u.exec(
      text,
    );
  const letter = found?.[1] ?? found?.[2] ?? found?.[3];
  if (found === null || letter === undefined) return null;
  const isTight =
    found[0].length > 0 && !/\s$/u.test(found[0]) && /^[A-Za-z]/u.test(text.slice(found[0].length));
  const isLarge = /^[-*•\s]*[A-H]\.\p{Lu}[^.]/u.test(text);
  return isTight && !isLarge && !/[)）]/u.test(found[0])
    ? null
    : { at: letter.toUpperCase().charCodeAt(0) - 65, from: found[0].length };
}

const right = /\s*(?:[✓✔✅☑]|\((?:correct|right|doğru|richtig|correcta?|juste)\)|<-+|←)\s*$/iu;

/** The options that begin at a row, by their letters or check boxes; null where none do. */
export function optionsAt(rows: readonly Row[], at: number): OptionRun | null {
  const first = rows[at];
  if (first === undefined || (first.kind !== "text" && first.kind !== "item")) return null;
  if (first.checked !== null && first.kind === "item") return boxesAt(rows, at);
  if (letterOf(first.text)?.at !== 0) return null;
  const run = lettersAt(rows, at);
  const isAnswer = /^[-*•\s]*A\s?[:：–—-]/u.test(first.text) && run.options.length < 2;
  return isAnswer ? null : run;
}

function boxesAt(rows: readonly Row[], at: number): OptionRun {
  const depth = rows[at]?.depth;
  const options: Option[] = [];
  let used = 0;
  for (const row of rows.slice(at, at + 12)) {
    const last = options.at(-1);
    if (row.kind === "item" && row.checked !== null && row.depth === depth && row.intro === rows[at]?.intro)
      options.push({ text: bare(row.text), isMarked: row.checked, row });
    else if (
      last !== undefined &&
      row.block === last.row.block &&
      row.checked === null &&
      !/[?？:：]$/u.test(row.text)
    )
      options.splice(-1, 1, { ...last, text: `${last.text} ${row.text}` });
    else break;
    used += 1;
  }
  return { options, isClear: options.length >= 2, rows: used, style: "boxes" };
}

function lettersAt(rows: readonly Row[], at: number): OptionRun {
  const options: Option[] = [];
  let isClear = true;
  let used = 0;
  for (const row of rows.slice(at, at + 20)) {
    const last = options.at(-1);
    const letter = row.kind === "text" || row.kind === "item" ? letterOf(row.text) : null;
    const isNear = last === undefined || row.block <= last.row.block + 1;
    if (letter !== null && isNear && (letter.at > 0 || last === undefined)) {
      const inner = inlineOptions(row, letter.at);
      if (letter.at !== options.length) isClear = false;
      options.push(...inner);
    } else if (
      last !== undefined &&
      row.block === last.row.block &&
      /^\p{Ll}/u.test(row.text) &&
      letter === null
    )
      options.splice(-1, 1, { ...last, text: `${last.text} ${row.text}` });
    else break;
    used += 1;
  }
  return { options, isClear: isClear && options.length >= 2, rows: used, style: "letters" };
}

/** The options on one line, "A) x B) y"; usually there is one. */
export function inlineOptions(row: Row, first: number): Option[] {
  const marks = [...row.text.matchAll(/(?:^|\s)[(（]?([A-H](?=[.)．）、])|[a-h](?=[)）])).\s*(?=\S)/gu)];
  const starts: { from: number; to: number }[] = [];
  for (const { index, 0: found, 1: letter = "" } of marks)
    if (letter.toUpperCase().charCodeAt(0) - 65 === first + starts.length)
      starts.push({ from: index, to: index + found.length });
  const parts = starts.length >= 2 ? starts : [{ from: 0, to: letterOf(row.text)?.from ?? 0 }];
  return parts.map(({ to }, at) => {
    const part = sliceOf(row, to, parts[at + 1]?.from ?? row.text.length);
    const isBold =
      part.text !== "" &&
      part.marks.some((mark) => mark.kind === "bold" && mark.to - mark.from >= part.text.length - 1);
    return { text: bare(part.text), isMarked: isBold || right.test(part.text), row };
  });
}

/** Where the options begin that a line has behind its stem, "Which? A) x B) y"; null where it has none. */
export function inlineStart(row: Row): number | null {
  if (row.kind !== "text" && row.kind !== "item") return null;
  const at = /\s[(（]?(?:A[.)．）、]|a[)）])\s*\S/u.exec(row.text)?.index ?? -1;
  if (at <= 0) return null;
  const fewest = /[?？:：_…]\s*$/u.test(row.text.slice(0, at)) ? 2 : 3;
  return inlineOptions(sliceOf(row, at), 0).length >= fewest ? at : null;
}

function bare(text: string): string {
  return text.replace(right, "").trim();
}

const referring =
  /^(?:all|none|both|neither|any)\b.{0,20}\b(?:above|below|these|them|others)\b|\b(?:hepsi|hiçbiri)\b|^(?:alle|keine)\b.{0,25}(?:genannten|antworten|davon|oben)|^(?:todas|ninguna|ninguno)\b.{0,20}(?:anteriores|ellas)|^(?:toutes|aucune)\b.{0,25}(?:réponses|ci-dessus)|以上/iu;
const naming =
  /^(?:(?:only|both|nur|sowohl|yalnız|sólo|solo|seulement|只有) )?[A-H](?:(?:\s*[,&、和]\s*|\s(?:and|or|und|oder|ve|veya|y|et|ou|o)\s)[A-H])+(?![\p{L}\p{N}])/iu;

/** Whether an option only has a sense in the order written: "all of the above", "A and C". */
export function isReferring(option: string): boolean {
  return referring.test(option) || naming.test(option);
}
