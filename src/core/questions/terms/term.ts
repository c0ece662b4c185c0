import type { Places } from "./places.ts";
import type { Sentence } from "./sentence.ts";

/** A class that a term is said to belong to, by the stems of its words: "activation function". */
export type TermClass = { readonly stems: readonly string[]; readonly head: string };

/** How a term stands as a subject: what may fill a gap must fit the words around it. */
export type Usage = { readonly article: "" | "a" | "the"; readonly plural: boolean };

/** One way the notes write a term. */
export type Alias = {
  readonly text: string;
  readonly stems: readonly string[];
  readonly content: readonly string[];
};

/** A key concept that facts are about. */
export type Term = {
  /** Stems of its words joined by spaces: the same for all its spellings. */
  readonly id: string;
  /** As it is shown, without article. */
  readonly name: string;
  /** Every way the notes write it, the name first, each as stems; `content` leaves out small words. */
  readonly aliases: readonly Alias[];
  readonly acronym: string | null;
  /** Whether its name is written as an acronym is. */
  readonly isAcronym: boolean;
  readonly expansion: string | null;
  readonly classes: readonly TermClass[];
  /** Heads of the class words that the notes put behind its name: "optimizer" of "the Adam optimizer". */
  readonly tails: readonly string[];
  readonly usages: readonly Usage[];
  /** Sentences whose subject it is, and where they stand. */
  readonly owns: readonly Sentence[];
  readonly places: Places;
  /** The ending of its name that tells what kind of thing it is: "tion", "ase"; "" for none. */
  readonly ending: string;
  /** What precedes the part that it shares with other terms: "vanishing" of "vanishing gradient problem". */
  readonly modifier: { readonly text: string; readonly tail: string } | null;
  /** The heading it stands under, where that names its class and its own statements name no other. */
  readonly headingClass: string | null;
  readonly isPerson: boolean;
  /** A proper name of several words without article: "James Watt", "Napoleonic Wars". */
  readonly isProper: boolean;
};
