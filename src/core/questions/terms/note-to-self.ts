/** A task that the writer left in the notes, in the languages that Cohort reads. */
export function isTask(text: string): boolean {
  return /!!|\b(?:TODO|todo:)|\bFIXME\b|POR HACER|À FAIRE|YAPILACAK|[-–—] (?:find|check|look|ask|learn|revise|see) |\b(?:look up|check again|ask the (?:tutor|teacher|prof)\p{L}*)\b/u.test(
    text,
  );
}

/** "(the balsa one always comes up in the quiz)": a remark on the course, which is no part of the statement. */
const remark =
  /\([^()]*\b(?:quiz|lecturer?|tutor|teacher|prof|(?:in|on|for) the exam|exam questions?)\b[^()]*\)/iu;

/** A question, a task or a remark on the course in a text: it states nothing that could be asked. */
export function isNoteToSelf(text: string): boolean {
  return /[?？¿]/u.test(text) || isTask(text) || remark.test(text);
}
