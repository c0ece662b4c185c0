/** The English months, for a pattern. */
export const months = "January|February|March|April|May|June|July|August|September|October|November|December";
