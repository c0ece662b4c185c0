import { describe, expect, test } from "vitest";
import type { StandingRow } from "../../../src/app/views.ts";
import { CHOOSABLE_REASONS } from "../../../src/core/questions/people/report.ts";
import { MESSAGE_LIMIT } from "../../../src/discord/body.ts";
import { renderAnnouncement } from "../../../src/discord/render/announcement.ts";
import { renderBoard } from "../../../src/discord/render/board.ts";
import { renderForm } from "../../../src/discord/render/form.ts";
import { renderMisses } from "../../../src/discord/render/misses.ts";
import {
  renderDossier,
  renderFixes,
  renderFlagged,
  renderReported,
  renderStats,
} from "../../../src/discord/render/questions.ts";
import { renderResult } from "../../../src/discord/render/result.ts";
import { renderFact } from "../../../src/discord/render/study.ts";
import { dossier, pageOf, reviewed, shownStatistics } from "../question-views.ts";
import { board, dailyPost, lobby, question, reveal, standings } from "../views.ts";
import { asked, check, longest, options, wild } from "./fits.ts";

/** A question should fit a phone's screen. */
const QUESTION_LIMIT = 1_500;

const longName = wild.repeat(10).slice(0, 100);
const nasty = () => longName;

const many: StandingRow[] = Array.from({ length: 10 }, (_, index) => ({
  rank: index + 1,
  userId: String(index),
  points: 3_750,
  right: 25,
}));
const fastest = many.slice(0, 3).map(({ userId }) => ({ userId, points: 150, milliseconds: 119_999 }));

describe("with 25 questions, 200 players, names full of markup and the longest texts", () => {
  const id = "R".repeat(36);
  const announcements = [
    lobby({ roundId: id, topic: longName, questions: 25, wished: 26, seconds: 240 }),
    reveal({
      roundId: id,
      position: 25,
      count: 25,
      question: longest,
      tallies: [200, 200, 200, 200],
      answered: 200,
      right: 200,
      fastest,
    }),
    standings({
      roundId: id,
      end: "stopped",
      stoppedByUserId: "9",
      questions: 25,
      players: 200,
      answers: 5_000,
      rows: many,
    }),
    dailyPost({ slot: id, fact: { text: longest.source.text, source: longest.source } }),
  ] as const;

  test.each(announcements.map((one) => [one.kind, one] as const))("the %s fits a message", (_, one) => {
    check(renderAnnouncement(one, nasty), MESSAGE_LIMIT);
  });

  test("the question fits a phone's screen, its stem and options whole", () => {
    const message = renderAnnouncement(
      question({ roundId: id, position: 25, count: 25, question: asked }),
      nasty,
    );
    check(message, QUESTION_LIMIT);
    for (const option of options) expect(message.content).toContain(option.trim());
  });

  const texts = Array.from({ length: 25 }, (_, at) => `${at} @everyone <@1> option`.slice(0, 22));
  const several = {
    ...longest,
    kind: "select-all",
    stem: "Which?",
    options: texts,
    keys: texts.map((_, at) => at),
  } as const;

  test("a menu holds 25 options, its labels plain and short enough", () => {
    const { kind, path, stem, options } = several;
    const message = renderAnnouncement(
      question({ roundId: id, question: { kind, path, stem, options } }),
      nasty,
    );
    check(message, MESSAGE_LIMIT);
    const menus = message.components.flatMap((row) =>
      row.components.flatMap((one) => ("options" in one ? one.options : [])),
    );
    expect(menus).toHaveLength(25);
    for (const { label } of menus) expect(label).toMatch(/^[A-Y]\. .{1,97}$/u);
  });

  test("the reveal of 25 options, all right, and that of a typed answer fit a message", () => {
    const shape = { roundId: id, position: 25, count: 25, answered: 200, right: 200, fastest };
    const tallies = texts.map(() => 200);
    check(
      renderAnnouncement(reveal({ ...shape, question: { ...several, answers: texts }, tallies }), nasty),
      MESSAGE_LIMIT,
    );
    const written = {
      ...longest,
      kind: "typed",
      options: [],
      keys: [],
      answers: [wild.repeat(9), wild.repeat(9), "x"],
    } as const;
    check(renderAnnouncement(reveal({ ...shape, question: written, tallies: [] }), nasty), MESSAGE_LIMIT);
  });

  test("a form's parts are within Discord's limits, its stem whole", () => {
    const form = renderForm({
      kind: "form",
      roundId: id,
      position: 25,
      count: 25,
      question: { ...asked, kind: "typed", options: [] },
      closesAt: 1_800_000_000_000,
      written: "w".repeat(160),
    });
    const [text, label] = form.components;
    expect(form.title.length).toBeLessThanOrEqual(45);
    expect(form.custom_id.length).toBeLessThanOrEqual(100);
    expect(text).toMatchObject({ content: expect.stringContaining("longest\\* word") });
    expect(text !== undefined && "content" in text ? text.content.length : 0).toBeLessThanOrEqual(4_000);
    expect(label).toMatchObject({ component: { max_length: 80, value: "w".repeat(80) } });
  });

  test("a member's own text and result fit, however they are written", () => {
    const given = { kind: "text", text: wild.repeat(3).slice(0, 80) } as const;
    const written = { ...longest, kind: "typed", options: [], keys: [], answers: [wild.repeat(9)] } as const;
    const earned = { credit: 0, points: 0, rank: 200, total: 9_999 };
    const result = { kind: "question", answered: true, question: written, given, ...earned } as const;
    check(renderResult(result, { roundId: id, position: 25 }), MESSAGE_LIMIT);
    check(renderMisses([{ position: 25, question: written, given }]), MESSAGE_LIMIT);
    const chosen = { kind: "options", choices: texts.map((_, at) => at) } as const;
    const misses = Array.from({ length: 25 }, (_, at) => ({
      position: at + 1,
      question: { ...several, answers: texts },
      given: chosen,
    }));
    check(renderMisses(misses), MESSAGE_LIMIT);
  });

  test("the reveal keeps its options whole and shortens its quotation", () => {
    const { content } = renderAnnouncement(announcements[1], nasty);
    for (const option of options) expect(content).toContain(option.trim());
    expect(content).toMatch(/…"$/);
  });

  test("the private messages fit too", () => {
    const missed = Array.from({ length: 25 }, (_, index) => ({
      position: index + 1,
      question: longest,
      given: { kind: "option" as const, choice: 0 },
    }));
    const rows = many.map((row) => ({ ...row, rounds: 1_000, answers: 25_000, points: 9_999_999 }));
    const own = rows[9] ?? null;
    check(renderMisses(missed), MESSAGE_LIMIT);
    expect(renderMisses(missed).content).toMatch(/\nand \d+ more$/);
    check(renderMisses(missed.slice(0, 3)), MESSAGE_LIMIT);
    check(renderFact({ text: wild.repeat(200), source: longest.source }, false), MESSAGE_LIMIT);
    check(
      renderBoard(
        board({ rows, own, topic: longName, previous: "p".repeat(80), next: "n".repeat(80) }),
        nasty,
        false,
      ),
      MESSAGE_LIMIT,
    );
  });

  test("what editors see of questions fits, and so does what their channel is told", () => {
    const review = reviewed({
      question: { ...longest, answers: longest.options },
      reports: CHOOSABLE_REASONS.map((reason) => ({ reason, count: 9_999 })),
    });
    const picked = { text: wild.repeat(20), picks: 9_999 };
    const statistics = { ...shownStatistics, mostPicked: picked };
    const five = [review, review, review, review, review];
    check(renderReported({ kind: "reported", ...review }), MESSAGE_LIMIT);
    check(renderFlagged(pageOf(five, 1, 3)), MESSAGE_LIMIT);
    check(
      renderStats(
        pageOf(
          five.map((row) => ({ ...row, statistics })),
          1,
          3,
        ),
      ),
      MESSAGE_LIMIT,
    );
    check(renderFixes(five.map((row) => ({ ...row, noted: row.question.answers }))), MESSAGE_LIMIT);
    const claims = many.slice(0, 9).map((_, at) => ({ id: String(at), text: wild.repeat(20) }));
    const pin = { kind: "accepted", accepted: ["x"] } as const;
    check(
      renderDossier(dossier({ ...review, statistics, claims, pin, isTyped: true }), "Disabled."),
      MESSAGE_LIMIT,
    );
  });
});
