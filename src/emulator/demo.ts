import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { type Emulator, startEmulator } from "./emulator.ts";
import type { Member } from "./member.ts";
import { mountPage } from "./page/index.ts";
import type { Guild } from "./server.ts";

/** A local Discord with a study group in it and a page to use it by, for trying the bot by hand. */
export type Demo = {
  /** What discord.js needs as `rest.api`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly emulator: Emulator;
  readonly guild: Guild;
  /** Where the emulator itself serves the page. */
  readonly pageUrl: string;
  /** Serves the page, on whichever port the program listens. */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  readonly close: () => Promise<void>;
};

/** How the demo is started: the emulator's own port (any free one), and what its classmates' chances start from (1). */
export type DemoOptions = { readonly port?: number; readonly seed?: number };

// A database outlives the emulator, so everything that it may name has the same id each time.
const firstId = 1_300_000_000_000_000_000n;
const idOf = (place: number) => (firstId + BigInt(place)).toString();

const people = ["Ada", "Ben", "Chloé", "Dmitri", "Esi", "Farid"];
const classmates = [
  ..."Aiko Amara Björn Carlos Chen Diego Divya Elena Emre Fatima Finn Grace Hana Hugo Ines Ivan Jonas Kofi Lars".split(
    " ",
  ),
  ..."Leila Lucía Mateo Mei Mira Nadia Noah Olga Omar Priya Quinn Rosa Sami Sven Tariq Thea Uma Viktor Wanjiru Zofia".split(
    " ",
  ),
];

/**
 * Starts the emulator on loopback with one guild, its channels and its people, of whom the first manages the server; up to
 * 39 classmates can be let in. Rejects when the port is taken or a package is missing.
 */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const emulator = await startEmulator({ port: options.port ?? 0, applicationId: idOf(1) });
  const guild = emulator.addGuild({ id: idOf(2), name: "Study group" });
  for (const [index, name] of ["study-hall", "daily", "off-topic"].entries()) {
    guild.addChannel(name, { id: idOf(10 + index) });
  }
  const page = await mountPage(emulator, guild, {
    people: people.map((name, index) => joined(guild, name, 100 + index)),
    classmates: classmates.map((name, index) => joined(guild, name, 200 + index)),
    seed: options.seed ?? 1,
  });
  return {
    apiUrl: emulator.apiUrl,
    token: emulator.token,
    emulator,
    guild,
    pageUrl: emulator.url,
    listener: getRequestListener(emulator.app.fetch),
    close: () => {
      page.close();
      return emulator.close();
    },
  };
}

function joined(guild: Guild, name: string, place: number): Member {
  const manages = name === people[0];
  return guild.addMember(name, {
    id: idOf(place),
    ...(manages && { permissions: ["ManageGuild", "ManageMessages"] }),
  });
}
