import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import type { GuildEvent } from "../../src/app/index.ts";
import { makeDiscord } from "../../src/discord/index.ts";
import { makeTimers } from "../../src/ops/timers.ts";
import { appThat, type Edge, keptLog, useEdge } from "./edge.ts";

let edge: Edge;
useEdge((started) => {
  edge = started;
});

const last = () => expect.poll(() => edge.guildEvents.at(-1));

/** What the first session of another process is told. */
async function toldAtStart(): Promise<readonly GuildEvent[]> {
  const { token, apiUrl } = edge.emulator;
  const events: GuildEvent[] = [];
  const discord = makeDiscord({
    token,
    apiUrl,
    commands,
    log: keptLog([]),
    now: Date.now,
    timers: makeTimers(Date.now),
    onGuilds: (event) => events.push(event),
  });
  // It waits for servers that an outage hides, as nobody here needs to.
  void discord.connect(appThat({}));
  await expect.poll(() => events.length).toBeGreaterThan(0);
  await discord.close();
  return events;
}

test("a session begins with all servers that the bot is in, also those that an outage hides; then each joined or left is told", async () => {
  expect(edge.guildEvents[0]).toEqual({ kind: "present", guildIds: [edge.guild.id] });
  const guild = edge.emulator.addGuild({ name: "Another" });
  await last().toEqual({ kind: "joined", guildId: guild.id });

  guild.setAvailable(false);
  expect((await toldAtStart())[0]).toEqual({ kind: "present", guildIds: [edge.guild.id, guild.id] });
  expect(edge.guildEvents.filter(({ kind }) => kind === "left")).toEqual([]);

  guild.setAvailable(true);
  await last().toEqual({ kind: "joined", guildId: guild.id });
  guild.removeBot();
  await last().toEqual({ kind: "left", guildId: guild.id });
});
