import { type JsonObject, numberOf, objectsOf, textOf } from "./json.ts";
import { invalidField } from "./refusal.ts";

const limits = { 1: 100, 2: 15, 3: 15 } as const;
const slashName = /^[-_'\p{L}\p{N}\p{sc=Devanagari}\p{sc=Thai}]{1,32}$/u;
const charactersPerCommand = 8_000;
const longestChoice = 100;

/** Refuses a list of commands that the schema lets pass but Discord doesn't: names, order of options, sizes, counts. */
export function checkCommands(bodies: readonly JsonObject[]): void {
  for (const [index, body] of bodies.entries()) checkCommand(body, [index]);
  for (const [type, most] of Object.entries(limits)) {
    const ofType = bodies.filter((body) => numberOf(body.type, 1) === Number(type));
    if (ofType.length > most)
      throw invalidField([], "APPLICATION_COMMANDS_LIMIT", `At most ${most} of type ${type}.`);
    checkUnique(ofType, [], "APPLICATION_COMMANDS_DUPLICATE_NAME");
  }
}

/** Refuses one command that breaks such a rule; `path` is where it stands in the body. */
export function checkCommand(body: JsonObject, path: readonly PropertyKey[]): void {
  const isSlash = numberOf(body.type, 1) === 1;
  if (isSlash) checkName(textOf(body.name), [...path, "name"]);
  if (isSlash && textOf(body.description).length === 0) {
    throw invalidField([...path, "description"], "BASE_TYPE_REQUIRED", "This field is required.");
  }
  if (!isSlash && (textOf(body.description) !== "" || objectsOf(body.options).length > 0)) {
    throw invalidField(
      path,
      "APPLICATION_COMMAND_TYPE",
      "A context-menu command has no description and no options.",
    );
  }
  checkOptions(objectsOf(body.options), [...path, "options"]);
  if (sizeOf(body) > charactersPerCommand) {
    throw invalidField(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
  }
}

function checkName(name: string, path: readonly PropertyKey[]): void {
  if (slashName.test(name) && name === name.toLowerCase()) return;
  throw invalidField(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
}

function checkOptions(options: readonly JsonObject[], path: readonly PropertyKey[]): void {
  checkUnique(options, path, "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS");
  const kinds = new Set(options.map((option) => option.type === 1 || option.type === 2));
  if (kinds.size > 1) {
    throw invalidField(
      path,
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
      "Subcommands and plain options can't be mixed.",
    );
  }
  let optional = false;
  for (const [index, option] of options.entries()) {
    const place = [...path, index];
    checkName(textOf(option.name), [...place, "name"]);
    if (option.required === true && optional) {
      throw invalidField(
        place,
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "Required options must come first.",
      );
    }
    optional ||= option.required !== true;
    if (option.autocomplete === true && objectsOf(option.choices).length > 0) {
      throw invalidField(
        place,
        "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE",
        "Choices and autocomplete exclude each other.",
      );
    }
    checkChoices(objectsOf(option.choices), [...place, "choices"]);
    checkOptions(objectsOf(option.options), [...place, "options"]);
  }
}

/** Refuses choices with a text value above 100 characters, which the schema lets pass but Discord doesn't. */
export function checkChoices(choices: readonly JsonObject[], path: readonly PropertyKey[]): void {
  const tooLong = choices.findIndex((choice) => textOf(choice.value).length > longestChoice);
  if (tooLong < 0) return;
  throw invalidField([...path, tooLong, "value"], "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.");
}

function checkUnique(named: readonly JsonObject[], path: readonly PropertyKey[], code: string): void {
  const names = named.map((one) => textOf(one.name));
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) throw invalidField([...path, twice, "name"], code, `"${names[twice]}" is there twice.`);
}

function sizeOf(part: JsonObject): number {
  const own = textOf(part.name).length + textOf(part.description).length;
  const choices = objectsOf(part.choices).reduce(
    (sum, one) => sum + textOf(one.name).length + textOf(one.value).length,
    0,
  );
  return objectsOf(part.options).reduce((sum, option) => sum + sizeOf(option), own + choices);
}
