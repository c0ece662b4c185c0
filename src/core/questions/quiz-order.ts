import { type Random, shuffled } from "../random.ts";
import type { Question } from "./question.ts";

/** The order in which drawn questions are played: headings apart where possible, key positions balanced. */
export function inPlayingOrder(questions: readonly Question[], random: Random): Question[] {
  return withShuffledOptions(spaced(questions, random), random);
}

function spaced(questions: readonly Question[], random: Random): Question[] {
  const left = shuffled(questions, random);
  const ordered: Question[] = [];
  while (left.length > 0) {
    const before = ordered.at(-1)?.source.heading.join("\n");
    const other = left.findIndex(({ source }) => source.heading.join("\n") !== before);
    ordered.push(...left.splice(Math.max(0, other), 1));
  }
  return ordered;
}

/** Each place holds the key about equally often; options that belong in an order keep it. */
function withShuffledOptions(questions: readonly Question[], random: Random): Question[] {
  const places = new Map<number, number[]>();
  return questions.map((question) => {
    if (question.isPinned) return question;
    const size = question.options.length;
    const bag = places.get(size) ?? [];
    if (bag.length === 0) bag.push(...shuffled([...question.options.keys()], random));
    const place = bag.pop() ?? 0;
    places.set(size, bag);
    const wrong = shuffled(
      question.options.filter((option) => !question.key.includes(option)),
      random,
    );
    return { ...question, options: [...wrong.slice(0, place), ...question.key, ...wrong.slice(place)] };
  });
}
