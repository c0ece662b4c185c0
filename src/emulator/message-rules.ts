import { flattened, isButton, isMenu } from "./component.ts";
import { isObject, type Json, type JsonObject, numberOf, objectsOf, textOf } from "./json.ts";
import { type Message, messageFlags } from "./message.ts";
import { invalidField, Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

const limits = { content: 2_000, embeds: 6_000, rows: 5, componentsV2: 40, textV2: 4_000 } as const;

/** Refuses a message body that the schema lets pass but Discord doesn't. `path` is where the body stands in the request. */
export function checkMessage(
  body: JsonObject,
  path: readonly PropertyKey[],
  before: Message | null = null,
): void {
  if (textOf(body.content).trim().length > limits.content) {
    throw invalidField([...path, "content"], "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.");
  }
  if (embedCharacters(body) > limits.embeds) {
    throw invalidField(
      [...path, "embeds"],
      "MAX_EMBED_SIZE_EXCEEDED",
      "Embed size exceeds maximum size of 6000",
    );
  }
  checkMentions(body, path);
  const flags = numberOf(body.flags) | (before?.flags ?? 0);
  if ((flags & messageFlags.componentsV2) !== 0) checkV2(body, path);
  else checkRows(objectsOf(body.components), [...path, "components"]);
  checkParts(objectsOf(body.components), [...path, "components"]);
}

function checkMentions(body: JsonObject, path: readonly PropertyKey[]): void {
  const mentions = isObject(body.allowed_mentions) ? body.allowed_mentions : {};
  const parsed = Array.isArray(mentions.parse) ? mentions.parse : [];
  for (const kind of ["users", "roles"]) {
    const named = mentions[kind];
    if (!parsed.includes(kind) || !Array.isArray(named) || named.length === 0) continue;
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    throw invalidField([...path, "allowed_mentions"], "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message);
  }
}

/** Refuses flags that a bot can't set: it may hide embeds, be silent, use Components V2, and in replies be ephemeral. */
export function checkFlags(body: JsonObject, path: readonly PropertyKey[], isReply: boolean): void {
  const { suppressEmbeds, suppressNotifications, componentsV2, ephemeral } = messageFlags;
  const settable = suppressEmbeds | suppressNotifications | componentsV2 | (isReply ? ephemeral : 0);
  if ((numberOf(body.flags) & ~settable) === 0) return;
  throw invalidField(
    [...path, "flags"],
    "MESSAGE_FLAGS_INVALID",
    "A message can't be given these flags here.",
  );
}

/** Refuses a new message that would show nothing. */
export function checkNotEmpty(body: JsonObject, files: number): void {
  const shown =
    textOf(body.content).trim().length > 0 ||
    files > 0 ||
    ["embeds", "components", "sticker_ids"].some((key) => Array.isArray(body[key]) && body[key].length > 0) ||
    (body.poll !== undefined && body.poll !== null);
  if (!shown) throw new Refusal(50006);
}

const notEmulated = ["poll", "sticker_ids", "shared_client_theme", "tts"];

/** Notes what a body asks for and Discord would show but the emulator doesn't. */
export function noteUnsupported(world: World, where: string, body: JsonObject): void {
  const reference = isObject(body.message_reference) ? body.message_reference : {};
  const asked = notEmulated.filter((key) => {
    const value = body[key];
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  });
  if (reference.type === 1) asked.push("a forwarded message");
  for (const what of asked) world.violations.add("emulator", where, `${what} isn't emulated.`);
}

/** Notes a text that went out without saying whom it may ping: then Discord pings everyone whom it names. */
export function noteMentions(world: World, where: string, body: JsonObject): void {
  if (
    textOf(body.content).length === 0 ||
    (body.allowed_mentions !== undefined && body.allowed_mentions !== null)
  )
    return;
  world.violations.add(
    "allowedMentions",
    where,
    `no allowed_mentions with "${textOf(body.content).slice(0, 80)}"`,
  );
}

function embedCharacters(body: JsonObject): number {
  const length = (holder: Json | undefined, ...keys: readonly string[]) => {
    const object = isObject(holder) ? holder : {};
    return keys.reduce((sum, key) => sum + textOf(object[key]).length, 0);
  };
  return objectsOf(body.embeds).reduce((sum, embed) => {
    const fields = objectsOf(embed.fields).reduce((all, field) => all + length(field, "name", "value"), 0);
    return (
      sum +
      length(embed, "title", "description") +
      length(embed.footer, "text") +
      length(embed.author, "name") +
      fields
    );
  }, 0);
}

function checkV2(body: JsonObject, path: readonly PropertyKey[]): void {
  for (const key of ["content", "embeds", "poll", "sticker_ids"]) {
    const value = body[key];
    if (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0))
      continue;
    throw invalidField(
      [...path, key],
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
      "Not with IS_COMPONENTS_V2.",
    );
  }
  const parts = flattened(objectsOf(body.components));
  if (parts.length > limits.componentsV2) {
    throw invalidField(
      [...path, "components"],
      "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
      "At most 40 components in all.",
    );
  }
  const text = parts
    .filter((one) => one.type === 10)
    .reduce((sum, one) => sum + textOf(one.content).length, 0);
  if (text > limits.textV2) {
    throw invalidField(
      [...path, "components"],
      "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
      "At most 4000 characters in all.",
    );
  }
}

function checkRows(components: readonly JsonObject[], path: readonly PropertyKey[]): void {
  if (components.length > limits.rows) {
    throw invalidField(path, "BASE_TYPE_MAX_LENGTH", "Must be 5 or fewer in length.");
  }
  const other = components.findIndex((one) => one.type !== 1);
  if (other >= 0) {
    throw invalidField(
      [...path, other, "type"],
      "UNION_TYPE_CHOICES",
      "Only action rows without IS_COMPONENTS_V2.",
    );
  }
}

function checkParts(components: readonly JsonObject[], path: readonly PropertyKey[]): void {
  const parts = flattened(components);
  for (const row of parts) if (row.type === 1) checkRow(objectsOf(row.components), path);
  for (const part of parts) {
    if (isButton(part)) checkButton(part, path);
    if (part.type === 3) checkMenu(part, path);
  }
  const ids = parts.flatMap((part) => (typeof part.custom_id === "string" ? [part.custom_id] : []));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    throw invalidField(
      path,
      "COMPONENT_CUSTOM_ID_DUPLICATED",
      `Component custom id cannot be duplicated: "${twice}"`,
    );
  }
}

function checkRow(parts: readonly JsonObject[], path: readonly PropertyKey[]): void {
  const width = parts.reduce((sum, part) => sum + (isMenu(part) ? 5 : 1), 0);
  if (width > 5)
    throw invalidField(
      path,
      "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
      "The specified component exceeds the maximum width",
    );
}

function checkButton(button: JsonObject, path: readonly PropertyKey[]): void {
  const style = numberOf(button.style);
  const hasId = typeof button.custom_id === "string";
  const hasUrl = typeof button.url === "string";
  if (style === 5 ? !hasUrl || hasId : style !== 6 && (hasUrl || !hasId)) {
    throw invalidField(
      path,
      "BUTTON_COMPONENT_INVALID",
      "A link button has a url alone, any other a custom id alone.",
    );
  }
  if (style !== 6 && textOf(button.label).trim().length === 0 && !button.emoji) {
    throw invalidField(path, "BUTTON_COMPONENT_INVALID_LABEL", "A button needs a label or an emoji.");
  }
}

function checkMenu(menu: JsonObject, path: readonly PropertyKey[]): void {
  const options = objectsOf(menu.options);
  const values = options.map((option) => textOf(option.value));
  const most = numberOf(menu.max_values, 1);
  if (new Set(values).size !== values.length) {
    throw invalidField(
      path,
      "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
      "The specified option value is already used",
    );
  }
  if (numberOf(menu.min_values, 1) > most || most > options.length) {
    throw invalidField(
      path,
      "SELECT_COMPONENT_MAX_VALUES_OUT_OF_RANGE",
      "Needs min_values <= max_values <= options.",
    );
  }
  if (options.filter((option) => option.default === true).length > most) {
    throw invalidField(path, "SELECT_COMPONENT_TOO_MANY_DEFAULTS", "More default options than max_values.");
  }
}
