import * as spec from "discord-api-spec/zod";
import type { FactView } from "../../src/app/fact-view.ts";
import { answered, asked, factView } from "../../src/app/study.ts";
import type { AnsweredQuestion } from "../../src/app/views.ts";
import type { Bank } from "../../src/core/questions/bank.ts";
import type { Question } from "../../src/core/questions/question.ts";
import { type Random, seeded } from "../../src/core/random.ts";
import type { Body } from "../../src/discord/body.ts";
import { renderAnnouncement } from "../../src/discord/render/announcement.ts";
import { renderBoard } from "../../src/discord/render/board.ts";
import { renderForm } from "../../src/discord/render/form.ts";
import { renderMisses } from "../../src/discord/render/misses.ts";
import { renderResult } from "../../src/discord/render/result.ts";
import { renderFact } from "../../src/discord/render/study.ts";
import { checkMessage, checkNotEmpty } from "../../src/emulator/message-rules.ts";
import { Refusal } from "../../src/emulator/refusal.ts";
import { bodiesOf, checkOf } from "../../src/emulator/schema.ts";
import { payloadFaults } from "../support/payload-faults.ts";

const check = checkOf(spec.MessageCreateRequestSchema);
const checkModal = checkOf(spec.ModalInteractionCallbackRequestSchema);
const ROUTE = "POST /channels/:channel/messages";
const GUILD = "1000000000000000001";
const ROUND = "abcdefghijkl";

/** Names as members give them: long, wide, astral, with marks and markup. */
const letters = [
  "a",
  "W",
  "ß",
  "é",
  "😀",
  "𝔊",
  "文",
  "न",
  "*",
  "_",
  "`",
  "|",
  "<",
  "@",
  "#",
  "[",
  "\\",
  " ",
  "e\u0301",
];
const numbers = [0, 1, 7, 99, 12_345, 9_999_999];

const nameOf = (random: Random) => () =>
  Array.from(
    { length: 1 + Math.floor(random() * 32) },
    () => letters[Math.floor(random() * letters.length)],
  ).join("");

/** Everything that is shown of one question, each as the emulator holds a message against Discord's rules. */
export function* messagesOf(question: Question, random: Random): Generator<Body> {
  const number = () => numbers[Math.floor(random() * numbers.length)] ?? 0;
  const name = nameOf(random);
  const userId = () => String(10n ** 18n + BigInt(Math.floor(random() * 1e9)));
  const [shown, told] = [asked(question), answered(question)];
  const place = { roundId: ROUND, position: 25, count: 25 };
  const closesAt = 1_790_000_000_000;
  yield renderAnnouncement({ kind: "question", ...place, question: shown, closesAt }, name);
  const fastest = [1, 2, 3].map(() => ({ userId: userId(), points: number(), milliseconds: number() }));
  const counts = { tallies: told.options.map(number), answered: number(), right: number() };
  const isVoid = random() < 0.1;
  yield renderAnnouncement(
    { kind: "reveal", guildId: GUILD, ...place, question: told, ...counts, isVoid, fastest },
    name,
  );
  const given = givenFor(told, random);
  const [points, rank, total] = [number(), number() + 1, number()];
  const credit = random() < 0.5 ? 1 : 0;
  yield renderResult(
    { kind: "question", answered: true, question: told, given, credit, points, rank, total },
    place,
  );
  yield renderMisses(Array.from({ length: 25 }, (_, at) => ({ position: at + 1, question: told, given })));
}

function givenFor({ options }: AnsweredQuestion, random: Random) {
  if (options.length === 0) return { kind: "text", text: nameOf(random)().repeat(9).slice(0, 200) } as const;
  return { kind: "option", choice: Math.floor(random() * options.length) } as const;
}

/** A board's page with ten such names, unless others are given, and its own rank. */
export function boardMessage(random: Random, isShared: boolean, name = nameOf(random)): Body {
  const number = () => numbers[Math.floor(random() * numbers.length)] ?? 0;
  const row = () => ({
    rank: number() + 1,
    userId: "1",
    points: number(),
    right: number(),
    rounds: number(),
    answers: number(),
  });
  const cursor = "x".repeat(80);
  const topic = nameOf(random)().repeat(5);
  const dates = { from: "2026-11-23", to: "2026-11-29" };
  const rows = Array.from({ length: 10 }, row);
  const page = { next: cursor, previous: cursor.replace("x", "y") };
  return renderBoard(
    {
      guildId: GUILD,
      period: "week",
      dates,
      topic,
      zone: "America/Argentina/ComodRivadavia",
      rows,
      own: row(),
      isHidden: true,
      ...page,
    },
    name,
    isShared,
  );
}

function factMessages(fact: FactView): Body[] {
  const slot = { slot: "2026-11-28", localDate: "2026-11-28" };
  const daily = renderAnnouncement({ kind: "daily", guildId: GUILD, ...slot, fact }, () => "Ada");
  return [renderFact(fact, true), renderFact(fact, false), daily];
}

/** What Discord would refuse a message for, or what no message may hold; empty where it is sound. */
export function flawsIn({ content, components }: Body): string[] {
  const payload = { content, components, allowed_mentions: { parse: [] } };
  return [...refusals(payload, check, "message"), ...payloadFaults(ROUTE, payload)];
}

type Check = ReturnType<typeof checkOf>;

function refusals(payload: object, isRight: Check, what: "message" | "form"): string[] {
  const [body] = bodiesOf([JSON.parse(JSON.stringify(payload))]);
  if (body === undefined) return ["nothing"];
  try {
    isRight(body);
    if (what === "form") return [];
    checkMessage(body, []);
    checkNotEmpty(body, 0);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [`${JSON.stringify(error.body())} of ${JSON.stringify(payload).slice(0, 500)}`];
  }
}

/** Holds everything that is shown of a bank against Discord's rules; gives how many payloads there were. */
export function auditPayloads(
  bank: Bank,
  seed: string,
): { readonly count: number; readonly faults: readonly string[] } {
  const random = seeded("payloads", seed);
  const faults: string[] = [];
  let count = 0;
  const look = (found: readonly string[]) => {
    count += 1;
    faults.push(...found);
  };
  for (const question of bank.questions) {
    for (const message of messagesOf(question, random)) look(flawsIn(message));
    if (question.kind !== "typed") continue;
    const form = {
      kind: "form",
      roundId: ROUND,
      position: 25,
      count: 25,
      question: asked(question),
    } as const;
    const data = renderForm({ ...form, closesAt: 1_790_000_000_000, written: "x".repeat(200) });
    look(refusals({ type: 9, data }, checkModal, "form"));
  }
  for (const fact of bank.library.facts)
    for (const message of factMessages(factView(fact))) look(flawsIn(message));
  for (let board = 0; board < 20; board += 1) look(flawsIn(boardMessage(random, board % 2 === 0)));
  return { count, faults };
}
