import { Client, type ClientOptions, GatewayIntentBits } from "discord.js";
import type { Emulator } from "#src/emulator/index.ts";

/** A real discord.js client that is logged in to the emulator and has its guilds. The caller destroys it. */
export async function connect(
  emulator: Emulator,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = createClient(emulator, options);
  const ready = new Promise<Client<true>>((resolve) => client.once("clientReady", resolve));
  await client.login(emulator.token);
  return await ready;
}

/** A real discord.js client for the emulator, not yet logged in. */
export function createClient(emulator: Emulator, options: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: emulator.apiUrl },
    allowedMentions: { parse: [] },
    ...options,
  });
}
