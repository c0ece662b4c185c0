import type { Nodes, Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { guardMoney } from "./money.ts";
import type { NoteProblem } from "./note.ts";

/** A note's Markdown, parsed; its nodes' lines are the note's own. */
export type Markdown = { readonly root: Root; readonly problems: readonly NoteProblem[] };

/** The parser takes more than its share of time over a longer line, and nobody writes one. */
const LONGEST_LINE = 20_000;
/** The same of a paragraph of more lines: it is parted, which changes nothing for lines that are statements each. */
const MOST_LINES = 500;

/**
 * Parses CommonMark with GitHub's tables, task lists and footnotes, YAML front matter and TeX between dollar signs. A single
 * tilde means "about", and strikes nothing out. Throws a RangeError where blocks are nested too deeply.
 */
export function parseMarkdown(text: string): Markdown {
  if (/^(?:[ \t]{0,3}>){100}/mu.test(text))
    throw new RangeError("More than a hundred quotations in each other");
  const written = text.split(/\r\n|\n|\r/u);
  const lines = written.map((line) => (line.length > LONGEST_LINE ? "" : guardMoney(line)));
  const problems = written.flatMap((line, at) =>
    line.length > LONGEST_LINE ? [lineTooLong(line, at + 1)] : [],
  );
  const { parted, added } = partedRuns(lines);
  const root = unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkFrontmatter)
    .use(remarkMath)
    .parse(parted.join("\n"));
  if (added.length > 0) takeBack(root, added);
  const open = openFence(root, lines);
  return { root, problems: open === null ? problems : [...problems, open] };
}

/** A code fence that nothing closes takes all lines to the note's end. */
function openFence({ children }: Root, lines: readonly string[]): NoteProblem | null {
  const last = children.at(-1);
  if (last?.type !== "code" || last.position === undefined) return null;
  const [line, end] = [last.position.start.line, last.position.end.line];
  const fence = /^ {0,3}(`{3,}|~{3,})/u.exec(lines[line - 1] ?? "")?.[1];
  const isClosed = end > line && /^ {0,3}(?:`{3,}|~{3,})[ \t]*$/u.test(lines[end - 1] ?? "");
  if (fence === undefined || isClosed) return null;
  const message = `This code has no end, so that every line below it is read as code: close it with a line of ${fence}`;
  return { line, code: "codeNotClosed", message };
}

function lineTooLong(line: string, at: number): NoteProblem {
  const message = `This line has ${line.length} characters and was not read; a line may have ${LONGEST_LINE}. Break it into paragraphs.`;
  return { line: at, code: "lineTooLong", message };
}

/** The lines with an empty one added in every long run of lines without any; `added` tells where, counting from 1. */
function partedRuns(lines: readonly string[]): { parted: readonly string[]; added: readonly number[] } {
  const parted: string[] = [];
  const added: number[] = [];
  let run = 0;
  for (const line of lines) {
    run = line.trim() === "" ? 0 : run + 1;
    if (run > MOST_LINES && /^[^\s|>:?]/u.test(line)) {
      parted.push("");
      added.push(parted.length);
      run = 1;
    }
    parted.push(line);
  }
  return { parted, added };
}

/** Gives the nodes the lines they had before some were added. */
function takeBack(node: Nodes, added: readonly number[]): void {
  const { position } = node;
  if (position !== undefined) {
    position.start.line -= countBelow(added, position.start.line);
    position.end.line -= countBelow(added, position.end.line);
  }
  if ("children" in node) for (const child of node.children) takeBack(child, added);
}

function countBelow(ordered: readonly number[], most: number): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] ?? most) < most) low = middle + 1;
    else high = middle;
  }
  return low;
}
