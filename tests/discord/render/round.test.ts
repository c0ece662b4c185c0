import { expect, test } from "vitest";
import { renderAnnouncement } from "../../../src/discord/render/announcement.ts";
import { renderMisses } from "../../../src/discord/render/misses.ts";
import { at, dailyPost, lobby, nameOf, question, reveal, standings, trueFalse } from "../views.ts";

const time = Math.round(at / 1_000);
const shown = (...announcement: Parameters<typeof renderAnnouncement>[0][]) =>
  announcement
    .map((one) => renderAnnouncement(one, nameOf))
    .map(({ content, components }) => ({
      content,
      buttons: components.flatMap((row) =>
        row.components.map((one) => ("label" in one ? one.label : undefined)),
      ),
    }))[0];

test("the lobby tells what comes, when, and how points are counted", () => {
  expect(shown(lobby())).toEqual({
    content:
      "**Quiz: Deep Learning › Optimization** · 5 questions, 20 seconds or more each\n" +
      `First question <t:${time}:R>. Answer below each question; nobody needs to join. ` +
      "Right 100, speed up to 50 unless typed. You may change your answer until time is up.",
    buttons: ["Start now", "Stop"],
  });
});

test.each([
  ["typed", true, "Right 100."],
  ["select-all", true, "All right 100, a part its share, speed up to 50."],
  ["number", true, "Right 100, speed up to 50."],
  ["mixed", false, "Right 100, speed doesn't count."],
] as const)("a lobby of %s questions tells what counts there, speed %s", (quizKind, speed, says) => {
  expect(shown(lobby({ quizKind, speed }))?.content).toContain(` ${says} You may change`);
});

test("a lobby with fewer questions than wished says so", () => {
  expect(shown(lobby({ questions: 4, wished: 10 }))?.content).toMatch(
    /\nYour notes on Optimization give 4 good questions; this round has 4\.$/,
  );
  expect(shown(lobby({ questions: 1, wished: 2, topic: null }))?.content).toMatch(
    /^\*\*Quiz: all notes\*\* · 1 question, [\s\S]*\nYour notes give 1 good question; this round has 1\.$/,
  );
});

test("the shortfall of a kind is told as one of that kind", () => {
  expect(shown(lobby({ questions: 20, wished: 25, topic: null, quizKind: "acronym" }))?.content).toMatch(
    /\nYour notes give 20 good questions of this kind; this round has 20\.$/,
  );
});

test.each([
  ["oneFact", "one statement only"],
  ["fewTerms", "fewer than eight terms"],
  ["formulas", "formulas in place of words"],
  ["language", "lines that aren't English"],
  ["contradicted", "lines that contradict each other"],
] as const)("the shortfall's reason %s is told in short", (shortage, why) => {
  const view = lobby({ questions: 4, wished: 10, topic: null, shortage });
  expect(shown(view)?.content).toContain(`\nYour notes give 4 good questions (${why}); this round has 4.`);
});

test("the lobby of a round that is over promises nothing", () => {
  expect(shown(lobby({ waiting: false, over: true }))).toEqual({
    content:
      "**Quiz: Deep Learning › Optimization** · 5 questions, 20 seconds or more each\nThis round is over.",
    buttons: [],
  });
});

test.each([
  [
    { what: "daily", localDate: "2026-11-23", reason: "forbidden", missing: null },
    "The daily concept of 2026-11-23 in <#7> was skipped: I wasn't allowed to post in the channel.",
  ],
  [
    { what: "daily", localDate: "2026-11-23", reason: "late", missing: null },
    "The daily concept of 2026-11-23 in <#7> was skipped: I was away and came back more than six hours late.",
  ],
  [
    { what: "round", missing: null },
    "I had to end a round in <#7>: I may not write there, or the channel no longer exists. Points so far count.",
  ],
  [
    { what: "daily", localDate: "2026-11-23", reason: "forbidden", missing: "Send Messages" },
    "The daily concept of 2026-11-23 in <#7> was skipped: I wasn't allowed to post in the channel.\nI may not post there now (missing: Send Messages). I try again as soon as the permissions change, else once a day.",
  ],
  [
    { what: "round", missing: "View Channel" },
    "I had to end a round in <#7>. Points so far count.\nI may not post there now (missing: View Channel). I try again as soon as the permissions change, else once a day.",
  ],
] as const)("admins are told of the failure %j", (failure, sentence) => {
  expect(shown({ kind: "failure", channelId: "7", ...failure })).toEqual({ content: sentence, buttons: [] });
});

test("a lobby whose round has begun has no buttons and promises no first question", () => {
  const { content, buttons } = shown(lobby({ waiting: false })) ?? {};
  expect(buttons).toEqual([]);
  expect(content).not.toContain("First question");
});

test("a question shows its gap, its options a line each and a button for each letter", () => {
  expect(shown(question())).toEqual({
    content: [
      `**Question 3 of 5** · closes <t:${time}:R> · Deep Learning`,
      "\\_\\_\\_\\_ (blank) encourages sparsity by driving some weights exactly to zero.",
      "**A.** Dropout",
      "**B.** L1 regularization",
      "**C.** Early stopping",
      "**D.** Noise injection",
    ].join("\n"),
    buttons: ["A", "B", "C", "D"],
  });
});

test("true or false is asked by its two buttons", () => {
  const { stem, options } = trueFalse;
  const asked = shown(question({ question: { kind: "true-false", path: ["Deep Learning"], stem, options } }));
  expect(asked?.content.split("\n").slice(1)).toEqual(["ReLU passes negative inputs unchanged."]);
  expect(asked?.buttons).toEqual(["True", "False"]);
});

test("a question's buttons are the same whichever option is right", () => {
  const ids = renderAnnouncement(question(), nameOf).components.flatMap((row) =>
    row.components.map((one) => one.custom_id),
  );
  expect(ids).toEqual([0, 1, 2, 3].map((choice) => `c1:answer:R1:3:${choice}`));
});

test("the reveal tells the answer, the tallies, the fastest and the line of the notes", () => {
  expect(shown(reveal())).toEqual({
    content: [
      "**Question 3 of 5** · closed",
      "**L1 regularization** encourages sparsity by driving some weights exactly to zero.",
      "A. Dropout · 3",
      "B. L1 regularization · **right answer** · 9",
      "C. Early stopping · 1",
      "D. Noise injection · 0",
      "9 of 13 right. Fastest: Ada +148 (2.1 s), Grace +141, Alan +139; 6 more.",
      'From your notes, *Training and Regularization Methods*, deep-learning.md:41: "L1 regularization encourages sparsity by driving some weights exactly to zero."',
    ].join("\n"),
    buttons: ["My result", "Report"],
  });
});

test("the reveal of an answer that an editor corrected says so, and shows the note's words as the note's", () => {
  const corrected = { ...reveal().question, keys: [0], answers: ["Dropout"], isCorrected: true } as const;
  const lines = shown(reveal({ question: corrected }))?.content.split("\n") ?? [];
  expect(lines.slice(1, 4)).toEqual([
    "\\_\\_\\_\\_ (blank) encourages sparsity by driving some weights exactly to zero.",
    "An editor of this server has kindly corrected this answer.",
    "A. Dropout · **right answer** · 3",
  ]);
  expect(lines.at(-1)).toBe(
    'Your notes still say, *Training and Regularization Methods*, deep-learning.md:41: "L1 regularization encourages sparsity by driving some weights exactly to zero."',
  );
  const missed = renderMisses([{ position: 3, question: corrected, given: { kind: "option", choice: 1 } }]);
  expect(missed.content).toContain("\nYour notes still say, ");
});

test.each([
  [{ answered: 0, right: 0, fastest: [], tallies: [0, 0, 0, 0] }, "Nobody answered."],
  [{ answered: 1, right: 0, fastest: [], tallies: [1, 0, 0, 0] }, "0 of 1 right."],
  [
    { answered: 1, right: 1, fastest: [{ userId: "11", points: 150, milliseconds: 4 }] },
    "1 of 1 right. Fastest: Ada +150 (0.1 s).",
  ],
  [
    { answered: 2, right: 1, fastest: [{ userId: "99", points: 150, milliseconds: 900 }] },
    "1 of 2 right. Fastest: a member +150 (0.9 s).",
  ],
])("with %j the reveal says %j", (change, line) => {
  expect(shown(reveal(change))?.content.split("\n")).toContain(line);
});

test("the reveal of a question that was taken back says so first, and speaks of no points", () => {
  const lines = shown(reveal({ isVoid: true, fastest: [] }))?.content.split("\n") ?? [];
  expect(lines[0]).toBe("**Question 3 of 5** · taken back: its points don't count");
  expect(lines.at(-2)).toBe("13 members answered.");
});

test("standings count a question that was taken back for nobody", () => {
  const { content } = shown(standings({ voided: 1 })) ?? {};
  expect(content).toContain("5 questions (1 taken back), 70 % of answers right");
  expect(content).toContain("Grace 540 (4 of 4)");
});

test("a revealed true or false shows what was claimed and what is so", () => {
  expect(
    shown(reveal({ question: trueFalse, tallies: [4, 9] }))
      ?.content.split("\n")
      .slice(1, 5),
  ).toEqual([
    "ReLU passes negative inputs unchanged.",
    "ReLU outputs zero for negative inputs.",
    "True · 4",
    "False · **right answer** · 9",
  ]);
});

test("a source with a web address is linked, without a preview", () => {
  const source = { ...reveal().question.source, url: "https://example.org/a_(b).pdf" };
  expect(shown(reveal({ question: { ...reveal().question, source } }))?.content).toContain(
    "[deep-learning.md:41](<https://example.org/a_%28b%29.pdf>)",
  );
});

test("the standings tell ranks with ties, rights and the hardest question", () => {
  expect(shown(standings())).toEqual({
    content: [
      "**Round over.** 4 players, 5 questions, 70 % of answers right",
      "1\\. Ada 612 (5 of 5)",
      "2\\. Grace 540 (4 of 5)",
      "2\\. Alan 540 (4 of 5)",
      "4\\. Edsger 101 (1 of 5)",
      "Hardest: question 4, 2 of 4 right.",
    ].join("\n"),
    buttons: ["My result", "My misses", "Play again"],
  });
});

test("one player's round is practice", () => {
  const alone = standings({ players: 1, rows: standings().rows.slice(0, 1), answers: 5, rightAnswers: 5 });
  const lines = shown(alone)?.content.split("\n") ?? [];
  expect(lines[0]).toBe("**Round over.** 1 player, 5 questions, 100 % of answers right");
  expect(lines.at(-1)).toBe("Practice: not on the leaderboard (needs two players).");
});

test.each([
  [
    { end: "stopped", stoppedByUserId: "12", questions: 3 },
    "Stopped by Grace after question 3. Points so far count.",
  ],
  [{ end: "stopped", stoppedByUserId: null, questions: 3 }, "Stopped after question 3. Points so far count."],
  [
    { end: "idle", players: 0, rows: [] },
    "Nobody answered three in a row, so I stopped. `/quiz start` begins a new one.",
  ],
  [
    { end: "overdue", questions: 2 },
    "I was away for too long to go on after question 2. Points so far count.",
  ],
  [
    { end: "stopped", stoppedByUserId: "12", questions: 0, players: 0, rows: [] },
    "Stopped by Grace before the first question.",
  ],
] as const)("a round that ended early (%j) says why", (change, line) => {
  const [first, second] = shown(standings(change))?.content.split("\n") ?? [];
  const isPlayed = !("players" in change);
  expect(isPlayed ? second : first).toBe(isPlayed ? line : `**Round over.** ${line}`);
});

test("a round that nobody played offers no results", () => {
  const nobody = shown(standings({ players: 0, rows: [], answers: 0, rightAnswers: 0, hardest: null }));
  expect(nobody).toEqual({ content: "**Round over.** Nobody answered.", buttons: ["Play again"] });
});

test("a member whom Discord no longer knows is a former member", () => {
  expect(renderAnnouncement(standings(), () => null).content).toContain("1\\. former member 612");
});

test("the away line gives the question its full time again", () => {
  expect(shown({ kind: "away", position: 3, closesAt: at })?.content).toMatch(
    /^I was away for a moment\. Question 3 has its full time again for those who haven't answered/,
  );
});

test("the daily post carries its date, its place in the notes and its slot", () => {
  const post = renderAnnouncement(dailyPost(), nameOf);
  expect(post.content).toBe(
    "**Concept of the day** · 2026-11-23\n" +
      "L1 regularization encourages sparsity by driving some weights exactly to zero.\n" +
      "From your notes, *Training and Regularization Methods*, deep-learning.md:41",
  );
  expect(post.components[0]?.components[0]?.custom_id).toBe("c1:testMe:2026-11-23");
});
