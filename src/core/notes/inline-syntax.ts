import type { Image, Mark } from "./note.ts";
import type { Span } from "./row.ts";

/** What Markdown doesn't know, in a text: spans to remove, in order, and the marks that stay. */
export type Syntax = {
  readonly removed: readonly Span[];
  readonly marks: readonly Mark[];
  readonly images: readonly Image[];
  /** Where a cloze opens that never ends. */
  readonly unclosed: readonly number[];
};

type Draft = {
  readonly text: string;
  readonly removed: Span[];
  readonly marks: Mark[];
  readonly images: Image[];
  readonly unclosed: number[];
};

/**
 * Reads Obsidian's and Anki's inline syntax: `==highlight==`, `{{c1::cloze::hint}}` (also nested), `[[note|alias]]`,
 * `![[embed]]`, `%%comment%%`, a block's id and tags at the end of a line. Never inside opaque spans.
 */
export function syntaxOf(text: string, opaque: readonly Span[]): Syntax {
  const draft: Draft = { text, removed: [], marks: [], images: [], unclosed: [] };
  if (!/[=%^#]|\[\[|\{\{/u.test(text)) return draft;
  const isFree = freeAt(text.length, opaque);
  readClozes(draft, isFree);
  readHighlights(draft, isFree);
  readBrackets(draft, isFree);
  for (const { index, 0: found } of text.matchAll(/%%[^%]*%%/gu))
    if (isFree(index)) draft.removed.push({ from: index, to: index + found.length });
  for (const { index, 0: found } of text.matchAll(/ \^[\w-]+[ \t]*$/gmu))
    if (isFree(index)) draft.removed.push({ from: index, to: index + found.length });
  for (const { index, 0: found } of text.matchAll(
    /(?:^|(?<=\s))#\p{L}[\p{L}\p{N}_/-]*[ \t]*(?=(?: \^[\w-]+)?[ \t]*$)/gmu,
  ))
    if (isFree(index)) draft.removed.push({ from: index, to: index + found.length });
  draft.removed.sort((a, b) => a.from - b.from || a.to - b.to);
  return draft;
}

function freeAt(length: number, opaque: readonly Span[]): (at: number) => boolean {
  if (opaque.length === 0) return () => true;
  const taken = new Uint8Array(length);
  for (const { from, to } of opaque) taken.fill(1, from, to);
  return (at) => taken[at] !== 1;
}

type Open = { readonly from: number; readonly inner: number; hint: number | null };

/** `{{c1::…}}` with an optional hint behind a second `::`; an opening without its end stays as it was written, and is told. */
function readClozes({ text, removed, marks, unclosed }: Draft, isFree: (at: number) => boolean): void {
  const open: Open[] = [];
  for (const { index, 0: found } of text.matchAll(/\{\{c\d{1,3}::|::|\}\}/gu)) {
    if (!isFree(index)) continue;
    const inner = open.at(-1);
    if (found.startsWith("{{")) open.push({ from: index, inner: index + found.length, hint: null });
    else if (inner !== undefined && found === "::") inner.hint ??= index;
    else if (inner !== undefined) {
      open.pop();
      const to = inner.hint ?? index;
      const hint = inner.hint === null ? "" : text.slice(inner.hint + 2, index).trim();
      if (to > inner.inner)
        marks.push({ from: inner.inner, to, kind: "cloze", ...(hint !== "" && { hint }) });
      removed.push({ from: inner.from, to: inner.inner }, { from: to, to: index + found.length });
    }
  }
  unclosed.push(...open.map(({ from }) => from));
}

/** `==x==` as Obsidian has it: no space inside its ends. Runs of more than two signs are no marks. */
function readHighlights({ text, removed, marks }: Draft, isFree: (at: number) => boolean): void {
  let open: number | null = null;
  for (const { index, 0: found } of text.matchAll(/=+|\n\n/gu)) {
    if (found !== "==" || !isFree(index)) continue;
    const closes = /\S/u.test(text[index - 1] ?? " ");
    const opens = /\S/u.test(text[index + 2] ?? " ");
    if (open !== null && closes && index > open + 2) {
      marks.push({ from: open + 2, to: index, kind: "highlight" });
      removed.push({ from: open, to: open + 2 }, { from: index, to: index + 2 });
      open = null;
    } else if (opens) open = index;
  }
}

/** `[[note|alias]]` shows its alias, else the note's name; an embedded picture is kept as one, other embeds go. */
function readBrackets({ text, removed, marks, images }: Draft, isFree: (at: number) => boolean): void {
  for (const { index, 0: found, 1: inside = "" } of text.matchAll(/!?\[\[([^[\]\n]{1,300})\]\]/gu)) {
    if (!isFree(index)) continue;
    const to = index + found.length;
    if (found.startsWith("!")) {
      const [target = "", alt = ""] = inside.split("|");
      if (/\.(png|jpe?g|gif|svg|webp|avif|bmp)$/iu.test(target)) images.push({ alt, url: target });
      removed.push({ from: index, to });
      continue;
    }
    const start = index + 2;
    const bar = inside.lastIndexOf("|");
    const anchor = inside.search(/[#^]/u);
    const from = start + (bar === -1 ? 0 : bar + 1);
    const end = bar === -1 && anchor > 0 ? start + anchor : to - 2;
    removed.push({ from: index, to: from }, { from: end, to });
    if (end > from) marks.push({ from, to: end, kind: "wikilink" });
  }
}
