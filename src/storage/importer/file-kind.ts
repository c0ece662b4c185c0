import type { FileRefusal } from "../../app/note-views.ts";
import { entryNames } from "../anki/archive.ts";

/** What a file is: a note of some form, or why it can't be one. */
export type FileKind = "markdown" | "table" | "anki" | FileRefusal["code"];

const magics: readonly (readonly [FileKind, readonly number[]])[] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
  ["picture", [0x89, 0x50, 0x4e, 0x47]],
  ["picture", [0xff, 0xd8, 0xff]],
  ["picture", [0x47, 0x49, 0x46, 0x38]],
  ["word", [0xd0, 0xcf, 0x11, 0xe0]],
  ["archive", [0x1f, 0x8b]],
  ["archive", [0x37, 0x7a, 0xbc, 0xaf]],
  ["archive", [0x52, 0x61, 0x72, 0x21]],
  ["archive", [0x28, 0xb5, 0x2f, 0xfd]],
];
const zip = [0x50, 0x4b];

const byEnding: Readonly<Record<string, FileKind>> = {
  md: "markdown",
  markdown: "markdown",
  txt: "markdown",
  text: "markdown",
  csv: "table",
  tsv: "table",
  tab: "table",
  apkg: "damaged",
  colpkg: "damaged",
  pdf: "damaged",
  docx: "word",
  doc: "word",
  odt: "word",
  rtf: "word",
  pages: "word",
  pptx: "slides",
  ppt: "slides",
  key: "slides",
  odp: "slides",
  xlsx: "sheet",
  xls: "sheet",
  ods: "sheet",
  numbers: "sheet",
  html: "markdown",
  htm: "markdown",
};

/** Tells a file's kind by its first bytes, then by its name; text without a known ending is Markdown. */
export async function kindOf(name: string, bytes: Uint8Array): Promise<FileKind> {
  const begins = (magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte);
  if (begins(zip)) return kindOfArchive(bytes);
  const found = magics.find(([, magic]) => begins(magic));
  if (found !== undefined) return found[0];
  const ending = /\.([a-z0-9]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? "";
  const isUtf16 = begins([0xff, 0xfe]) || begins([0xfe, 0xff]);
  if (!isUtf16 && bytes.includes(0)) return ending === "apkg" || ending === "colpkg" ? "damaged" : "binary";
  if (/^(png|jpe?g|gif|webp|svg|heic|bmp)$/u.test(ending)) return "picture";
  return byEnding[ending] ?? (ending === "" || isUtf16 ? "markdown" : "unknownType");
}

/** Office files and Anki's packages are archives: what is in them tells which. */
async function kindOfArchive(bytes: Uint8Array): Promise<FileKind> {
  const names = await entryNames(bytes);
  if (typeof names === "string") return names;
  const has = (pattern: RegExp) => names.some((entry) => pattern.test(entry));
  if (has(/^collection\.anki(2|21|21b)$/u)) return "anki";
  if (has(/^word\/|\.odt$/u)) return "word";
  if (has(/^ppt\//u)) return "slides";
  if (has(/^xl\//u)) return "sheet";
  return "archive";
}
