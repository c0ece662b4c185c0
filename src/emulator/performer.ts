import { type Gateway, reaches } from "./gateway/gateway.ts";
import {
  type Deed,
  failedOutcome,
  firstAnswerMs,
  type Interaction,
  type Outcome,
  startInteraction,
} from "./interaction.ts";
import type { Perform, Timing } from "./member.ts";
import type { World } from "./world.ts";

/**
 * Carries what members do to the bot. A deed fails as a person would see it: after three seconds of real time without an
 * answer, at once when the bot answers too late by the world's clock, and at once when no session could ever hear of it.
 */
export function createPerformer(world: World, gateway: Gateway): Perform {
  return (deed, timing) =>
    new Promise((resolve) => {
      start(world, gateway, deed, timing, resolve);
    });
}

function start(
  world: World,
  gateway: Gateway,
  deed: Deed,
  timing: Timing,
  resolve: (outcome: Outcome) => void,
): void {
  const { guildId } = deed.channel;
  let open = true;
  const settle = (outcome: Outcome) => {
    if (!open) return;
    open = false;
    clearTimeout(patience);
    resolve(outcome);
  };
  const { interaction, payload } = startInteraction(world, deed, settle);
  const fail = () => giveUp(world, interaction, () => open, settle);
  const tell = () => {
    if (!reaches(gateway, guildId)) return fail();
    world.dispatches.emit({ name: "INTERACTION_CREATE", guildId, intent: 0, data: payload });
  };
  const patience = setTimeout(fail, firstAnswerMs);
  const delay = timing.delayMs ?? 0;
  if (delay > 0) setTimeout(tell, delay).unref();
  else tell();
}

function giveUp(
  world: World,
  interaction: Interaction,
  open: () => boolean,
  settle: (outcome: Outcome) => void,
): void {
  if (!open()) return;
  const outcome = failedOutcome(world, interaction);
  world.happenings.emit({ kind: "interactionAnswered", at: world.now(), interaction, outcome });
  settle(outcome);
}
