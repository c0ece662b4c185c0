import { afterEach, expect, test } from "vitest";
import { member } from "../support/bot.ts";
import type { Boundary } from "../support/mortal.ts";
import { Life } from "../support/mortal.ts";
import { CHANNEL, Scene } from "../support/round-scene.ts";

const ADMIN = "900";
const editor = member("99", { mayManageServer: true });

let scene: Scene;
afterEach(() => scene.world.close());

/** A played round of one question, with a bot that dies at a boundary once the deed of the test has begun. */
async function playedBy(
  dies: (boundary: Boundary) => boolean,
): Promise<{ roundId: string; begin: () => void }> {
  let isBegun = false;
  scene = new Scene({ members: 0 });
  await scene.boot(new Life((_, boundary) => isBegun && dies(boundary)));
  await scene.bot.app.settings.set(editor, () => ({ adminChannelId: ADMIN }));
  const roundId = await scene.start({ topic: "Protocols", questions: 1, speed: false });
  const asked = await scene.untilQuestion(1);
  for (const userId of ["10", "11"]) await scene.press(userId, asked, true);
  await scene.untilOver(roundId);
  const begin = () => {
    isBegun = true;
  };
  return { roundId, begin };
}

const kinds = (channelId: string, kind: string) =>
  scene.world.discord.in(channelId).filter(({ announcement }) => announcement.kind === kind);

const downtimes = [
  ["some seconds", 5_000],
  ["some minutes, when Discord has forgotten the nonce", 1_200_000],
] as const;

const deaths = (
  [
    ["channels.post", "before"],
    ["channels.post", "after"],
  ] as const
).flatMap(([name, when]) => downtimes.map(([away, downtime]) => ({ name, when, away, downtime })));
const saying = (["before", "after"] as const).flatMap((when) =>
  downtimes.map(([away, downtime]) => ({ name: "reportSends.said", when, away, downtime })),
);

test.each([...deaths, ...saying])(
  "a report is told once, though the bot died at $name, $when it, and was away for $away",
  async ({ name, when, downtime }) => {
    const { roundId, begin } = await playedBy((boundary) => boundary.name === name && boundary.when === when);
    begin();
    const { app } = scene.bot;
    await app.rounds.report(member("10"), roundId, 1, "unclear");
    await scene.world.time.advance(0);
    expect(scene.bot.life.death).toEqual({ name, when });
    await scene.restart(downtime);
    await scene.bot.upkeep.tick();
    await scene.world.time.advance(120_000);
    await scene.bot.upkeep.tick();
    expect(kinds(ADMIN, "reported")).toHaveLength(1);
  },
);

test.each(deaths)(
  "what was voided is told once, though the bot died at $name, $when it, and was away for $away",
  async ({ name, when, downtime }) => {
    const { roundId, begin } = await playedBy((boundary) => boundary.name === name && boundary.when === when);
    const questionId = (await scene.bot.stores.rounds.load(roundId))?.round.questions[0]?.question.id ?? "";
    begin();
    expect(await scene.bot.app.questions.void(editor, questionId)).toEqual({ rounds: 1 });
    await scene.world.time.advance(0);
    expect(scene.bot.life.death).toEqual({ name, when });
    await scene.restart(downtime);
    await scene.world.time.advance(60_000);
    expect(kinds(CHANNEL, "voided")).toHaveLength(1);
    expect(scene.standings().rows.map(({ points }) => points)).toEqual([0, 0]);
  },
);
