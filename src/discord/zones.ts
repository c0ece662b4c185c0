/**
 * Cities' current names where this platform's own list of time zones still has the former: Asia/Calcutta, Europe/Kiev
 * and the like. Both names mean the same zone.
 */
const renamed = [
  "Africa/Asmara",
  "America/Nuuk",
  "Asia/Ho_Chi_Minh",
  "Asia/Kathmandu",
  "Asia/Kolkata",
  "Asia/Yangon",
  "Atlantic/Faroe",
  "Europe/Kyiv",
  "Pacific/Chuuk",
  "Pacific/Kanton",
  "Pacific/Pohnpei",
];

/** Time zones whose name holds what was typed, those with a part that begins so first. */
export function zonesLike(typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase().replaceAll(/[ _]+/g, "_");
  const all = new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), ...renamed]);
  const holding = [...all].filter((zone) => zone.toLowerCase().includes(wanted));
  const begins = (zone: string) =>
    zone
      .toLowerCase()
      .split("/")
      .some((part) => part.startsWith(wanted));
  return [...holding.filter(begins), ...holding.filter((zone) => !begins(zone))];
}
