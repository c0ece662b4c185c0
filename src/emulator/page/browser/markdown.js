/**
 * Discord's Markdown as plain data: a list of nodes, each a text or `{ kind, … }` with its own `children`.
 * @typedef {string | { kind: string, children?: Node[], [more: string]: unknown }} Node
 */

const inlineRules = [
  [/^_{4,}/, ([blank]) => blank],
  [/^\\([^\p{L}\p{N}\s])/u, ([, mark]) => mark],
  [/^```(?:[\w+-]*\n)?([\s\S]+?)```/, ([, text]) => ({ kind: "codeBlock", text: text.replace(/\n$/, "") })],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, ([, , text]) => ({ kind: "code", text: text.replace(/^ (.*) $/, "$1") })],
  [
    /^<t:(-?\d+)(?::([tTdDfFsSR]))?>/,
    ([, unix, style]) => ({ kind: "time", unix: Number(unix), style: style ?? "f" }),
  ],
  [/^<@!?(\d+)>/, ([, id]) => ({ kind: "user", id })],
  [/^<#(\d+)>/, ([, id]) => ({ kind: "channel", id })],
  [/^<@&(\d+)>/, ([, id]) => ({ kind: "role", id })],
  [/^<\/([^:>]+):\d+>/, ([, name]) => ({ kind: "command", name })],
  [/^<a?:(\w+):\d+>/, ([, name]) => ({ kind: "emoji", name })],
  [
    /^\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s>)]+)>?(?: "[^"]*")?\)/,
    ([, text, url]) => ({ kind: "link", url, children: inline(text) }),
  ],
  [/^<(https?:\/\/[^\s>]+)>/, ([, url]) => ({ kind: "link", url, children: [url] })],
  [/^https?:\/\/[^\s<]+[^\s<.,:;"')\]]/, ([url]) => ({ kind: "link", url, children: [url] })],
  [
    /^\*\*\*((?:\\.|[^*\\]|\*(?!\*\*))+?)\*\*\*(?!\*)/,
    ([, text]) => ({ kind: "bold", children: [{ kind: "italic", children: inline(text) }] }),
  ],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, ([, text]) => ({ kind: "bold", children: inline(text) })],
  [
    /^__((?:\\[\s\S]|[^\\_]|_(?!_))+?)__(?!_)/,
    ([, text]) => ({ kind: "underlined", children: inline(text) }),
  ],
  [/^~~((?:\\[\s\S]|[^\\])+?)~~/, ([, text]) => ({ kind: "struck", children: inline(text) })],
  [/^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/, ([, text]) => ({ kind: "spoiler", children: inline(text) })],
  [
    /^\*(?!\s)((?:\\[\s\S]|\*\*(?:\\[\s\S]|[^\\])+?\*\*|[^\\*])+?)\*(?!\*)/,
    ([, text]) => ({ kind: "italic", children: inline(text) }),
  ],
  [
    /^_((?:\\[\s\S]|[^\\_])+?)_(?![\p{L}\p{N}_])/u,
    ([, text]) => ({ kind: "italic", children: inline(text) }),
  ],
];

const plainRun = /^(?:[\p{L}\p{N}]+_*|\s+|[^\\`<[*_~|h]|[\s\S])/u;

/**
 * The nodes of a text without blocks.
 * @param {string} text
 * @returns {Node[]}
 */
export function inline(text) {
  const nodes = [];
  let rest = text;
  let isInWord = false;
  while (rest !== "") {
    const [length, node] = nextInline(rest, isInWord);
    const last = nodes.length - 1;
    if (typeof node === "string" && typeof nodes[last] === "string") nodes[last] += node;
    else nodes.push(node);
    isInWord = /[\p{L}\p{N}]$/u.test(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return nodes;
}

function nextInline(rest, isInWord) {
  for (const [pattern, make] of inlineRules) {
    if (isInWord && (rest.startsWith("_") || rest.startsWith("http"))) break;
    const match = pattern.exec(rest);
    if (match) return [match[0].length, make(match)];
  }
  const plain = plainRun.exec(rest)?.[0] ?? rest;
  const address = plain.search(/https?$/);
  return address > 0 ? [address, plain.slice(0, address)] : [plain.length, plain];
}

/**
 * The nodes of a whole message.
 * @param {string} text
 * @returns {Node[]}
 */
export function markdown(text) {
  const nodes = [];
  let rest = text;
  while (rest !== "") {
    const [length, node] = nextBlock(rest);
    if (node.kind === "lines" && nodes.at(-1)?.kind === "lines") nodes.at(-1).text += rest.slice(0, length);
    else nodes.push(node);
    rest = rest.slice(length);
  }
  return nodes.flatMap((node) => (node.kind === "lines" ? inline(node.text.replace(/\n$/, "")) : [node]));
}

const blockRules = [
  [/^```[\s\S]+?```/, ([text]) => ({ kind: "lines", text })],
  [/^>>> ([\s\S]*)/, ([, text]) => ({ kind: "quote", children: markdown(text) })],
  [
    /^(?:> ?.*(?:\n|$))+/,
    ([text]) => ({ kind: "quote", children: markdown(text.replace(/^> ?/gm, "").replace(/\n$/, "")) }),
  ],
  [
    /^(#{1,3}) +(.+?)(?:\n|$)/,
    ([, marks, text]) => ({ kind: "header", level: marks.length, children: inline(text) }),
  ],
  [/^-# +(.+?)(?:\n|$)/, ([, text]) => ({ kind: "small", children: inline(text) })],
  [/^(?: {0,3}[-*] +.+(?:\n|$))+/, ([text]) => ({ kind: "list", ordered: false, items: itemsOf(text) })],
  [
    /^(?: {0,3}\d+\. +.+(?:\n|$))+/,
    ([text]) => ({ kind: "list", ordered: true, start: Number.parseInt(text, 10), items: itemsOf(text) }),
  ],
];

function nextBlock(rest) {
  for (const [pattern, make] of blockRules) {
    const match = pattern.exec(rest);
    if (match) return [match[0].length, make(match)];
  }
  const end = rest.indexOf("\n");
  const line = end === -1 ? rest : rest.slice(0, end + 1);
  const fence = line.indexOf("```");
  const whole =
    fence > 0 && rest.indexOf("```", fence + 3) !== -1 ? rest.indexOf("```", fence + 3) + 3 : line.length;
  return [Math.max(whole, line.length), { kind: "lines", text: rest.slice(0, Math.max(whole, line.length)) }];
}

function itemsOf(text) {
  const lines = text.replace(/\n$/, "").split("\n");
  return lines.map((line) => inline(line.replace(/^ *(?:[-*]|\d+\.) +/, "")));
}
