import type { ButtonInteraction, StringSelectMenuInteraction } from "discord.js";
import type { ReportingView } from "../../app/question-views.ts";
import { memberOf } from "../asker.ts";
import { type Body, body, menu, privately, publicly } from "../body.ts";
import type { Context } from "../command.ts";
import { type ButtonPress, customIdOf } from "../custom-ids.ts";
import { oneOf } from "../options.ts";
import { reports as say } from "../wording.ts";

type Reporting = Extract<ButtonPress, { kind: "report" | "practiceReport" }>;
type Reason = Extract<ButtonPress, { kind: "reportWhy" | "practiceWhy" }>;

/** [Report]: privately, a menu of reasons; nothing is stored before one is chosen. */
export async function askWhy(
  interaction: ButtonInteraction,
  what: Reporting,
  { app }: Context,
): Promise<void> {
  const member = memberOf(interaction);
  if (what.kind === "report") {
    const { roundId, position } = what;
    const view = await app.rounds.reporting(member, roundId, position);
    await interaction.reply(privately(reasons(view, { kind: "reportWhy", roundId, position })));
  } else {
    const { practiceId } = what;
    const view = await app.practice.reporting(member, practiceId);
    await interaction.reply(privately(reasons(view, { kind: "practiceWhy", practiceId })));
  }
}

/** Stores the chosen reason, then says so in the menu's place. */
export async function report(
  interaction: StringSelectMenuInteraction,
  what: Reason,
  { app }: Context,
): Promise<void> {
  const member = memberOf(interaction);
  const reason = oneOf(say.reasons, interaction.values[0] ?? null);
  if (reason === null) return void (await interaction.reply(privately(body(say.noSuchReason))));
  const outcome =
    what.kind === "reportWhy"
      ? await app.rounds.report(member, what.roundId, what.position, reason)
      : await app.practice.report(member, what.practiceId, reason);
  await interaction.update(publicly(body(say.reportOutcome(outcome, reason))));
}

function reasons(view: ReportingView, chosen: Reason): Body {
  if (view.kind === "notAsked") return body(say.notAsked);
  const options = view.reasons
    .filter((reason) => reason !== "unknown")
    .map((reason) => ({ label: say.reasons[reason], value: reason, default: reason === view.before }));
  const customId = customIdOf(chosen);
  const row = menu({ customId, placeholder: say.reasonMenu, options, most: 1 });
  return { content: say.whichReason(view.before), components: [row] };
}
