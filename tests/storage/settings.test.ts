import { afterEach, beforeEach, expect, test } from "vitest";
import { START } from "../support/rounds.ts";
import { StoredRounds } from "../support/stored-rounds.ts";

let stored: StoredRounds;
beforeEach(async () => {
  stored = await StoredRounds.open();
});
afterEach(() => stored.databases.close());

test("settings come back as they were saved", async () => {
  const settings = {
    zone: "Asia/Kolkata",
    roundChannelIds: ["5", "6"],
    starters: { roleId: "77" },
    pace: 1.5,
    place: "thread",
    roundsPerHour: 12,
    editorRoleId: "8",
    adminChannelId: null,
  } as const;
  const store = stored.stores.settings;
  expect(await store.get("1")).toBeNull();
  await store.change("1", () => settings);
  expect(await store.get("1")).toEqual(settings);
  await store.change("1", () => ({ ...settings, starters: "managers", pace: 2 }));
  expect(await store.get("1")).toEqual({ ...settings, starters: "managers", pace: 2 });
  expect(await store.get("2")).toBeNull();
});

test("the bot's presence is one row with its latest time", async () => {
  const { presence } = stored.stores;
  expect(await presence.aliveAt()).toBeNull();
  await presence.alive(START);
  await presence.alive(START + 1_000);
  expect(await presence.aliveAt()).toBe(START + 1_000);
});
