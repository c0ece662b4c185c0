const generalHeads =
  /(concepts?|terms?|facts?|basics|notes?|ideas?|topics?|points?|issues|methods|techniques|problems|definitions|details|properties|features|applications|examples|questions|things|others|fundamentals|types|aspects|foundations|principles|functions?|tools|advantages|disadvantages|limitations|uses|metrics|steps|stages|processes|effects|causes|symptoms|results|events|dates|names|tests|people|persons|components|parts|areas|cases)$/iu;

/** The class that a heading names for what stands under it ("Organelles", "Network Types"); null if it names none. */
export function classInHeading(heading: string): string | null {
  const kind = /^(.+) (?:types|kinds)$|^(?:types|kinds) of (.+)$/iu.exec(heading);
  if (kind !== null) return kind[1] ?? kind[2] ?? null;
  const isPlural = /^[\p{L}\p{N}' -]*[^saiu'\W]s$/u.test(heading) && heading.split(" ").length <= 3;
  return isPlural && !/\b(and|or|of|in)\b/iu.test(heading) && !generalHeads.test(heading) ? heading : null;
}
