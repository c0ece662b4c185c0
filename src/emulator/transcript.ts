import type { Message } from "./message.ts";
import type { Happening, World } from "./world.ts";

const kept = 5_000;

/** What happened, to be read by people: when, who, what, with buttons, marks for private messages, and asides. */
export type Transcript = { readonly text: () => string };

/** Writes down the last few thousand happenings from now on. */
export function keepTranscript(world: World): Transcript {
  let entries: (Happening | Aside)[] = [];
  const write = (entry: Happening | Aside) => {
    entries.push(entry);
    if (entries.length > 2 * kept) entries = entries.slice(-kept);
  };
  world.happenings.on(write);
  world.asides.on((text) => write({ kind: "aside", at: world.now(), text }));
  return { text: () => entries.flatMap((one) => lineOf(world, one) ?? []).join("\n") };
}

type Aside = { readonly kind: "aside"; readonly at: number; readonly text: string };

function lineOf(world: World, happening: Happening | Aside): string | null {
  const time = new Date(happening.at).toISOString().slice(11, 23);
  switch (happening.kind) {
    case "aside":
      return `${time} * ${happening.text}`;
    case "messageCreated":
      return `${time} ${placeOf(world, happening.message)} ${shown(world, happening.message)}`;
    case "messageUpdated":
      return `${time} ${placeOf(world, happening.message)} (edited) ${shown(world, happening.message)}`;
    case "messageDeleted":
      return `${time} ${placeOf(world, happening.message)} (deleted) ${firstLine(happening.message.content)}`;
    case "interactionStarted":
      return `${time} #${happening.interaction.channel.name} ${happening.interaction.user.name} ${happening.interaction.title}`;
    case "interactionAnswered":
      return answered(time, happening);
    default:
      return null;
  }
}

function answered(
  time: string,
  { interaction, outcome }: Happening & { kind: "interactionAnswered" },
): string | null {
  const line = `${time} #${interaction.channel.name} -> ${interaction.user.name}`;
  switch (outcome.kind) {
    case "failed":
      return `${line}: ${outcome.content}`;
    case "modal":
      return `${line}: modal "${outcome.modal?.title ?? ""}" ${outcome.modal?.fields.map((one) => `<${one.label}>`).join(" ") ?? ""}`;
    case "choices":
      return `${line}: ${outcome.choices.map((one) => one.name).join(" | ") || "no choices"}`;
    case "none":
      return `${line}: acknowledged`;
    default:
      return null;
  }
}

function placeOf(world: World, message: Message): string {
  const name = world.channels.get(message.channelId)?.name ?? "?";
  return `#${name === "" ? "private" : name}`;
}

function shown(world: World, message: Message): string {
  const reader =
    message.visibleTo === null ? "" : ` (only ${world.users.get(message.visibleTo)?.name ?? "?"} sees it)`;
  const text = textOf(message);
  const embeds = message.embeds.length > 0 ? ` {${message.embeds.length} embeds}` : "";
  const files = message.attachments.map((one) => ` {file ${String(one.filename)}}`).join("");
  const buttons = message.buttons
    .map((one) => ` [${one.label}${one.disabled ? " (disabled)" : ""}]`)
    .join("");
  const menus = message.menus
    .map((one) => ` <menu ${one.options.map((option) => option.label).join("|")}>`)
    .join("");
  return `${message.author.name}${reader}: ${text}${embeds}${files}${buttons}${menus}`;
}

function textOf({ loading, startsThread, content }: Message): string {
  if (loading) return "is thinking...";
  return startsThread ? `started a thread: ${content}` : content.replaceAll("\n", "\n    ");
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}
