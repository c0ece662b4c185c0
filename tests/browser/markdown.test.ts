import { expect, test } from "vitest";
import { markdown, type Node } from "#src/emulator/page/browser/markdown.js";

/** Nodes as one line: kinds in angle brackets around what is in them. */
function written(nodes: readonly Node[]): string {
  return nodes.map((node) => (typeof node === "string" ? node : writtenNode(node))).join("");
}

function writtenNode(node: Exclude<Node, string>): string {
  const { kind, children, items, ...values } = node;
  if (Array.isArray(items)) return `<list ${items.map((item) => written(item)).join(" | ")}>`;
  const own = Object.values(values).join(" ");
  return `<${[kind, own, children ? written(children) : ""].filter((part) => part !== "").join(" ")}>`;
}

const table: readonly (readonly [string, string, string])[] = [
  ["bold", "**Question 3 of 5** · closed", "<bold Question 3 of 5> · closed"],
  ["italic by stars", "*Training and* then", "<italic Training and> then"],
  ["italic by underscores", "_so_ it is", "<italic so> it is"],
  ["bold and italic at once", "***both***", "<bold <italic both>>"],
  ["italic inside bold", "**a *b* c**", "<bold a <italic b> c>"],
  ["underlined and struck out", "__u__ ~~s~~ ||x||", "<underlined u> <struck s> <spoiler x>"],
  ["code, which marks nothing inside", "`a **b**`", "<code a **b**>"],
  ["a code block across lines", "see\n```js\na\n*b*\n```", "see\n<codeBlock a\n*b*>"],
  ["an escaped mark is itself", "\\*no\\* 1\\. \\_\\_\\_\\_ (blank)", "*no* 1. ____ (blank)"],
  ["a blank isn't underlined", "____ (blank) is ____", "____ (blank) is ____"],
  ["underscores inside a word stay", "snake_case_name and a_b_", "snake_case_name and a_b_"],
  ["a lone star stays", "2 * 3 * 4 = 24", "2 * 3 * 4 = 24"],
  ["unclosed marks stay", "**open and `code", "**open and `code"],
  ["a quote of several lines", "> one\n> two\nafter", "<quote one\ntwo>after"],
  ["a quote to the end", ">>> one\ntwo", "<quote one\ntwo>"],
  ["a header", "# Big\nsmall", "<header 1 Big>small"],
  ["small print", "-# fine print", "<small fine print>"],
  ["a list", "- one\n- **two**\nend", "<list one | <bold two>>end"],
  ["a numbered list", "3. one\n4. two", "<list one | two>"],
  ["a number without a list", "1\\. Ada 612 (5 of 5)", "1. Ada 612 (5 of 5)"],
  ["a relative time", "closes <t:1795437290:R>.", "closes <time 1795437290 R>."],
  ["a time without a style", "<t:5>", "<time 5 f>"],
  [
    "mentions",
    "<@12> <@!13> <#14> <@&15> </quiz start:16>",
    "<user 12> <user 13> <channel 14> <role 15> <command quiz start>",
  ],
  ["a masked link", "[a **b**](https://x.org/y)", "<link https://x.org/y a <bold b>>"],
  [
    "a bare link without its full stop",
    "see https://x.org/a_b_c.",
    "see <link https://x.org/a_b_c https://x.org/a_b_c>.",
  ],
  ["no link of another kind", "[x](javascript:alert)", "[x](javascript:alert)"],
  ["markup of HTML is text", "<b>&amp;</b>", "<b>&amp;</b>"],
];

test.each(table)("Markdown shows %s", (_what, text, expected) => {
  expect(written(markdown(text))).toBe(expected);
});

/** The text alone, without what marks it. */
function letters(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return node;
      const { children = [], items, text } = node;
      const inItems = Array.isArray(items) ? items.map((item) => letters(item)).join("") : "";
      return `${letters(children)}${inItems}${typeof text === "string" ? text : ""}`;
    })
    .join("");
}

test("Markdown of any shape ends, and loses no word", () => {
  const seed = Math.floor(Math.random() * 2 ** 31) + 1;
  let state = seed;
  const next = (count: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % count;
  };
  const marks = [
    "*",
    "**",
    "_",
    "__",
    "`",
    "```",
    "~~",
    "||",
    "> ",
    "\n",
    "- ",
    "[",
    "](",
    ")",
    "<t:",
    "# ",
    "\\",
    "https://",
  ];
  for (let round = 0; round < 2_000; round += 1) {
    const parts = Array.from({ length: next(14) }, () =>
      next(3) === 0 ? "word " : marks[next(marks.length)],
    );
    const text = parts.join("");
    const words = (given: string) => given.match(/word/g)?.length ?? 0;
    expect(words(letters(markdown(text))), `seed ${seed}: ${JSON.stringify(text)}`).toBe(words(text));
  }
});
