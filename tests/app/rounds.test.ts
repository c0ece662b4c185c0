import { afterEach, describe, expect, test } from "vitest";
import { auditRound, totalsFromLedger, totalsStored } from "../support/audit.ts";
import { CHANNEL, Scene, type SceneParts } from "../support/round-scene.ts";

let scene: Scene;
async function open(parts: SceneParts): Promise<Scene> {
  scene = new Scene(parts);
  await scene.boot();
  return scene;
}
afterEach(() => scene.world.close());

const audit = (roundId: string) =>
  auditRound(scene.bot.database.db, roundId, scene.world.discord.in(CHANNEL), scene.crowd.pressed);

describe("ledger, messages and standings agree to the point", () => {
  test.each([
    [1, 5],
    [3, 5],
    [40, 5],
    [200, 3],
  ])("with %i members and %i questions", async (members, questions) => {
    const { bot } = await open({ members, seed: `crowd of ${members}` });
    const roundId = await scene.start({ questions });
    expect(await scene.untilOver(roundId)).toBe(true);
    expect(await audit(roundId)).toEqual([]);
    expect(await totalsFromLedger(bot.database.db)).toEqual(await totalsStored(bot.database.db));
    const reveals = Array.from({ length: questions }, () => "reveal");
    expect(scene.kinds).toEqual(["lobby", ...reveals, "standings"]);
    const counted = scene.crowd.pressed.filter(({ outcome }) => outcome?.kind === "locked");
    expect(counted.length).toBeGreaterThan(members * questions * 0.6);
    expect(scene.world.log.filter(({ level }) => level !== "debug" && level !== "info")).toEqual([]);
  });
});
