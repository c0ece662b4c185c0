import type { ButtonInteraction, ModalSubmitInteraction, StringSelectMenuInteraction } from "discord.js";
import type { ReportingView } from "../../app/question-views.ts";
import { memberOf } from "../asker.ts";
import { type Body, body, menu, privately } from "../body.ts";
import type { Context } from "../command.ts";
import { type ButtonPress, customIdOf } from "../custom-ids.ts";
import { writtenIn } from "../given.ts";
import { showInPlace } from "../in-place.ts";
import { oneOf } from "../options.ts";
import { form } from "../render/form.ts";
import * as words from "../wording.ts";
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

/** In the menu in place of "rightToo", where the answer has to be written first. */
const CLAIM = "claim";

/** Stores the chosen reason, then says so in the menu's place; for a claim without an answer on record, asks for it. */
export async function report(
  interaction: StringSelectMenuInteraction,
  what: Reason,
  { app }: Context,
): Promise<void> {
  const member = memberOf(interaction);
  if (what.kind === "reportWhy" && interaction.values[0] === CLAIM) return askForAnswer(interaction, what);
  const reason = oneOf(say.reasons, interaction.values[0] ?? null);
  if (reason === null) return void (await interaction.reply(privately(body(say.noSuchReason))));
  const outcome =
    what.kind === "reportWhy"
      ? await app.rounds.report(member, what.roundId, what.position, reason)
      : await app.practice.report(member, what.practiceId, reason);
  await showInPlace(interaction, body(say.reportOutcome(outcome, reason)));
}

async function askForAnswer(
  interaction: StringSelectMenuInteraction,
  { roundId, position }: Extract<Reason, { kind: "reportWhy" }>,
): Promise<void> {
  await interaction.showModal(
    form({
      customId: customIdOf({ kind: "claim", roundId, position }),
      title: say.reasons.rightToo,
      content: say.claimAbout,
      label: say.claimLabel,
      size: "line",
      written: null,
    }),
  );
}

/** [My answer was right too]: stores that claim about the answer that was judged wrong. */
export async function claimPressed(
  interaction: ButtonInteraction,
  what: Extract<ButtonPress, { kind: "rightToo" | "practiceRightToo" }>,
  { app }: Context,
): Promise<void> {
  const member = memberOf(interaction);
  const outcome =
    what.kind === "rightToo"
      ? await app.rounds.report(member, what.roundId, what.position, "rightToo")
      : await app.practice.report(member, what.practiceId, "rightToo");
  await interaction.reply(privately(body(say.reportOutcome(outcome, "rightToo"))));
}

/** Stores what a member says was right too. */
export async function claim(
  interaction: ModalSubmitInteraction,
  { roundId, position }: Extract<ButtonPress, { kind: "claim" }>,
  { app }: Context,
): Promise<void> {
  const text = writtenIn(interaction, "line");
  if (!text)
    return void (await interaction.reply(
      privately(body(text === null ? words.notPart : words.nothingWritten)),
    ));
  const outcome = await app.rounds.claim(memberOf(interaction), roundId, position, text);
  await showInPlace(interaction, body(say.reportOutcome(outcome, "rightToo")));
}

function reasons(view: ReportingView, chosen: Reason): Body {
  if (view.kind === "notAsked") return body(say.notAsked);
  const { before, mayWrite } = view;
  const values = view.reasons.filter((reason) => reason !== "unknown");
  const options = values.map((reason) => ({
    label: say.reasons[reason],
    value: reason,
    default: reason === before,
  }));
  const claiming = { label: say.reasons.rightToo, value: CLAIM, default: before === "rightToo" };
  const row = menu({
    customId: customIdOf(chosen),
    placeholder: say.reasonMenu,
    options: mayWrite ? [...options, claiming] : options,
    most: 1,
  });
  return { content: say.whichReason(before), components: [row] };
}
