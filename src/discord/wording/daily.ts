import type {
  DailyPostView,
  DailySettings,
  DailySlotView,
  DailyStatus,
  FailureView,
} from "../../app/views.ts";
import { clip } from "../clip.ts";
import { escaped, plainLine } from "../escape.ts";
import { channelMention, place, timestamp, topicName } from "./common.ts";

export const testMe = "Test me";

/** The daily post, its fact shortened to `room` characters. */
export function dailyPost(view: DailyPostView, room: number): string {
  const text = escaped(clip(plainLine(view.fact.text), room));
  return `**Concept of the day** · ${escaped(view.localDate)}\n${text}\nFrom your notes, ${place(view.fact.source)}`;
}

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function weekdays(numbers: readonly number[]): string {
  if (numbers.length === 7) return "every day";
  if (numbers.join() === "1,2,3,4,5") return "Monday to Friday";
  if (numbers.join() === "6,7") return "Saturday and Sunday";
  return `on ${numbers.map((day) => days[day - 1] ?? "").join(", ")}`;
}

function settingsLine(settings: DailySettings): string {
  const when = `${weekdays(settings.weekdays)} at ${escaped(settings.time)} (${escaped(settings.zone)})`;
  return `The daily concept comes ${when} in ${channelMention(settings.channelId)}, from ${topicName(settings.topic)}.`;
}

/** What is set, when the next one comes and what became of the latest ones. */
export function dailyStatus(status: DailyStatus): string {
  const head =
    status.kind === "on"
      ? `${settingsLine(status.settings)}\nNext: ${timestamp(status.nextAt, "f")}, ${timestamp(status.nextAt, "R")}.${refused(status.refused)}`
      : "The daily concept is off. `/daily set` switches it on.";
  const recent = status.recent.map(slotLine);
  return recent.length === 0 ? head : `${head}\nLatest:\n${recent.join("\n")}`;
}

/** Why nothing comes at the moment, and when it is tried again. */
function refused(missing: string | null): string {
  if (missing === null) return "";
  return `\nI may not post there now (missing: ${escaped(missing)}). I try again as soon as the permissions change, else once a day.`;
}

function slotLine(slot: DailySlotView): string {
  const date = escaped(slot.localDate);
  switch (slot.state) {
    case "sent":
      return `${date}: posted`;
    case "pending":
      return `${date}: on its way`;
    case "skipped":
      return `${date}: skipped, ${skipReason(slot.reason)}`;
  }
}

/** What admins are told in their channel. */
export function failure(view: FailureView): string {
  const where = channelMention(view.channelId);
  const more = refused(view.missing);
  if (view.what === "round" && view.missing === null)
    return `I had to end a round in ${where}: I may not write there, or the channel no longer exists. Points so far count.`;
  if (view.what === "round") return `I had to end a round in ${where}. Points so far count.${more}`;
  return `The daily concept of ${escaped(view.localDate)} in ${where} was skipped: ${skipReason(view.reason)}.${more}`;
}

function skipReason(code: string | null): string {
  return skipReasons[code ?? ""] ?? "for a reason that I don't know";
}

const skipReasons: Readonly<Record<string, string>> = {
  late: "I was away and came back more than six hours late",
  forbidden: "I wasn't allowed to post in the channel",
  gone: "the channel no longer exists",
  failed: "Discord didn't take it, or I couldn't read the channel to see whether it had",
  off: "the daily concept was switched off",
  noFacts: "the notes have nothing to post on this topic",
};

export const dailyOff =
  "The daily concept is off. The walk through your notes goes on where it stopped when you set it again.";

/** After `/daily now`; `isOn` where a daily time is set. */
export function dailyPosted(channelId: string, isOn: boolean): string {
  const time = isOn ? " The daily time stays as it is." : "";
  return `Posted in ${channelMention(channelId)}.${time}`;
}
