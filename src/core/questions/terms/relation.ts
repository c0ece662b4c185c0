import type { Sentence } from "./sentence.ts";
import type { Term } from "./term.ts";
import type { TermBank } from "./term-bank.ts";

const contrasts =
  /\b(unlike|whereas|in contrast|compared (to|with)|instead of|rather than|as opposed to|differs? from)\b/iu;
const equals =
  /\b(like|similar|similarly|same|equal|equals|equivalent|identical|both|analogous|just as|as well as)\b/iu;
const inclusions =
  /\b(combin|includ|contain|consist|based on|builds? on|built on|extend|extension|variant|version|form of|type of|kind of|special case|generali[sz]|modif|improve(s|d)? (on|upon)|derived|replac|inspired|alternative|uses?\b|using|with\b|adds?\b|part of|made of|composed)/iu;

/** Two terms whose relation is asked for; the order matters where a function says so. */
export type Pair = { readonly a: Term; readonly b: Term; readonly bank: TermBank };

/** The sentences about `a` (its own) that mention `b`. */
export function mentionedIn({ a, b, bank }: Pair): Sentence[] {
  const where = bank.mentions.get(b);
  return a.owns.filter((sentence) => where?.has(sentence) === true);
}

/** A sentence by which `a` has `b` in it, is made from it, or is a variant of it; null if there is none. */
export function inclusion({ a, b, bank }: Pair): Sentence | null {
  const wholes = [a, ...(bank.parents.get(a) ?? [])];
  return (
    wholes
      .flatMap((each) => mentionedIn({ a: each, b, bank }))
      .find(({ fact }) => inclusions.test(fact.text) && !isContrast(fact.text)) ?? null
  );
}

/** A sentence that names both and marks no contrast between them. */
export function togetherWithoutContrast({ a, b, bank }: Pair): Sentence | null {
  const where = bank.mentions.get(b);
  const both = [...(bank.mentions.get(a)?.keys() ?? [])].filter((sentence) => where?.has(sentence) === true);
  return both.find(({ fact }) => !isContrast(fact.text)) ?? null;
}

/** A sentence that says the two are alike. */
export function saidAlike({ a, b, bank }: Pair): Sentence | null {
  const where = bank.mentions.get(b);
  const both = [...(bank.mentions.get(a)?.keys() ?? [])].filter((sentence) => where?.has(sentence) === true);
  return both.find(({ fact }) => equals.test(fact.text) && !isContrast(fact.text)) ?? null;
}

function isContrast(text: string): boolean {
  return contrasts.test(text);
}
