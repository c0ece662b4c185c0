const colours = ["#5865f2", "#3ba55d", "#c27c0e", "#ad1457", "#206694", "#71368a", "#a84300", "#11806a"];

/** A round picture with the name's initials, as SVG; the same name always has the same colour. */
export function avatarOf(name: string): string {
  const sum = [...name].reduce((all, letter) => (all * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
  const fill = colours[sum % colours.length] ?? "#5865f2";
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80">',
    `<rect width="80" height="80" fill="${fill}"/>`,
    '<text x="40" y="42" fill="#fff" font-family="sans-serif" font-size="32" font-weight="600"',
    ` text-anchor="middle" dominant-baseline="middle">${initialsOf(name)}</text></svg>`,
  ].join("");
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).map((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? "");
  const initials = words.join("").slice(0, 2).toUpperCase();
  return initials === "" ? "?" : initials;
}
