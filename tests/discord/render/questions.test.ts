import { expect, test } from "vitest";
import { renderDossier } from "../../../src/discord/render/questions.ts";
import { typedDossier } from "../question-views.ts";

const claims = Array.from({ length: 9 }, (_, at) => ({ id: String(at), text: `${"long ".repeat(15)}${at}` }));

test("what an editor may do stands two buttons a row at most, and each answer to accept in a row of its own", () => {
  const pin = { kind: "accepted", accepted: ["lasso"] } as const;
  const { components } = renderDossier({ ...typedDossier, claims, pin });
  const labels = components.map((row) =>
    row.components.map((each) => ("label" in each ? (each.label ?? "") : each.custom_id)),
  );
  expect(labels.slice(0, 2)).toEqual([
    ["Disable", "Void its points of 7 days"],
    ["Pin a better answer", "Take the pin back"],
  ]);
  expect(labels.slice(2).map((row) => row.length)).toEqual([1, 1, 1]);
  for (const [label = ""] of labels.slice(2)) expect(label.length).toBeLessThanOrEqual(50);
});
