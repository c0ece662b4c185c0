import { entitiesFor } from "./entities.js";
import { optionValue } from "./option-value.js";

/**
 * A command typed as one line, "/quiz start topic:Deep Learning questions:5", as its command and values, with the names of
 * the required options that are missing; or an `error` that says what is wrong with it.
 * @param {string} line
 * @param {readonly any[]} commands
 */
export function parsed(line, commands) {
  const text = line.trim();
  if (!text.startsWith("/")) return { error: "Type / to see the commands." };
  const found = commands
    .filter(({ words }) => `${text.slice(1)} `.startsWith(`${words} `))
    .sort((a, b) => b.words.length - a.words.length)[0];
  if (!found) return { error: `There is no command like "${text}". Type / to see them.` };
  const rest = text.slice(1 + found.words.length);
  const names = found.options.map((option) => option.name);
  const parts = [...rest.matchAll(/(?<=^|\s)([\w-]+):/g)].filter(([, name]) => names.includes(name));
  if (rest.slice(0, parts[0]?.index ?? rest.length).trim() !== "")
    return {
      error: `/${found.words} takes its options as name:value${names.length > 0 ? `: ${names.join(", ")}` : ""}.`,
    };
  const values = parts.map((part, index) => {
    const option = found.options.find((one) => one.name === part[1]);
    const text = rest.slice(part.index + part[0].length, parts[index + 1]?.index).trim();
    return [option.name, entityId(option, text) ?? optionValue(option, text)];
  });
  const given = Object.fromEntries(values);
  const missing = found.options.filter((option) => option.required && !(option.name in given));
  return { command: found, values: given, missing: missing.map((option) => option.name) };
}

/** The id of whom or what a name such as "#daily", "@Ada" or "daily" stands for; null where it stands for none. */
function entityId({ type }, text) {
  const bare = (name) => name.replace(/^[#@]/, "").toLowerCase();
  return entitiesFor(type)?.find(({ name }) => bare(name) === bare(text))?.id ?? null;
}
