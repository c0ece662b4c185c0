import { expect, test } from "vitest";
import { StudyError } from "../../src/core/errors.ts";
import type { Channel } from "../../src/emulator/index.ts";
import { type Edge, useEdge } from "./edge.ts";
import { lobby, standings } from "./views.ts";

const callback = "POST /interactions/:interaction/:token/callback";

let edge: Edge;
useEdge((started) => {
  edge = started;
});

/** What the App is told of a round that begins in a channel, after `milliseconds`. */
function starting(channel: Channel, milliseconds = 0): string[][] {
  const told: string[][] = [];
  edge.does({
    rounds: {
      prepare: async () => ({ place: "here" }),
      start: async () => {
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        return lobby({ channelId: channel.id });
      },
      announce: async (...given) => void told.push(["announce", ...given]),
      announced: async (...given) => void told.push(["announced", ...given]),
    },
  });
  return told;
}

test("[Play again] opens a new lobby for everyone and records its message", async () => {
  const announced: string[][] = [];
  edge.does({
    rounds: {
      again: async (_, { channelId }, roundId) => lobby({ roundId: `${roundId}-again`, channelId }),
      announced: async (...given) => void announced.push(given),
    },
  });
  const sent = await edge.discord.channels.post(edge.channel.id, standings(), "over");
  if (sent.kind !== "sent") throw new Error("not sent");
  const over = await edge.emulator.waitForMessage(edge.channel, ({ id }) => id === sent.messageId);
  const told = await edge.ada.press(over, "Play again");
  expect(told).toMatchObject({ kind: "reply", ephemeral: false });
  await expect.poll(() => announced).toEqual([["R1-again", told.message?.id]]);
});

test("a lobby whose reply Discord no longer takes is announced by the round itself", async () => {
  const channel = edge.guild.addChannel("late lobby");
  const told = starting(channel, 3_100);
  expect(await edge.ada.in(channel).slash("quiz start")).toMatchObject({ kind: "failed" });
  await expect.poll(() => told).toEqual([["announce", "R1"]]);
  expect(edge.emulator.messages(channel)).toEqual([]);
});

test("a lobby whose reply stands there though its answer was lost is recorded, and none is sent again", async () => {
  const channel = edge.guild.addChannel("lost reply");
  const told = starting(channel);
  edge.emulator.faults.onRequest(callback, { kind: "lostReply" });
  const reply = await edge.ada.in(channel).slash("quiz start");
  await expect.poll(() => told).toEqual([["announced", "R1", reply.message?.id]]);
  expect(edge.emulator.messages(channel)).toHaveLength(1);
});

test("a lobby that Discord fails to take is announced by the round itself, and nobody is told of an error", async () => {
  const channel = edge.guild.addChannel("outage");
  const told = starting(channel);
  edge.emulator.faults.onRequest(callback, { kind: "status", status: 500 }, 4);
  const failed = edge.ada.in(channel).slash("quiz start");
  await expect.poll(() => told, { timeout: 4_000 }).toEqual([["announce", "R1"]]);
  expect(await failed).toMatchObject({ kind: "failed" });
  expect(edge.emulator.messages(channel)).toEqual([]);
  expect(edge.log.filter(({ level }) => level === "error")).toEqual([]);
});

test("a start delivered twice whose refusal comes first doesn't take the refusal for the announcement", async () => {
  const channel = edge.guild.addChannel("twice");
  const told = starting(channel);
  let starts = 0;
  const refused = Promise.withResolvers<void>();
  edge.does({
    rounds: {
      prepare: async () => ({ place: "here" }),
      start: async () => {
        starts += 1;
        if (starts > 1) throw new StudyError("roundRunning");
        await refused.promise;
        return lobby({ channelId: channel.id });
      },
      announce: async (...given) => void told.push(["announce", ...given]),
    },
  });
  edge.emulator.faults.onEvent("INTERACTION_CREATE", { kind: "duplicate" });
  expect(await edge.ada.in(channel).slash("quiz start")).toMatchObject({ kind: "reply", ephemeral: true });
  refused.resolve();
  await expect.poll(() => told).toEqual([["announce", "R1"]]);
});
