const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The text itself if it has at most `max` UTF-16 units, else its beginning up to a word's end, with "…". */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  const room = wholeGraphemes(text, Math.max(0, max - 1));
  const atWord = room.length < text.length && !/\s/.test(text.charAt(room.length));
  const words = atWord ? room.replace(/\s+\S*$/u, "") : room;
  const cut = words.length >= room.length / 2 ? words : room;
  return `${cut.replace(/[\s,;:.(–-]+$/u, "")}…`;
}

function wholeGraphemes(text: string, max: number): string {
  let end = 0;
  for (const { segment, index } of graphemes.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/**
 * Builds a text with less and less room for what may be shortened until it has at most `limit` characters.
 * `build` gets the most characters that its quotes may have; what can't be shortened stays.
 */
export function fitted(limit: number, build: (room: number) => string): string {
  const rooms = [900, 600, 400, 250, 150, 80, 40, 20];
  for (const room of rooms) {
    const text = build(room);
    if (text.length <= limit) return text;
  }
  return clip(build(0), limit);
}
