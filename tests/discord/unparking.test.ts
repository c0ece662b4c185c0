import { afterEach, beforeEach, expect, onTestFailed, test } from "vitest";
import type { Channel } from "../../src/emulator/index.ts";
import { request } from "../emulator/raw.ts";
import { type Edge, startEdge } from "./edge.ts";
import { dailyPost } from "./views.ts";

const MINUTE = 60_000;
const PATIENT = { timeout: 10_000 };
/** A clock that jumps is no silence of the gateway's. */
const PATIENCE = { silence: Number.POSITIVE_INFINITY, headway: 20_000 };

let edge: Edge;
/** How far the bot's clock is ahead, in milliseconds. */
let ahead: number;
let posts: number;

beforeEach(async () => {
  ahead = 0;
  posts = 0;
  edge = await startEdge(() => Date.now() + ahead, PATIENCE);
  onTestFailed(() => console.log(edge.emulator.transcript()));
});
afterEach(async () => {
  expect(edge.emulator.violations).toEqual([]);
  await edge.close();
});

/** Does something of which the bot is told by events of one name alone, or by none: the others are lost on the way. */
function toldBy(name: string | null, act: () => void): void {
  const others = new RegExp(`^(?!${name}$)`);
  const lost = edge.emulator.faults.onEvent(others, { kind: "drop" }, Number.POSITIVE_INFINITY);
  act();
  lost.remove();
}

const post = ({ id }: Channel) => edge.discord.channels.post(id, dailyPost(), `post-${++posts}`);
const refusalIn = ({ id }: Channel) => edge.discord.channels.refusalIn(id);
const asked = ({ id }: Channel) => edge.emulator.requests.filter(({ path }) => path.includes(id)).length;

/** Waits until the bot has heard of all that happened until now. */
async function heard(): Promise<void> {
  const last = edge.emulator.addGuild({ name: "Last" }).addChannel("last", { deny: ["SendMessages"] });
  await expect.poll(() => refusalIn(last), PATIENT).toBe("Send Messages");
}

async function openThread(): Promise<Channel> {
  const { emulator, channel } = edge;
  const made = await request(emulator, "POST", `/channels/${channel.id}/threads`, { name: "t", type: 11 });
  const thread = emulator.channel(String(made.body.id));
  if (!thread) throw new Error("no thread");
  return thread;
}

/** Has the channel refuse for real, three times over a quarter of an hour, until it is parked. */
async function park(channel: Channel): Promise<void> {
  await heard();
  for (let turn = 0; turn < 3; turn++) {
    ahead += 8 * MINUTE;
    expect((await post(channel)).kind).not.toBe("sent");
    ahead += 1_000;
    await edge.discord.channels.find(channel.id, dailyPost(), Date.now());
  }
  const before = asked(channel);
  expect(await post(channel)).toMatchObject({ kind: "forbidden" });
  expect(asked(channel)).toBe(before);
  expect(refusalIn(channel)).not.toBeNull();
}

/** A parked channel is in use again, which it wasn't until now. */
async function comesBack(channel: Channel): Promise<void> {
  await expect.poll(() => refusalIn(channel), PATIENT).toBeNull();
  expect(await post(channel)).toMatchObject({ kind: "sent" });
}

/** A role of the bot's that will not let it post in the channel. */
function mutedBot({ guild, channel }: Edge) {
  const muted = guild.addRole("Muted");
  guild.giveRole(muted);
  return { muted, deny: () => guild.denyRole(channel, muted, ["SendMessages"]) };
}

test.each<[what: string, event: string, act: (edge: Edge) => { deny: () => void; allow: () => void }]>([
  [
    "a role that denied posting there is deleted",
    "GUILD_ROLE_DELETE",
    (edge) => {
      const { muted, deny } = mutedBot(edge);
      return { deny, allow: () => edge.guild.removeRole(muted) };
    },
  ],
  [
    "an overwrite that denied it is removed",
    "CHANNEL_UPDATE",
    (edge) => {
      const { muted, deny } = mutedBot(edge);
      return { deny, allow: () => edge.guild.denyRole(edge.channel, muted, []) };
    },
  ],
  [
    "a role of the bot may do more",
    "GUILD_ROLE_UPDATE",
    ({ guild, channel }) => {
      const staff = guild.addRole("Staff");
      guild.giveRole(staff);
      return {
        deny: () => guild.denyBot(channel, ["SendMessages"]),
        allow: () => guild.changeRole(staff, ["Administrator"]),
      };
    },
  ],
  [
    "the bot is given a role",
    "GUILD_MEMBER_UPDATE",
    ({ guild, channel }) => {
      const staff = guild.addRole("Staff", ["Administrator"]);
      return {
        deny: () => guild.denyBot(channel, ["SendMessages"]),
        allow: () => guild.giveRole(staff),
      };
    },
  ],
  [
    "the channel denies something else instead",
    "CHANNEL_UPDATE",
    ({ guild, channel }) => ({
      deny: () => guild.denyBot(channel, ["SendMessages"]),
      allow: () => guild.denyBot(channel, ["AddReactions"]),
    }),
  ],
  [
    "the server is back from an outage in which that changed",
    "GUILD_(CREATE|DELETE)",
    ({ guild, channel }) => ({
      deny: () => guild.denyBot(channel, ["SendMessages"]),
      allow: () => {
        guild.setAvailable(false);
        guild.denyBot(channel, []);
        guild.setAvailable(true);
      },
    }),
  ],
])("a parked channel is used again as soon as %s", async (_, event, act) => {
  const { channel } = edge;
  const { deny, allow } = act(edge);
  toldBy(null, deny);
  await park(channel);
  toldBy(event, allow);
  await comesBack(channel);
});

test("a parked thread is used again as soon as a moderator opens it", async () => {
  const { guild } = edge;
  const thread = await openThread();
  guild.setClosed(thread, true);
  await park(thread);
  guild.setClosed(thread, false);
  await comesBack(thread);
});

test("a parked thread is used again as soon as its channel takes what is posted", async () => {
  const { guild, channel } = edge;
  const thread = await openThread();
  toldBy(null, () => guild.denyBot(channel, ["SendMessagesInThreads"]));
  await park(thread);
  toldBy("CHANNEL_UPDATE", () => guild.denyBot(channel, []));
  await comesBack(thread);
});

test("a channel that was parked when the bot had been removed is used again as soon as it is invited back", async () => {
  const { emulator, guild, channel } = edge;
  guild.removeBot();
  await park(channel);
  guild.addBot();
  await comesBack(channel);
  expect(emulator.messages(channel)).toHaveLength(1);
});

test("a parked channel is used again where the bot is given a role while its connection is lost", async () => {
  const { emulator, guild, events, channel } = edge;
  const staff = guild.addRole("Staff", ["Administrator"]);
  toldBy(null, () => guild.denyBot(channel, ["SendMessages"]));
  await park(channel);
  emulator.faults.closeSockets(4000);
  guild.giveRole(staff);
  // So much is made up for that it doesn't come all at once with the end of it.
  for (let count = 0; count < 300; count++) emulator.addGuild({ name: `Other ${count}` });
  await expect.poll(() => events.map(({ kind }) => kind), PATIENT).toEqual(["lost", "back"]);
  await comesBack(channel);
});

test("where Discord says itself that the bot may not post, a role that is deleted brings the channel back too", async () => {
  const { guild, channel } = edge;
  const muted = guild.addRole("Muted");
  guild.giveRole(muted);
  guild.denyRole(channel, muted, ["SendMessages"]);
  await heard();
  expect(await post(channel)).toEqual({ kind: "forbidden", missing: "Send Messages" });
  expect(asked(channel)).toBe(0);
  toldBy("GUILD_ROLE_DELETE", () => guild.removeRole(muted));
  await comesBack(channel);
});

test("what changes in one server leaves the channels of another parked", async () => {
  const { emulator, guild, channel } = edge;
  const other = emulator.addGuild({ name: "Another" });
  toldBy(null, () => guild.denyBot(channel, ["SendMessages"]));
  await park(channel);
  const elsewhere = other.addChannel("elsewhere", { deny: ["SendMessages"] });
  const role = other.addRole("Muted");
  other.giveRole(role);
  other.changeRole(role, ["SendMessages"]);
  other.removeRole(role);
  other.denyBot(elsewhere, []);
  await heard();
  expect(refusalIn(channel)).toBe("Send Messages");
});
