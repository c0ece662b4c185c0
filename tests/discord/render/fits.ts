import { expect } from "vitest";
import type { Body } from "../../../src/discord/body.ts";
import { answered } from "../views.ts";

/** Everything that Discord would take for markup, in a line. */
export const wild = "*_~|`[x](y)@everyone<@1>\u202e# ";

export const stem = `____ ${"_longest* word ".repeat(60)}`.slice(0, 600);
export const options = ["A", "B", "C", "D"].map((one) => `${one} ${"option ".repeat(20)}`.slice(0, 90));
/** The longest that a question may be: its stem and options are never shortened. */
export const longest = {
  ...answered,
  path: [wild.repeat(20), wild.repeat(9)],
  stem,
  options,
  explanation: "explained *in* full ".repeat(60).slice(0, 900),
  source: {
    file: `${"long_name".repeat(20)}.md`,
    line: 99_999,
    heading: ["Deep Learning", wild.repeat(20)],
    text: wild.repeat(200),
    url: `https://example.org/${"a".repeat(200)}`,
  },
};
export const asked = { kind: longest.kind, path: longest.path, stem, options };

/** Expects a message within Discord's limits and `limit`, in which nothing is taken for a mention. */
export function check({ content, components }: Body, limit: number) {
  expect(content.length).toBeGreaterThan(0);
  expect(content.length).toBeLessThanOrEqual(limit);
  expect(components.length).toBeLessThanOrEqual(5);
  for (const row of components) {
    expect(row.components.length).toBeLessThanOrEqual(5);
    for (const one of row.components) {
      if ("options" in one) {
        expect(one.options.length).toBeLessThanOrEqual(25);
        expect(one.placeholder?.length).toBeLessThanOrEqual(150);
        for (const { label } of one.options) expect(label.length).toBeLessThanOrEqual(100);
      }
      if ("label" in one) expect(one.label?.length).toBeLessThanOrEqual(80);
      expect(one.custom_id.length).toBeLessThanOrEqual(100);
    }
  }
  expect(content).not.toMatch(/@everyone|(?<!\\)<@|\u202e/);
}
