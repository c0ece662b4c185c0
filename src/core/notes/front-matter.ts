import { parseDocument } from "yaml";
import type { NoteProblem } from "./note.ts";
import { folded } from "./plain-text.ts";

/** What a note's front matter says of it. `boldCloze`: the author wants bold words asked (`cloze: bold`). */
export type FrontMatter = {
  readonly title: string | null;
  readonly boldCloze: boolean;
  readonly problems: readonly NoteProblem[];
};

export const noFrontMatter: FrontMatter = { title: null, boldCloze: false, problems: [] };

/** Reads YAML front matter whose first line is the note's `line`th; what can't be read is a problem, its title still counts. */
export function readFrontMatter(yaml: string, line: number): FrontMatter {
  const document = parseDocument(yaml, { logLevel: "silent", prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const at = line + yaml.slice(0, error.pos[0]).split("\n").length - 1;
    const message =
      "The front matter is no valid YAML: write one `name: value` a line between the two --- lines.";
    return {
      title: bareTitle(yaml),
      boldCloze: false,
      problems: [{ line: at, code: "frontMatter", message }],
    };
  }
  const title = document.get("title");
  const cloze = document.get("cloze");
  return {
    title: typeof title === "string" || typeof title === "number" ? folded(String(title)) || null : null,
    boldCloze: cloze === "bold",
    problems: [],
  };
}

function bareTitle(yaml: string): string | null {
  const value = /^title:[ \t]*(\S.*)$/mu.exec(yaml)?.[1] ?? "";
  return folded(value.replace(/^["']|["']\s*$/gu, "")) || null;
}
