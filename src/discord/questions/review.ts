import type { ButtonInteraction } from "discord.js";
import type { Member } from "../../app/app.ts";
import { memberOf } from "../asker.ts";
import type { Body } from "../body.ts";
import type { Context } from "../command.ts";
import type { ButtonPress } from "../custom-ids.ts";
import { showInPlace } from "../in-place.ts";
import { renderDossier, renderFlagged, renderStats } from "../render/questions.ts";
import { questions as say } from "../wording.ts";
import { openPin } from "./pin.ts";

type Press<K extends ButtonPress["kind"]> = Extract<ButtonPress, { kind: K }>;

/** Does what an editor decides by a button: in place of what only they see, else privately beside it. */
export async function review(
  interaction: ButtonInteraction,
  what: Press<"review" | "reviewPage" | "reviewAccept">,
  context: Context,
): Promise<void> {
  const member = memberOf(interaction);
  if (what.kind === "review" && what.deed === "pin") return openPin(interaction, what.id, context);
  await showInPlace(interaction, await done(member, what, context));
}

async function done(
  member: Member,
  what: Press<"review" | "reviewPage" | "reviewAccept">,
  { app: { questions } }: Context,
): Promise<Body> {
  if (what.kind === "reviewAccept")
    return renderDossier(await questions.accept(member, what.id, what.claim), say.acceptedDone);
  if (what.kind === "reviewPage") {
    const { list, page } = what;
    return list === "flagged"
      ? renderFlagged(await questions.flagged(member, page))
      : renderStats(await questions.stats(member, page));
  }
  const { deed, id } = what;
  switch (deed) {
    case "show":
    case "pin":
      return renderDossier(await questions.show(member, id));
    case "disable":
      return renderDossier(await questions.disable(member, id), say.disabledDone);
    case "enable":
      return renderDossier(await questions.enable(member, id), say.enabledDone);
    case "unpin":
      return renderDossier(await questions.unpin(member, id), say.unpinnedDone);
    case "void": {
      const { rounds } = await questions.void(member, id);
      return renderDossier(await questions.show(member, id), say.voided(rounds));
    }
  }
}
