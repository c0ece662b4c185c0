import {
  type ApplicationCommandOptionData,
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
} from "discord.js";
import type { App } from "../app/app.ts";
import type { Topic } from "../core/facts/fact.ts";
import { ROUNDS_PER_HOUR } from "../core/quotas.ts";
import { askerOf, memberOf } from "./asker.ts";
import { clip } from "./clip.ts";
import type { Choice, Context } from "./command.ts";
import { plainLine } from "./escape.ts";
import * as say from "./wording.ts";
import { zonesLike } from "./zones.ts";

const MOST_CHOICES = 25;
const CHOICE_LIMIT = 100;

type Offered = { readonly name: string; readonly value: string };

/** The option for a topic of the notes. */
export const topicOption = {
  type: ApplicationCommandOptionType.String,
  name: "topic",
  description: say.describe.topic,
  autocomplete: true,
} as const satisfies ApplicationCommandOptionData;

/** The option that shows a private reply to everyone. */
export const shareOption = {
  type: ApplicationCommandOptionType.Boolean,
  name: "share",
  description: say.describe.share,
} as const satisfies ApplicationCommandOptionData;

/** The option for a note, by its file's name. */
export const noteOption = {
  type: ApplicationCommandOptionType.String,
  name: "note",
  description: say.describe.note,
  autocomplete: true,
} as const satisfies ApplicationCommandOptionData;

/** The option for a question, by its id. */
export const questionOption = {
  type: ApplicationCommandOptionType.String,
  name: "question",
  description: say.describe.question,
  autocomplete: true,
  required: true,
} as const satisfies ApplicationCommandOptionData;

/** A member's time zone names are long lists: offered while they type. */
export const zoneOption = {
  type: ApplicationCommandOptionType.String,
  name: "timezone",
  description: say.describe.timezone,
  autocomplete: true,
} as const satisfies ApplicationCommandOptionData;

/** How many rounds a server may have within an hour. */
export const roundsOption = {
  type: ApplicationCommandOptionType.Integer,
  name: "rounds-per-hour",
  description: say.describe.roundsPerHour,
  minValue: 1,
  maxValue: ROUNDS_PER_HOUR.most,
} as const satisfies ApplicationCommandOptionData;

/** An option's choices from a table of value and name. */
export function choicesOf(table: Readonly<Record<string, string>>): Offered[] {
  return Object.entries(table).map(([value, name]) => ({ name, value }));
}

/** The key of a table that was chosen, null where nothing or nothing known was. */
export function oneOf<K extends string>(
  table: Readonly<Record<K, unknown>>,
  chosen: string | null,
): K | null {
  const isKey = (value: string): value is K => Object.hasOwn(table, value);
  return chosen !== null && isKey(chosen) ? chosen : null;
}

/** Topics, notes and time zones that hold what was typed, for whichever of these options the member is in. */
export async function offer(
  interaction: AutocompleteInteraction,
  { app }: Context,
): Promise<readonly Choice[]> {
  const { name, value } = interaction.options.getFocused(true);
  // discord.js believes what a changed client says of its type.
  if (typeof value !== "string") return [];
  if (name === zoneOption.name)
    return zonesLike(value)
      .slice(0, MOST_CHOICES)
      .map((zone) => ({ name: zone, value: zone }));
  if (name === questionOption.name) return questionsLike(interaction, value, app);
  if (name === noteOption.name) return notesLike(interaction, value, app);
  if (name !== topicOption.name) return [];
  const topics = await app.topics(askerOf(interaction).guildId, value);
  return topics
    .filter((topic) => topic.name.length <= CHOICE_LIMIT)
    .slice(0, MOST_CHOICES)
    .map((topic) => ({ name: topicLabel(topic), value: topic.name }));
}

async function questionsLike(
  interaction: AutocompleteInteraction,
  typed: string,
  app: App,
): Promise<readonly Choice[]> {
  if (interaction.guildId === null) return [];
  const questions = await app.questions.named(memberOf(interaction), typed);
  return questions
    .slice(0, MOST_CHOICES)
    .map(({ questionId, stem, file }) => ({ name: say.questions.choiceName(stem, file), value: questionId }));
}

/** Only `/notes show` takes shared notes as well. */
async function notesLike(
  { guildId, options }: AutocompleteInteraction,
  typed: string,
  app: App,
): Promise<readonly Choice[]> {
  if (guildId === null) return [];
  const files = await app.notes.named(guildId, typed, options.getSubcommand(false) === "show");
  return files
    .filter((file) => file.length <= CHOICE_LIMIT)
    .slice(0, MOST_CHOICES)
    .map((file) => ({ name: plainLine(file) || file, value: file }));
}

function topicLabel(topic: Topic): string {
  const holds = say.topicCount(topic);
  return `${clip(plainLine(topic.name), CHOICE_LIMIT - holds.length - 3)} (${holds})`;
}
