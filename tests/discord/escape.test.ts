import fc from "fast-check";
import { expect, test } from "vitest";
import { emphasised, escaped, escapedStem, plainLine } from "../../src/discord/escape.ts";

/** What Discord shows of a text in which every sign of markup is escaped: a backslash shows the sign after it. */
function asShown(text: string): string {
  return text.replace(/\\([^\p{L}\p{N}\s])/gu, "$1").replaceAll("\u200b", "");
}

test.each([
  ["L1_norm", "L1\\_norm"],
  ["the C* algebra", "the C\\* algebra"],
  ["a < b and c > d", "a < b and c > d"],
  ["`code`", "\\`code\\`"],
  ["||spoiler||", "\\|\\|spoiler\\|\\|"],
  ["~~gone~~", "\\~\\~gone\\~\\~"],
  ["a \\ b", "a \\\\ b"],
  ["[click](https://evil.example)", "\\[click\\](https\\://evil.example)"],
  ["<@123456789>", "\\<@123456789>"],
  ["<#1> <t:0:R> <:x:1> </quiz:1>", "\\<#1> \\<t:0:R> \\<:x:1> \\</quiz:1>"],
  ["@everyone and @here", "@\u200beveryone and @\u200bhere"],
  ["mail me@here.org", "mail me@\u200bhere.org"],
  ["# Heading", "\\# Heading"],
  ["-# small", "\\-# small"],
  ["> quote", "\\> quote"],
  ["- item", "\\- item"],
  ["* item", "\\* item"],
  ["1. item", "1\\. item"],
  ["3.14 is near pi", "3\\.14 is near pi"],
  ["two\nlines\t and  spaces", "two lines and spaces"],
  ["right\u202eto left\u200b!", "rightto left!"],
  ["می‌خواهم", "می‌خواهم"],
  ["👩‍💻 codes", "👩‍💻 codes"],
  ["zalgo z\u0301\u0302\u0303\u0304\u0305\u0306\u0307", "zalgo \u017a\u0302\u0303\u0304\u0305"],
])("%j is shown as it reads", (text, expected) => {
  expect(escaped(text)).toBe(expected);
});

test("a stem's gap is shown and said", () => {
  expect(escapedStem("____ encourages sparsity.")).toBe("\\_\\_\\_\\_ (blank) encourages sparsity.");
  expect(escapedStem("The L1_norm of ____, not _____.")).toBe(
    "The L1\\_norm of \\_\\_\\_\\_ (blank), not \\_\\_\\_\\_ (blank).",
  );
});

test("words in bold are bold whatever signs they hold", () => {
  expect(emphasised("C* is an algebra", 0, 2)).toBe("**C\\*** is an algebra");
  expect(emphasised("- the L1_norm counts", 6, 13)).toBe("\\- the **L1\\_norm** counts");
});

test("any text reads the same after escaping, and nothing in it is markup, a mention or a link", () => {
  const sign = fc.constantFrom(
    ..."*_~|`[]()<>#@:/-+.1 a\\\u202e\u200b\n".split(""),
    "@everyone",
    "<@1>",
    "https://a.b",
    "____",
  );
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(sign).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (wild) => {
      const shown = escaped(wild);
      expect(asShown(shown)).toBe(plainLine(wild));
      const bare = shown.replace(/\\[\s\S]/g, "x");
      expect(bare).not.toMatch(/[*_~|`[\]]|<\S|@everyone|@here|:\/\/|^[#>+-]|^\d+[.)]/i);
      expect(shown).not.toMatch(/[\n\r\u202a-\u202e\u2066-\u2069]/);
    }),
  );
});
