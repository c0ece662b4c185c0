import fc from "fast-check";
import { sql } from "kysely";
import { answerForm, type Given } from "../../src/core/questions/given.ts";
import { KEY } from "../support/bank.ts";
import type { FakeMessage } from "../support/fake-channels.ts";
import { bankOfForms, Scene } from "../support/round-scene.ts";

const QUESTIONS = 3;
/** The longest lag that changes nothing, in milliseconds. */
export const LAG = 10_000;
/** Answers the first question only: whoever did keeps the two after it from closing early. */
const SLEEPER = "1";

/** A press at a share of its question's time; `pick` tells what is answered. */
type Press = {
  readonly who: number;
  readonly position: number;
  readonly after: number;
  readonly pick: number;
};

/** How late a press is heard, and how late a second time; null for once only. */
type Delivery = { readonly lag: number; readonly again: number | null };

/** How long Discord takes for what the bot sends, there and back. */
type Sending = { readonly there: number; readonly back: number };

export type LagCase = {
  readonly presses: readonly (Press & Delivery)[];
  readonly sending: Sending;
};

const lag = fc.oneof(fc.integer({ min: 0, max: LAG }), fc.constantFrom(0, LAG));

const press: fc.Arbitrary<Press & Delivery> = fc.record({
  who: fc.integer({ min: 2, max: 6 }),
  position: fc.integer({ min: 1, max: QUESTIONS }),
  after: fc.oneof(fc.double({ min: 0.01, max: 1.2, noNaN: true }), fc.constantFrom(0.999, 1, 1.001)),
  pick: fc.nat(4),
  lag,
  again: fc.option(lag, { freq: 3 }),
});

const cases: fc.Arbitrary<LagCase> = fc.record({
  presses: fc.array(press, { minLength: 3, maxLength: 40 }),
  sending: fc.record({ there: lag, back: lag }),
});

function givenFor({ announcement: view }: FakeMessage, pick: number): Given | null {
  if (view.kind !== "question") return null;
  const { options } = view.question;
  switch (answerForm(view.question)) {
    case "option":
      return { kind: "option", choice: pick % options.length };
    case "options":
      return {
        kind: "options",
        choices: options.flatMap((_, at) => ((at * 7 + pick) % 3 === 0 ? [at] : [])),
      };
    case "text":
      return {
        kind: "text",
        text: `${KEY} ${view.question.stem.match(/number (\w+)/)?.[1] ?? ""} ${pick % 2}`,
      };
  }
}

/** Plays the presses in a round of three questions that run to their deadline; what each member earned for each. */
async function awards(
  presses: LagCase["presses"],
  sending: Sending,
  heard: (press: Delivery) => readonly number[],
): Promise<string[]> {
  const scene = new Scene({ bank: bankOfForms, members: 0, seed: "lag", durable: false });
  const { world, crowd } = scene;
  world.discord.slowness = ({ announcement }) =>
    announcement.kind === "lobby" ? { there: 0, back: 0 } : sending;
  world.discord.onMessage = (message) => {
    const view = message.announcement;
    if (view.kind !== "question") return;
    const duration = view.question.options.length === 0 ? 40_000 : 5_000;
    const sleeps = { who: Number(SLEEPER), position: 1, after: 0.5, pick: 0, lag: 0, again: null };
    for (const one of [sleeps, ...presses]) {
      const given = givenFor(message, one.pick);
      if (one.position !== view.position || given === null) continue;
      const at = message.at + Math.round(one.after * duration);
      const [first = 0, ...later] = heard(one);
      const pressed = crowd.giveAt(at, at + first, String(one.who), message, given);
      for (const late of later) crowd.hearAt(at + late, pressed);
    }
  };
  try {
    await scene.boot();
    const roundId = await scene.start({ questions: QUESTIONS, seconds: 5 });
    await scene.untilOver(roundId);
    await world.time.advance(2 * LAG);
    const { rows } = await sql<{ told: string }>`
      select position || ': ' || award_user_id || ' ' || sum(points) || ' ' || sum("right") || ' ' || sum(answers) as told
      from awards group by position, award_user_id order by position, award_user_id`.execute(
      scene.bot.database.db,
    );
    return rows.map(({ told }) => told);
  } finally {
    await world.close();
  }
}

/** The same awards however late, in whatever order and how often presses are heard, and however slow the bot's sends are. */
export function sameAwards(told: (earned: number) => void = () => {}) {
  return fc.asyncProperty(cases, async ({ presses, sending }) => {
    const prompt = await awards(presses, { there: 0, back: 0 }, () => [0]);
    const late = await awards(presses, sending, ({ lag, again }) => (again === null ? [lag] : [lag, again]));
    told(prompt.length);
    if (prompt.join() !== late.join())
      throw new Error(`heard at once: ${prompt.join(", ")}\nheard late: ${late.join(", ")}`);
  });
}
