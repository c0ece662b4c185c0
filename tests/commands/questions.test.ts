import { describe, expect, test } from "vitest";
import type { App } from "../../src/app/app.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import {
  dossier,
  pageOf,
  QUESTION,
  reviewed,
  statisticsRow,
  typedDossier,
} from "../discord/question-views.ts";
import { filesOf, labels, refusing } from "../discord/shown.ts";

let edge: Edge;
useEdge(
  (started) => {
    edge = started;
  },
  { mayWarn: false },
);

type Questions = Partial<App["questions"]>;

async function questions(subcommand: string, does: Questions, given: Record<string, string> = {}) {
  edge.does({ questions: does });
  const outcome = await edge.manager.slash(`questions ${subcommand}`, given);
  expect(outcome.ephemeral).toBe(true);
  return outcome;
}

const place = "*Training and Regularization Methods*, deep-learning.md:41";

test("/questions flagged lists what is reported or disabled, with its answer, state, reasons, file and line", async () => {
  const rows = [
    reviewed(),
    reviewed({ disabledBy: "reports" }),
    reviewed({ disabledBy: "editor", reports: [] }),
  ];
  const { content } = await questions("flagged", { flagged: async () => pageOf(rows) });
  const stem =
    "\\_\\_\\_\\_ (blank) encourages sparsity by driving some weights exactly to zero. · right: **L1 regularization**";
  expect(content).toBe(
    [
      "**Reported or disabled questions**: 3",
      `${stem} · still asked · 2 × wrong answer, 1 × typo\n-# ${place}`,
      `${stem} · disabled by its reports · 2 × wrong answer, 1 × typo\n-# ${place}`,
      `${stem} · disabled by an editor\n-# ${place}`,
    ].join("\n"),
  );
});

test("/questions flagged says when there is nothing, and turns pages", async () => {
  const none = await questions("flagged", { flagged: async () => pageOf([]) });
  expect(none.content).toBe("No question is reported or disabled.");
  const pages: number[] = [];
  const { message } = await questions("flagged", {
    flagged: async (_, page) => {
      pages.push(page);
      return pageOf([reviewed()], page, 3);
    },
  });
  if (message === null) throw new Error("no list");
  const second = await edge.manager.press(message, "Next");
  expect(second).toMatchObject({ kind: "update", content: expect.stringContaining("15, page 2 of 3") });
  if (second.message === null) throw new Error("no second page");
  expect(labels(second.message)).toEqual(["Previous", "Next"]);
  await edge.manager.press(second.message, "Previous");
  expect(pages).toEqual([0, 1, 0]);
});

test("/questions show tells all about one question and what may be done", async () => {
  const { content, message } = await questions(
    "show",
    { show: async (_, id) => dossier({ questionId: id }) },
    { question: QUESTION },
  );
  expect(content).toBe(
    [
      "**Question** · still asked",
      "\\_\\_\\_\\_ (blank) encourages sparsity by driving some weights exactly to zero.",
      "Options: Dropout / L1 regularization / Early stopping / Noise injection",
      "Right: **L1 regularization**",
      `From your notes, ${place}`,
      "In 3 rounds: 24 answers, 33 % right. Wrong most often: “Dropout” (12). Discrimination: 0.41.",
      "Reports: 2 × wrong answer, 1 × typo.",
    ].join("\n"),
  );
  expect(message && labels(message)).toEqual(["Disable", "Void its points of 7 days", "Pin a better answer"]);
});

test("/questions show offers to accept what was typed, one button each, and says what is pinned or gone", async () => {
  const typed = await questions("show", { show: async () => typedDossier }, { question: QUESTION });
  expect(typed.content).toContain("Said to be right too: “lasso”.");
  expect(typed.message && labels(typed.message)).toContain("Accept “lasso”");
  const pin = { kind: "options", key: ["L1"], wrong: ["L2"] } as const;
  const gone = dossier({ pin, isGone: true, disabledBy: "editor", statistics: null, reports: [] });
  const { content, message } = await questions("show", { show: async () => gone }, { question: QUESTION });
  expect(content).toContain("· disabled by an editor · no longer in the notes");
  expect(content).toContain("(pinned by an editor)");
  expect(content).toContain("It hasn't been answered in a round that is over.\nNo open reports.");
  expect(message && labels(message)).toEqual([
    "Ask it again",
    "Void its points of 7 days",
    "Take the pin back",
  ]);
});

test.each([
  ["disable", "Disabled: it isn't asked any more.", "Ask it again"],
  ["enable", "It is asked again.", "Disable"],
  ["unpin", "Taken back: the question is as the note has it.", "Disable"],
] as const)(
  "/questions %s does it for the question chosen and offers what can be done next",
  async (deed, says, next) => {
    const asked: unknown[] = [];
    const done = async ({ userId }: { userId: string }, id: string) => {
      asked.push([userId, id]);
      return dossier({ disabledBy: deed === "disable" ? "editor" : null });
    };
    const { content, message } = await questions(deed, { [deed]: done }, { question: QUESTION });
    expect(asked).toEqual([[edge.manager.id, QUESTION]]);
    expect(content).toMatch(new RegExp(`^${says}`));
    expect(message && labels(message)).toEqual(expect.arrayContaining([next, "Void its points of 7 days"]));
  },
);

test("/questions stats tells what rounds have shown, and says when they have shown nothing", async () => {
  const rows = [
    statisticsRow(),
    statisticsRow({
      statistics: { asked: 1, answers: 3, credit: 1.5, discrimination: null, mostPicked: null },
    }),
  ];
  const { content } = await questions("stats", { stats: async () => pageOf(rows) });
  expect(content).toContain("**What rounds have shown**, the hardest first: 2 questions");
  expect(content).toContain("In 1 round: 3 answers, 50 % right. Discrimination: too few answers yet.");
  expect((await questions("stats", { stats: async () => pageOf([]) })).content).toBe(
    "No question has been answered in a round that is over.",
  );
});

test("/questions fixes names file, line, reasons, question and answer; a long list comes as a file", async () => {
  const fix = { ...reviewed(), noted: null };
  const few = await questions("fixes", { fixes: async () => [fix] });
  expect(few.content).toBe(
    "**What the notes' authors may want to mend**\n" +
      "deep-learning.md:41: 2 × wrong answer, 1 × typo: \\_\\_\\_\\_ encourages sparsity by driving some weights exactly to zero. (right: L1 regularization)",
  );
  const many = await questions("fixes", { fixes: async () => Array.from({ length: 40 }, () => fix) });
  expect(many.content).toBe("What the notes' authors may want to mend is in the attached file.");
  if (many.message === null) throw new Error("no file");
  const { "fixes.txt": text } = await filesOf(many.message);
  expect(text?.trimEnd().split("\n")).toHaveLength(40);
  expect(text).toContain("deep-learning.md:41: 2 × wrong answer, 1 × typo: ____ encourages sparsity");
  expect((await questions("fixes", { fixes: async () => [] })).content).toMatch(/^Nothing to mend/);
});

test.each([
  [
    { reports: [] },
    "pinned: \\_\\_\\_\\_ encourages sparsity by driving some weights exactly to zero. (right: L1 regularization; the note gives: Dropout)",
  ],
  [{ reports: [], noted: ["L1 regularization"] }, "(right: L1 regularization)"],
  [{ disabledBy: "editor", reports: [] }, "deep-learning.md:41: disabled by an editor, pinned: "],
  [{}, "deep-learning.md:41: 2 × wrong answer, 1 × typo, pinned: "],
] as const)("/questions fixes says what is pinned and what the note gives: %j", async (change, says) => {
  const fix = { ...reviewed(change), noted: ["Dropout"], ...change };
  expect((await questions("fixes", { fixes: async () => [fix] })).content).toContain(says);
});

describe("/questions pin", () => {
  async function form(view = dossier(), does: Questions = {}) {
    edge.does({ questions: { show: async () => view, ...does } });
    return edge.manager.slash("questions pin", { question: QUESTION });
  }

  test("opens a form with the answer and the other options as they are", async () => {
    const { modal } = await form();
    expect(modal?.title).toBe("Pin a better answer");
    expect(modal?.fields.map(({ label, value, multiline }) => [label, value, multiline])).toEqual([
      ["Right answer (several: one per line)", "L1 regularization", true],
      ["The other options, one per line", "Dropout\nEarly stopping\nNoise injection", true],
    ]);
  });

  test("pins what the form brings, a line each, without empty lines and what nobody sees", async () => {
    const pinned: unknown[] = [];
    const opened = await form(dossier(), {
      pin: async (_, ...what) => {
        pinned.push(what);
        return dossier({ pin: { kind: "options", key: ["L1"], wrong: ["L2"] } });
      },
    });
    const done = await edge.manager.submit(opened, {
      key: "L1 penalty\u200b ",
      wrong: "Dropout\n\n  Early   stopping\n",
    });
    expect(pinned).toEqual([
      [QUESTION, { kind: "options", key: ["L1 penalty"], wrong: ["Dropout", "Early stopping"] }],
    ]);
    expect(done).toMatchObject({
      ephemeral: true,
      content: expect.stringMatching(/^Pinned: it is asked so/),
    });
  });

  test("of a typed question asks for the answer and for more ways to write it", async () => {
    const pinned: unknown[] = [];
    const opened = await form(
      { ...typedDossier, pin: { kind: "accepted", accepted: ["lasso"] } },
      {
        pin: async (_, ...what) => {
          pinned.push(what);
          return typedDossier;
        },
      },
    );
    expect(opened.modal?.fields.map(({ label, value, multiline }) => [label, value, multiline])).toEqual([
      ["Right answer", "L1 regularization", false],
      ["Accepted too, one per line", "lasso", true],
    ]);
    await edge.manager.submit(opened, { key: " L1  penalty", accepted: "lasso\nthe lasso" });
    await edge.manager.submit(opened, { key: "L1 penalty", accepted: "" });
    expect(pinned).toEqual([
      [QUESTION, { kind: "accepted", key: "L1 penalty", accepted: ["lasso", "the lasso"] }],
      [QUESTION, { kind: "accepted", key: "L1 penalty", accepted: [] }],
    ]);
  });

  test.each([
    ["keyAmongWrong", "Nothing was pinned. “Dropout” is right and wrong at once."],
    ["tooLong", "Nothing was pinned. “Dropout” is too long: 100 characters at most."],
    ["trueOrFalse", "Nothing was pinned. The options of this question are True and False."],
    ["another", "Nothing was pinned. That can't be asked."],
  ])("says why a pin is refused: %s", async (flaw, says) => {
    const opened = await form(dossier(), { pin: refusing("badPin", { flaw, text: "Dropout" }) });
    const told = await edge.manager.submit(opened, { key: "Dropout", wrong: "Dropout" });
    expect(told).toMatchObject({ ephemeral: true, content: says });
  });
});

describe("those who aren't editors", () => {
  test.each(["flagged", "stats", "fixes"])("are refused by /questions %s", async (subcommand) => {
    edge.does({ questions: { [subcommand]: refusing("notAllowed", { need: "editor" }) } });
    const { content, ephemeral } = await edge.ada.slash(`questions ${subcommand}`);
    expect([ephemeral, content]).toEqual([true, expect.stringMatching(/^Only editors can do that/)]);
  });

  test.each(["show", "disable", "enable", "unpin", "pin"])(
    "are refused by /questions %s",
    async (subcommand) => {
      const refuse = refusing("notAllowed", { need: "editor" });
      edge.does({ questions: { [subcommand]: refuse, show: refuse } });
      const { content } = await edge.ada.slash(`questions ${subcommand}`, { question: QUESTION });
      expect(content).toMatch(/^Only editors can do that/);
    },
  );
});

test("an id that was made up is refused in words", async () => {
  const { content } = await questions("show", { show: refusing("unknownQuestion") }, { question: "../../x" });
  expect(content).toBe("I don't know that question. Pick one from the list that appears while you type.");
});

test("questions are offered by their words, with the file, at most 25 of at most 100 characters", async () => {
  const typed: string[] = [];
  const long = { questionId: QUESTION, stem: "word ".repeat(60), file: `${"f".repeat(60)}.md` };
  edge.does({
    questions: {
      named: async (_, words) => {
        typed.push(words);
        return Array.from({ length: 30 }, () => long);
      },
    },
  });
  const { choices } = await edge.manager.autocomplete("questions show", "question", "spars");
  expect(typed).toEqual(["spars"]);
  expect(choices).toHaveLength(25);
  expect(choices[0]).toMatchObject({
    value: QUESTION,
    name: expect.stringMatching(/^word word .*… \(f+…\)$/),
  });
  for (const { name } of choices) expect(name.length).toBeLessThanOrEqual(100);
});
