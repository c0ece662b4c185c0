import { shownPath } from "#src/core/questions/shown-path.ts";
import type { Item } from "./item.ts";

/** An item as a judge reads it: nothing of the engine, nothing of what is wrong on purpose. */
export function sheetOf(items: readonly Item[]): string {
  return items.map(entryOf).join("\n\n");
}

function entryOf(item: Item): string {
  const { id, kind, stem, options, key, accepted, explanation, source } = item;
  const letters = options.map((option, at) => `${String.fromCharCode(65 + at)}. ${option}`);
  const right = key.map((text) => letters[options.indexOf(text)] ?? text).join(" | ");
  return [
    `## ${id}`,
    `Source, shown only with the answer (${source.heading.slice(1).join(" › ")}): “${source.text}”`,
    `Type: ${kind}`,
    `Shown above it: ${shownPath({ ...item, typed: item }).join(" › ")}`,
    `Asked: ${stem}`,
    ...letters,
    `Key: ${right}`,
    ...(accepted.length > 1 ? [`Also accepted: ${accepted.slice(1).join(" | ")}`] : []),
    `Feedback: ${explanation}`,
  ].join("\n");
}
