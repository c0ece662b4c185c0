import { afterEach, expect, test } from "vitest";
import type { DailyPostView } from "../../src/app/views.ts";
import { seeded, shuffled } from "../../src/core/random.ts";
import { isDateIn } from "../../src/core/time.ts";
import { member } from "../support/bot.ts";
import { bank, DAY, DailyScene, EVERY_DAY } from "../support/daily-scene.ts";
import { TIMES, ZONES } from "../support/zones.ts";

const SEED = process.env.COHORT_SEED ?? String(Date.now());

/** Where it is due in a year is known for every zone (tests/core/daily-year.test.ts); that it then comes, for some. */
const drawn = shuffled(ZONES, seeded("year", SEED)).slice(0, 15);

let scene: DailyScene;
afterEach(() => scene.world.close());

/** Posts by guild; the guild's id is the index of its zone. */
function postsByGuild(): Map<string, DailyPostView[]> {
  return Map.groupBy(
    scene.posts.map(({ view }) => view),
    ({ guildId }) => guildId,
  );
}

function datesFrom(first: string, days: number, zone: string): string[] {
  const start = Date.parse(`${first}T00:00:00Z`);
  const all = Array.from({ length: days }, (_, day) =>
    new Date(start + day * DAY).toISOString().slice(0, 10),
  );
  return all.filter((date) => isDateIn(date, zone));
}

async function runFor(days: number, first: string, zones: readonly string[]): Promise<void> {
  scene = new DailyScene(`${first}T12:00:00Z`, { durable: false });
  await scene.boot();
  for (const [index, zone] of zones.entries()) {
    const time = TIMES[index % TIMES.length] ?? "09:00";
    await scene.now.app.daily.set(member("9", { mayManageServer: true, guildId: String(index) }), {
      channelId: `channel-${index}`,
      time,
      zone,
      topic: null,
      weekdays: EVERY_DAY,
    });
  }
  await scene.advance(days * DAY);
}

test(`365 days in ${drawn.length} zones post one concept a local date, none missing, every fact before any again (COHORT_SEED=${SEED})`, async () => {
  await runFor(368, "2026-01-01", drawn);
  const posts = postsByGuild();
  for (const [index, zone] of drawn.entries()) {
    const views = posts.get(String(index)) ?? [];
    const dates = views.map(({ slot }) => slot);
    const wanted = datesFrom("2026-01-03", 365, zone);
    expect([zone, dates.filter((date) => wanted.includes(date))]).toEqual([zone, wanted]);
    expect([zone, new Set(dates).size]).toEqual([zone, dates.length]);
    const texts = views.map(({ fact }) => fact.text);
    for (let pass = 0; pass < 360; pass += 40)
      expect(new Set(texts.slice(pass, pass + 40)).size).toBe(bank.library.facts.length);
  }
}, 60_000);

test("the date that Samoa skipped has no post, and every other has one", async () => {
  await runFor(12, "2011-12-24", ["Pacific/Apia"]);
  expect(scene.dates.filter((date) => date >= "2011-12-26" && date <= "2012-01-03")).toEqual(
    datesFrom("2011-12-26", 9, "Pacific/Apia"),
  );
  expect(scene.dates).not.toContain("2011-12-30");
});
