import { afterEach, beforeEach, expect, onTestFailed, test } from "vitest";
import {
  type Channel,
  type Emulator,
  type Guild,
  type Member,
  startEmulator,
} from "../../src/emulator/index.ts";
import { handmadeBank, handmadeFacts } from "../support/bank.ts";
import { LiveBot } from "../support/live-bot.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A clock that jumps is no silence of the gateway's. */
const patience = { silence: Number.POSITIVE_INFINITY, headway: 20_000 };
const WHY = "I may not post there now (missing: Send Messages).";

let emulator: Emulator;
let bot: LiveBot;
let guild: Guild;
let hall: Channel;
let admins: Channel;
let manager: Member;
/** How far the bot's clock is ahead, in milliseconds. */
let ahead: number;

beforeEach(async () => {
  ahead = 0;
  emulator = await startEmulator({ rateLimits: false });
  guild = emulator.addGuild({ name: "Group" });
  hall = guild.addChannel("hall");
  admins = guild.addChannel("admins");
  manager = guild.owner.in(admins);
  const clock = () => Date.now() + ahead;
  const bank = handmadeBank(handmadeFacts("Networks", ["Layers"], 8));
  bot = new LiveBot(emulator, bank, { clock, patience });
  onTestFailed(() => console.log(emulator.transcript(), bot.log));
  await bot.start();
});
afterEach(async () => {
  await bot.close();
  await emulator.close();
  expect(emulator.violations).toEqual([]);
});

/** Sets a daily concept, and lets its time come; gives its date. */
async function due(): Promise<string> {
  const dueAt = Math.ceil(Date.now() / MINUTE + 1) * MINUTE;
  const [date = "", time = ""] = new Date(dueAt).toISOString().split(/T|:\d\d\./);
  await manager.slash("daily set", { channel: hall.id, time, timezone: "UTC" });
  ahead = dueAt - Date.now();
  return date;
}

/** Discord refuses what is posted in the hall, and the bot isn't told that it would. */
function refuseUntold(): void {
  const lost = emulator.faults.onEvent(/./, { kind: "drop" }, Number.POSITIVE_INFINITY);
  guild.denyBot(hall, ["SendMessages"]);
  lost.remove();
}

const post = "POST /channels/:channel/messages";
const posts = ({ id }: Channel) =>
  emulator.requests.filter(({ route, path }) => route === post && path.includes(id)).length;
const shown = async () => (await manager.slash("daily show")).content;
/** What everyone sees anywhere, direct messages among it. */
const said = () =>
  emulator
    .channels()
    .flatMap((channel) =>
      emulator.messages(channel).map(({ content, channelId }) => ({ channelId, content })),
    );

test.each([
  ["the admin channel alone is told", true],
  ["nobody is told where there is no admin channel", false],
])("of a channel that is parked, and of its concept that is skipped, %s", async (_, hasAdmins) => {
  if (hasAdmins) await manager.slash("settings set", { "admin-channel": admins.id });
  const date = await due();
  refuseUntold();
  for (let tries = 0; tries < 3; tries++) {
    await bot.tick();
    ahead += 8 * MINUTE;
  }
  expect(await shown()).toContain(WHY);
  expect(posts(hall)).toBe(3);
  expect(said()).toEqual([]);
  for (let tries = 0; tries < 3; tries++) {
    ahead += HOUR;
    await bot.tick();
  }
  expect(posts(hall)).toBe(3);
  expect(await shown()).toContain(`${date}: skipped`);
  const told = `The daily concept of ${date} in <#${hall.id}> was skipped: I wasn't allowed to post in the channel.\n${WHY}`;
  expect(said()).toEqual(hasAdmins ? [{ channelId: admins.id, content: expect.stringContaining(told) }] : []);
});

test("of a concept that is skipped as it is late the admin channel alone is told", async () => {
  await manager.slash("settings set", { "admin-channel": admins.id });
  const date = await due();
  ahead += 7 * HOUR;
  await bot.tick();
  expect(await shown()).toContain(`${date}: skipped`);
  const told = `The daily concept of ${date} in <#${hall.id}> was skipped: `;
  expect(said()).toEqual([{ channelId: admins.id, content: expect.stringContaining(told) }]);
});
