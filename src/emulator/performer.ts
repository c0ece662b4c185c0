import { type Gateway, reaches } from "./gateway/gateway.ts";
import { type Deed, failInteraction, firstAnswerMs, startInteraction } from "./interaction.ts";
import type { JsonObject } from "./json.ts";
import type { Perform } from "./member.ts";
import type { World } from "./world.ts";

/**
 * Carries what members do to the bot. A deed fails as a person would see it: after three seconds of real time without an
 * answer, at once when the bot answers too late by the world's clock, and at once when no session could ever hear of it.
 */
export function createPerformer(world: World, gateway: Gateway): Perform {
  return (deed, timing) =>
    new Promise((resolve) => {
      const patience: { timer?: NodeJS.Timeout } = {};
      const started = startInteraction(world, deed, (outcome) => {
        clearTimeout(patience.timer);
        resolve(outcome);
      });
      const { interaction, payload } = started;
      patience.timer = setTimeout(() => failInteraction(world, interaction), firstAnswerMs);
      const tell = () => {
        if (reaches(gateway, deed.channel.guildId)) dispatch(world, deed, payload);
        else failInteraction(world, interaction);
      };
      if (timing.delayMs === undefined || timing.delayMs <= 0) tell();
      else setTimeout(tell, timing.delayMs).unref();
    });
}

function dispatch(world: World, deed: Deed, data: JsonObject): void {
  world.dispatches.emit({ name: "INTERACTION_CREATE", guildId: deed.channel.guildId, intent: 0, data });
}
