/** A task that the writer left in the notes, in the languages that Cohort reads. */
export function isTask(text: string): boolean {
  return /!!|\bTODO\b|\bFIXME\b|POR HACER|À FAIRE|YAPILACAK|[-–—] (?:find|check|look|ask|learn|revise|see) |\b(?:look up|check again|ask the (?:tutor|teacher|prof)\p{L}*)\b/u.test(
    text,
  );
}

/** A question or a task in a text: it states nothing yet. */
export function isNoteToSelf(text: string): boolean {
  return /[?？¿]/u.test(text) || isTask(text);
}
