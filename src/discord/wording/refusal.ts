import type { StudyError, StudyErrorCode } from "../../core/errors.ts";
import { ROUNDS_PER_HOUR } from "../../core/quotas.ts";
import { clip } from "../clip.ts";
import { escaped } from "../escape.ts";
import { channelMention, timestamp } from "./common.ts";
import { pinRefusal } from "./questions.ts";
import { shortageSentence } from "./shortage.ts";

type Values = StudyError["values"];

/** One sentence for each refusal: what, and what to do. `values` come from whoever refused. */
const sentences: Readonly<Record<StudyErrorCode, (values: Values) => string>> = {
  noNotes: () => "There are no notes to learn from yet. Editors can add some with `/notes upload`.",
  unknownTopic: (values) =>
    `Your notes have no topic ${quoted(values, "topic")}. ${nearest(values)}Pick one from the list that appears while you type.`,
  noQuestions: (values) => {
    const kind = values.kind === undefined || values.kind === "mixed" ? "" : " of this kind";
    return `The notes${on(values)} give no good question${kind}. ${shortageSentence(values.reason) || "Try another topic or kind, or add plain statements to the notes."}`;
  },
  noExercise: (values) => `The notes${on(values)} give no exercise of this kind. ${wanting(values)}`,
  noFacts: (values) =>
    values.about
      ? `The notes${on(values)} say nothing about ${quoted(values, "about")}. Try another word.`
      : `The notes${on(values)} state no fact yet. One plain statement a line is enough.`,
  roundRunning: (values) => `A round is already running here${link(values)}. \`/quiz stop\` ends it.`,
  noRound: () => "No round is running here. `/quiz start` begins one.",
  notAllowed: (values) => notAllowed[String(values.need)] ?? "You may not do that here.",
  missingPermissions: (values) => missing(values),
  channelGone: () => "The channel of the daily concept no longer exists. `/daily set` chooses another.",
  notSent: (values) =>
    `Discord didn't take my message${where(values)} just now. Please try again in a minute.`,
  unknownZone: (values) =>
    `I know no time zone ${quoted(values, "zone")}. Type a city and pick one from the list, for example Europe/London.`,
  badTime: (values) => `I can't read the time ${quoted(values, "time")}. Write it like 09:00, 18.30 or 9am.`,
  badOption: (values) =>
    `I can't use ${quoted(values, "value")} for ${escaped(String(values.option ?? "that option"))}.${example(values)}`,
  noDaily: () => "No daily concept is set here. `/daily set` chooses a channel and a time.",
  noDailyQuestion: () => "There is no question on the latest concepts yet.",
  lastChannel: () =>
    `That is the only channel for rounds. Allow another one first; \`clear\` allows rounds in any channel.`,
  noChannelList: () =>
    "Rounds may be in any channel, so there is no list to take one from. `allow-channel` begins the list.",
  guildOnly: () => "That works in a server only.",
  unknownNote: (values) =>
    values.file
      ? `There is no note ${quoted(values, "file")} here. \`/notes list\` shows what there is.`
      : "That note isn't here any more. `/notes list` shows what there is.",
  draftGone: () =>
    "That upload was saved, discarded or waited longer than an hour. `/notes upload` begins a new one.",
  undoGone: () => "That can't be taken back any more: only the latest change of a note can, within a day.",
  notesLoading: () => "I'm still reading this server's notes. Please try again in a few seconds.",
  notesFull: (values) => full[String(values.what)]?.(values) ?? "This server's notes are full.",
  nothingToSave: () =>
    "That message can't be saved: a member's plain statement, card (front :: back) or question with its key can.",
  suggestionGone: () => "That suggestion was withdrawn, or waited longer than 30 days and was erased.",
  suggestionFull: (values) =>
    `Already ${values.most} suggestions wait. An editor can accept or withdraw some of them first.`,
  unknownQuestion: () => "I don't know that question. Pick one from the list that appears while you type.",
  beingAsked: () => "A round is asking that question right now. Please come back once its answer is out.",
  claimGone: () => "That answer was decided about already.",
  badPin: (values) => pinRefusal(String(values.flaw), String(values.text ?? "")),
  erasureGone: () =>
    "That question was answered, or waited longer than a quarter of an hour. `/privacy delete` asks it again.",
  tooOften: (values) => tooOften(values),
  answersGone: () =>
    "That round is long ago: your points are kept, but no longer what you answered. `/practice` brings first what you were wrong on.",
  notKept: () => "I couldn't save that, and nothing was changed. Please try again in a moment.",
};

const things: Readonly<Record<string, string>> = { round: "rounds", upload: "uploads", export: "exports" };

function tooOften({ what, of, most, freeAt }: Values): string {
  const [thing, next] = [things[String(what)] ?? "", timestamp(Number(freeAt), "R")];
  if (of === "member") return `That's ${most} ${thing} of yours within an hour. The next can be ${next}.`;
  const mayHaveMore = what === "round" && Number(most) < ROUNDS_PER_HOUR.most;
  const more = mayHaveMore ? " Someone who manages the server can allow more in `/settings set`." : "";
  return `This server has had its ${most} ${thing} for an hour. The next can be ${next}.${more}`;
}

const full: Readonly<Record<string, (values: Values) => string>> = {
  notes: (values) => `A server can keep ${values.most} notes. \`/notes remove\` makes room.`,
  characters: (values) =>
    `A server's notes can have ${values.most} characters in all. \`/notes remove\` makes room.`,
};

const notAllowed: Readonly<Record<string, string>> = {
  starter: "Only whoever started the round, or may manage messages, can do that.",
  starters: "This server lets only some members start rounds. Someone who manages it can change that.",
  channel: "Rounds aren't for this channel. Someone who manages the server chose where they may be.",
  editor:
    "Only editors can do that: members who may manage the server, or have the editors' role of `/settings`.",
  author: "Only the message's author, whoever suggested it, or an editor can do that.",
  manager: "Only members who may manage the server can do that.",
};

/** What each kind of exercise is made of. */
const madeOf: Readonly<Record<string, string>> = {
  matching:
    "Matching needs at least five definitions, cards, table rows or statements of one kind, each in words of its own.",
  order:
    "Order needs a numbered list of three to eight steps under a title such as “Steps of …” or “Stages of …”.",
  list: "Lists need a line that ends with a colon, such as “The parts of a cell:”, and three to eight short names below it.",
  recall: "One plain statement a line is enough to recall.",
};

function wanting({ kind }: Values): string {
  return madeOf[String(kind)] ?? "";
}

/** The sentence for a refusal. */
export function refusal(error: Pick<StudyError, "code" | "values">): string {
  return sentences[error.code](error.values);
}

export const unknownCommand = "I no longer have that command. Restart Discord to see those that I have.";
export const restarting =
  "I'm restarting, so I took nothing from you just now. Please try again in a minute.";
export const somethingWrong = "Something went wrong on my side. It has been logged; please try again.";

function quoted(values: Values, key: string): string {
  return `"${escaped(clip(String(values[key] ?? ""), 100))}"`;
}

function on(values: Values): string {
  return values.topic ? ` on ${quoted(values, "topic")}` : "";
}

function nearest(values: Values): string {
  return values.nearest ? `Near it: ${escaped(clip(String(values.nearest), 300))}. ` : "";
}

function link(values: Values): string {
  const { guildId, channelId, messageId } = values;
  if (!guildId || !channelId) return "";
  const path = [guildId, channelId, ...(messageId ? [messageId] : [])].join("/");
  return `: https://discord.com/channels/${path}`;
}

function where({ channelId }: Values): string {
  return channelId ? ` in ${channelMention(String(channelId))}` : " here";
}

function missing(values: Values): string {
  const what = escaped(String(values.permissions ?? ""));
  return `I may not do that${where(values)}. Missing permissions: ${what}. Someone who manages the server can allow them in the channel's settings.`;
}

function example(values: Values): string {
  return values.example ? ` Write it like ${escaped(String(values.example))}.` : "";
}
