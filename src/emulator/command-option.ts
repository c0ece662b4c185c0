import type { CommandPath } from "./command.ts";
import { type JsonObject, numberOf, objectsOf, textOf } from "./json.ts";
import type { Doer } from "./offer.ts";
import { resolvedOf } from "./resolved.ts";

/** What a member gives for an option: text, a number, yes or no; for a user, channel, role or uploaded file its id. */
export type OptionValue = string | number | boolean;

/** Option values by name; an undefined one isn't given. */
export type OptionValues = Readonly<Record<string, OptionValue | undefined>>;

const types = {
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
} as const;

/**
 * The options as Discord's client would send them, with what their ids stand for. Throws in words when an option isn't
 * known, is missing, or breaks its constraints; a half-typed command (`focused`) isn't held to them.
 */
export function optionsData(
  { world, channel }: Doer,
  found: CommandPath,
  { values, focused }: { readonly values: OptionValues; readonly focused?: string },
): { readonly options: readonly JsonObject[]; readonly resolved: JsonObject } {
  const name = [found.command.name, ...found.path.map((step) => textOf(step.name))].join(" ");
  for (const key of Object.keys(values)) {
    if (found.options.some((option) => option.name === key)) continue;
    throw new Error(`/${name} has no option "${key}"`);
  }
  const options = found.options.flatMap((option) => {
    const value = values[textOf(option.name)];
    const where = `The option "${textOf(option.name)}" of /${name}`;
    if (option.name === focused)
      return [{ name: option.name, type: option.type, value: String(value ?? ""), focused: true }];
    if (value === undefined) {
      if (option.required === true && focused === undefined) throw new Error(`${where} is required`);
      return [];
    }
    return [{ name: option.name, type: option.type, value: checked(where, option, value) }];
  });
  return { options, resolved: resolvedOf(world, channel.guildId, options) };
}

function checked(where: string, option: JsonObject, value: OptionValue): OptionValue {
  switch (option.type) {
    case types.string:
      return typeof value === "string" ? checkedText(where, option, value) : wrongType(where, "text");
    case types.integer:
      return Number.isSafeInteger(value)
        ? checkedNumber(where, option, value)
        : wrongType(where, "a whole number");
    case types.number:
      return typeof value === "number" ? checkedNumber(where, option, value) : wrongType(where, "a number");
    case types.boolean:
      return typeof value === "boolean" ? value : wrongType(where, "true or false");
    default:
      return typeof value === "string" && /^\d+$/.test(value) ? value : wrongType(where, "an id");
  }
}

function wrongType(where: string, wanted: string): never {
  throw new Error(`${where} takes ${wanted}`);
}

function checkedText(where: string, option: JsonObject, value: string): string {
  if (value.length === 0) throw new Error(`${where} can't be empty`);
  const least = numberOf(option.min_length);
  const most = numberOf(option.max_length, 6000);
  if (value.length < least) throw new Error(`${where} needs at least ${least} characters`);
  if (value.length > most) throw new Error(`${where} takes at most ${most} characters`);
  return String(checkedChoice(where, option, value));
}

function checkedNumber(where: string, option: JsonObject, value: OptionValue): OptionValue {
  const least = numberOf(option.min_value, Number.NEGATIVE_INFINITY);
  const most = numberOf(option.max_value, Number.POSITIVE_INFINITY);
  if (Number(value) < least) throw new Error(`${where} must be at least ${least}`);
  if (Number(value) > most) throw new Error(`${where} must be at most ${most}`);
  return checkedChoice(where, option, value);
}

function checkedChoice(where: string, option: JsonObject, value: OptionValue): OptionValue {
  const choices = objectsOf(option.choices);
  if (choices.length === 0) return value;
  const chosen = choices.find((one) => one.value === value) ?? choices.find((one) => one.name === value);
  if (!chosen)
    throw new Error(`${where} must be one of: ${choices.map((one) => String(one.value)).join(", ")}`);
  return typeof chosen.value === "number" ? chosen.value : textOf(chosen.value);
}
