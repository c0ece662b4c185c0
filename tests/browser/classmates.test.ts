import type { Client } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Demo, startDemo } from "#src/emulator/demo.ts";
import type { Message } from "#src/emulator/index.ts";
import { type Plan, plansOf } from "#src/emulator/page/classmates.ts";
import { type OpenQuestion, questionIn } from "#src/emulator/page/question.ts";
import { connect } from "../emulator/bot.ts";
import { playTinyBot } from "./tiny-bot.ts";

const now = 1_800_000_000_000;

function question(id: number): OpenQuestion {
  const answering = { kind: "press", buttons: ["a", "b", "c", "d"] } as const;
  return { messageId: String(id), answering, closesAt: now + 20_000 };
}

/** What forty classmates do with twenty-five questions that are open for twenty seconds. */
const plans = Array.from({ length: 40 }, (_, who) =>
  Array.from({ length: 25 }, (_, id) => plansOf(`1 ${who}`, question(id), 20_000)),
).flat();

const share = (fits: (plan: (typeof plans)[number]) => boolean) => plans.filter(fits).length / plans.length;

test("Classmates mostly answer in time, some change their mind, some are late, some don't answer", () => {
  expect(share((plan) => plan.length === 0)).toBeGreaterThan(0.03);
  expect(share((plan) => plan.length === 0)).toBeLessThan(0.15);
  expect(share(([first]) => first !== undefined && first.delayMs > 20_000)).toBeGreaterThan(0.03);
  expect(share(([first]) => first !== undefined && first.delayMs < 20_000)).toBeGreaterThan(0.8);
  expect(share((plan) => plan.length === 2)).toBeGreaterThan(0.02);
  expect(Math.max(...plans.flat().map((plan) => plan.delayMs))).toBeLessThan(22_000);
  expect(Math.min(...plans.flat().map((plan) => plan.delayMs))).toBeGreaterThan(500);
});

const buttonOf = ({ guess }: Plan) => (guess.kind === "press" ? [guess.button] : []);

test("Classmates choose every button, and agree more than by chance", () => {
  const chosen = plans.flatMap((plan) => plan.flatMap(buttonOf));
  for (const button of ["a", "b", "c", "d"]) {
    expect(chosen.filter((one) => one === button).length / chosen.length).toBeGreaterThan(0.1);
  }
  const ofOne = Array.from(
    { length: 1_000 },
    (_, who) => plansOf(`1 ${who}`, question(3), 20_000).flatMap(buttonOf)[0],
  );
  const counts = ["a", "b", "c", "d"].map((button) => ofOne.filter((one) => one === button).length);
  expect(Math.max(...counts)).toBeGreaterThan(300);
});

test("Where several fit, classmates choose one or more, never one twice; where it is typed, they write a word", () => {
  const guesses = (answering: OpenQuestion["answering"]) =>
    Array.from({ length: 200 }, (_, who) => plansOf(`1 ${who}`, { ...question(3), answering }, 20_000))
      .flat()
      .map(({ guess }) => guess);
  const several = guesses({ kind: "choose", menu: "m", values: ["0", "1", "2", "3"] }).flatMap((guess) =>
    guess.kind === "choose" ? [guess.values] : [],
  );
  expect(several.length).toBeGreaterThan(150);
  expect(several.every((values) => values.length > 0 && new Set(values).size === values.length)).toBe(true);
  expect(new Set(several.map((values) => values.toSorted().join())).size).toBeGreaterThan(4);
  const words = ["momentum", "dropout"];
  const written = guesses({ kind: "write", button: "b", words });
  expect(written.every((guess) => guess.kind === "write" && words.includes(guess.text))).toBe(true);
});

test("The same seed plays the same way, another one differently", () => {
  const played = (seed: number) => plansOf(`${seed} Aiko`, question(1), 20_000);
  expect(played(1)).toEqual(played(1));
  expect([2, 3, 4].some((seed) => JSON.stringify(played(seed)) !== JSON.stringify(played(1)))).toBe(true);
});

function message(labels: readonly string[], content = "", visibleTo: string | null = null): Message {
  const buttons = labels.map((label) => ({ label, customId: label, url: null, style: 2, disabled: false }));
  const author = { id: "1", name: "Cohort", bot: true };
  return {
    id: "9",
    channelId: "1",
    guildId: "1",
    author,
    content,
    embeds: [],
    components: [],
    attachments: [],
    buttons,
    menus: [],
    flags: 0,
    nonce: null,
    visibleTo,
    loading: false,
    createdAt: now,
    editedAt: null,
    metadata: null,
    referenceId: null,
    threadId: null,
    startsThread: false,
  };
}

test("A question is known by its letters, or by true and false, and by the time that it names", () => {
  const text = `**Question 1** · closes <t:${now / 1000 + 30}:R>`;
  expect(questionIn(message(["A", "B", "C"], text), now)).toMatchObject({ closesAt: now + 30_000 });
  expect(questionIn(message(["True", "False"], text), now)?.answering).toEqual({
    kind: "press",
    buttons: ["True", "False"],
  });
  expect(questionIn(message(["A", "B"]), now)?.closesAt).toBe(now + 20_000);
  expect(questionIn(message(["Start now", "Stop"], text), now)).toBeNull();
  expect(questionIn(message(["A", "B"], text, "5"), now)).toBeNull();
  expect(questionIn(message(["A"], text), now)).toBeNull();
});

test("A question may be asked by a menu of several, or by a form behind a button, while its time is named", () => {
  const text = `**Question 1** · closes <t:${now / 1000 + 30}:R>\nWhat encourages sparsity?`;
  const options = ["0", "1", "2"].map((value) => ({ label: value, value, description: "" }));
  const menu = { customId: "m", type: 3, options, minValues: 1, maxValues: 3, disabled: false };
  const several = { ...message([], text), menus: [menu] };
  expect(questionIn(several, now)?.answering).toEqual({ kind: "choose", menu: "m", values: ["0", "1", "2"] });
  expect(questionIn({ ...several, content: "Shared notes" }, now)).toBeNull();
  const typed = questionIn(message(["Answer"], text), now)?.answering;
  expect(typed).toEqual({ kind: "write", button: "Answer", words: ["encourages", "sparsity"] });
  expect(questionIn(message(["Answer"]), now)).toBeNull();
});

let demo: Demo;
let client: Client<true>;
beforeEach(async () => {
  demo = await startDemo();
  client = await connect(demo.emulator);
  await playTinyBot(client);
});
afterEach(async () => {
  await client.destroy();
  await demo.close();
});

test("Classmates press by themselves, also on a question that is already open, and never break a rule", async () => {
  const [, ada] = demo.guild.members();
  await ada?.slash("quiz start", { seconds: 5 });
  const response = await fetch(`${demo.pageUrl}/page/classmates`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ count: 39 }),
  });
  expect(await response.json()).toEqual({ classmates: 39 });
  const channel = demo.emulator.channels()[0];
  if (!channel) throw new Error("The demo has no channel");
  await demo.emulator.waitForMessage(channel, (one) => one.content.endsWith("closed"), 8_000);
  expect(demo.emulator.transcript()).toMatch(/ presses \[[AB]\]/);
  expect(demo.emulator.violations).toEqual([]);
});
