import { ApplicationCommandOptionType, type CommandInteractionOption } from "discord.js";

type Test = (value: CommandInteractionOption["value"]) => boolean;

const isText: Test = (value) => typeof value === "string";
const tests: Partial<Record<ApplicationCommandOptionType, Test>> = {
  [ApplicationCommandOptionType.String]: isText,
  [ApplicationCommandOptionType.Integer]: (value) => Number.isInteger(value),
  [ApplicationCommandOptionType.Number]: (value) => typeof value === "number",
  [ApplicationCommandOptionType.Boolean]: (value) => typeof value === "boolean",
};

/** Whether each value is of the type that it says: discord.js looks at what is said alone. Ids are texts. */
export function areOfTheirTypes(options: readonly CommandInteractionOption[]): boolean {
  return options.every(({ type, value, options: inner = [] }) => {
    const test = tests[type] ?? isText;
    return (value === undefined || test(value)) && areOfTheirTypes(inner);
  });
}
