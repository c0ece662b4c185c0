import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { startEmulator } from "./emulator.ts";

/** A local Discord with a study group in it, for trying the bot by hand. */
export type Demo = {
  /** What discord.js needs as `rest.api`. */
  readonly apiUrl: string;
  readonly token: string;
  /** Serves the page, on whichever port the program listens. */
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  readonly close: () => Promise<void>;
};

/** Starts the emulator on loopback with one guild, its channels and its people. */
export async function startDemo(): Promise<Demo> {
  const emulator = await startEmulator();
  const guild = emulator.addGuild({ name: "Study group" });
  guild.addChannel("study-hall");
  return {
    apiUrl: emulator.apiUrl,
    token: emulator.token,
    listener: getRequestListener(emulator.app.fetch),
    close: emulator.close,
  };
}
