import { type Client, GatewayDispatchEvents } from "discord.js";
import { z } from "zod";
import type { GuildEvent } from "../app/index.ts";

const guild = z.object({ id: z.string(), unavailable: z.boolean().optional() });
const ready = z.object({ guilds: z.array(guild) });

/**
 * Tells which servers the bot is in: all of them whenever a session begins, then each that it joins or leaves. It reads what the
 * gateway says rather than the client's events, which keep silent while a session is taken up again.
 */
export function watchGuilds(client: Client, tell: (event: GuildEvent) => void): void {
  client.ws.on(GatewayDispatchEvents.Ready, (data: unknown) => {
    const guildIds = ready.parse(data).guilds.map(({ id }) => id);
    tell({ kind: "present", guildIds });
  });
  client.ws.on(GatewayDispatchEvents.GuildCreate, (data: unknown) =>
    tell({ kind: "joined", guildId: guild.parse(data).id }),
  );
  client.ws.on(GatewayDispatchEvents.GuildDelete, (data: unknown) => {
    const { id, unavailable = false } = guild.parse(data);
    if (!unavailable) tell({ kind: "left", guildId: id });
  });
}
