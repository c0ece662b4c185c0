/** Words that stand for one another in names. */
const synonyms = [
  "therapy treatment",
  "program programme project plan procedure process protocol",
  "system scheme service structure standard",
  "organization organisation office",
  "agency authority association administration",
  "committee commission council conference",
  "test tool technique",
  "method model mechanism",
  "rate ratio",
  "disease disorder dysfunction defect",
  "index indicator",
  "law legislation",
  "act agreement",
  "union unit",
].map((words) => new Set(words.split(" ")));

/** Whether an institution, a test or a treatment may be named by either word. */
export function areSynonyms(a: string, b: string): boolean {
  return synonyms.some((words) => words.has(a.toLowerCase()) && words.has(b.toLowerCase()));
}
