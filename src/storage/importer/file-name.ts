const LONGEST = 80;

/** A file's name as it is kept and shown: no folders, controls or signs that change the direction of writing, at most 80 characters. */
export function safeName(name: string): string {
  const bare = name
    .normalize("NFC")
    .replace(/^.*[/\\]/u, "")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}<>:"|?*`]+/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/^[. ]+|[. ]+$/gu, "");
  const ending = /\.\p{L}[\p{L}\p{N}]{0,9}$/u.exec(bare)?.[0] ?? "";
  const stem = bare.slice(0, bare.length - ending.length);
  return `${
    Array.from(stem)
      .slice(0, LONGEST - ending.length)
      .join("")
      .trim() || "note"
  }${ending}`;
}
