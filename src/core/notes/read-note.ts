import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Note, NoteProblem, NoteText } from "./note.ts";
import { folded } from "./plain-text.ts";
import { outline } from "./units.ts";

/**
 * Reads one Markdown note into its title, source and units. Never throws: what a person should look at is in
 * `problems`, by line.
 */
export function readNote(note: NoteText): Note {
  const root = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).parse(note.text);
  const first = root.children[0];
  const front = first?.type === "yaml" ? titleOf(first.value) : null;
  const { title, sourceLink, units, problems } = outline(root);
  return {
    file: note.file,
    title: title ?? front ?? nameOf(note.file),
    sourceLink,
    units,
    problems: units.length > 0 ? problems : [...problems, nothingSaid(note)],
  };
}

/** The `title` of YAML front matter, quotes removed. */
function titleOf(yaml: string): string | null {
  const value = /^title:[ \t]*(.+)$/mu.exec(yaml)?.[1];
  const title = folded((value ?? "").replace(/^\s*(["'])(.*)\1\s*$/u, "$2"));
  return title === "" ? null : title;
}

function nameOf(file: string): string {
  const name = file.split("/").at(-1) ?? file;
  return folded(name.replace(/\.md$/iu, "").replace(/[-_]+/gu, " ")) || file;
}

function nothingSaid(note: NoteText): NoteProblem {
  return {
    line: 1,
    code: "noFacts",
    message: `${note.file} says nothing that can be asked: write one plain statement per line or list item.`,
  };
}
