import { replace } from "unicodeit";

/** A longer formula is shown as its source. */
const LONGEST = 300;

/** Braces within braces are followed this far. */
const DEEPEST = 8;

/**
 * A TeX formula in Unicode where that is exact, `\frac{1}{1+e^{-x}}` as "1/(1 + e⁻ˣ)"; null where it isn't: what has
 * no letter of its own (a matrix, an integral's bounds that can't be raised) is never written nearly.
 */
export function unicodeOfTex(tex: string): string | null {
  if (tex.length > LONGEST) return null;
  const flat = flattened(prepared(tex), 0);
  if (flat === null || hasHalfCommand(flat)) return null;
  const spaced = flat
    .replace(
      /(?<=[\p{L}\p{N})\]}])\s*([=<>+]|\\(?:leq?|geq?|neq?|approx|equiv|to|rightarrow|in|subset|cdot|times|pm|propto|sim|cap|cup|setminus|land|lor|mid|div|ll|gg|subseteq|supset|notin|mapsto|iff|implies)(?![a-z]))\s*/gu,
      " $1 ",
    )
    .replace(/(?<=[\p{L}\p{N})\]}]) ?- ?(?=[\p{L}\p{N}(\\])/gu, " − ");
  const shown = replace(tightScripts(spaced))
    .replace(/\s+/gu, " ")
    .replace(/(?<=[=<>≤≥≠≡≈≅∼∝∈→⇒±] )− /gu, "−")
    .trim()
    .normalize("NFC");
  const isExact = shown !== "" && !/[\\{}^_&~$]/u.test(shown);
  return isExact ? shown.replaceAll("❴", "{").replaceAll("❵", "}").replaceAll("‐", "-") : null;
}

/** Whether a command begins as a known one does, by which alone it would be read: "\pm" of "\pmatrix". */
function hasHalfCommand(tex: string): boolean {
  const commands = tex.match(/\\[a-zA-Z]{3,}/gu) ?? [];
  return commands.some((command) => /^[^\\x].*[a-wyz]/iu.test(replace(`${command}{x}`)));
}

/** Spacing, sizes and upright words leave nothing but what they hold. */
function prepared(tex: string): string {
  return tex
    .replace(/\\(?:left|right|big|Big|bigg|Bigg|displaystyle|limits)(?![a-zA-Z])/gu, "")
    .replace(/\\[,;:! ]|\\q?quad(?![a-zA-Z])/gu, " ")
    .replace(/\\(?:text|mathrm|operatorname|textit|mathit|textrm|rm)\s*\{([^{}]*)\}/gu, (_, inside: string) =>
      inside.replaceAll("-", "‐"),
    )
    .replace(/\\partial\s+(?=\p{L})/gu, "∂")
    .replace(/\\nabla\s+(?=\p{L})/gu, "∇")
    .replace(/\\Delta\s+(?=\p{L})/gu, "Δ")
    .replace(
      /(?<=([\p{L}\p{N})])?)\s*\\(log|ln|exp|sin|cos|tan|sec|csc|cot|sinh|cosh|tanh|arcsin|arccos|arctan|max|min|sup|inf|limsup|liminf|lim|arg|det|dim|ker|gcd|mod)(?![a-zA-Z])\s*([\^_])?/gu,
      (_, before: string | undefined, name: string, script: string | undefined) =>
        `${before === undefined ? "" : " "}${name}${script ?? " "}`,
    )
    .replace(/ \(/gu, "(")
    .replace(
      /\s*\\pmod\s*(?:\{([^{}]*)\}|(\S))/gu,
      (_, inside: string = "", sign: string = "") => ` (mod ${inside}${sign})`,
    )
    .replace(/\s*\\bmod(?![a-zA-Z])\s*/gu, " mod ")
    .replace(/\\[{]/gu, "❴")
    .replace(/\\[}]/gu, "❵")
    .replace(/\\%/gu, "%");
}

/** Fractions and roots on one line; null where their braces don't fit. */
function flattened(tex: string, depth: number): string | null {
  const found = /\\(?:[dt]?frac|sqrt)(?![a-zA-Z])/u.exec(tex);
  if (found === null) return tex;
  if (depth > DEEPEST) return null;
  const before = tex.slice(0, found.index);
  const first = braced(tex, found.index + found[0].length);
  if (first === null) return null;
  if (found[0].startsWith("\\sqrt"))
    return flattened(`${before}√${grouped(first.inside)}${tex.slice(first.to)}`, depth + 1);
  const second = braced(tex, first.to);
  if (second === null) return null;
  const after = tex.slice(second.to);
  const bare = `${grouped(first.inside, "above")}/${grouped(second.inside)}`;
  // "2(1/3)" and "(1/2)mv²": what stands beside a fraction must not be read into it.
  const touches = /[\p{L}\p{N})\]}/]\s*$/u.test(before) || /^\s*[\p{L}\p{N}(\\^_]/u.test(after);
  const fraction = touches ? `(${bare})` : bare;
  return flattened(before + fraction + after, depth + 1);
}

function braced(tex: string, at: number): { inside: string; to: number } | null {
  const open = /^\s*\{/u.exec(tex.slice(at));
  if (open === null) return null;
  let depth = 0;
  for (let index = at + open[0].length - 1; index < tex.length; index += 1) {
    if (tex[index] === "{") depth += 1;
    else if (tex[index] === "}") depth -= 1;
    if (depth === 0) return { inside: tex.slice(at + open[0].length, index), to: index + 1 };
  }
  return null;
}

/** In brackets where it would be read apart: "1/(2a)", and "ab/c" only above the line without. */
function grouped(part: string, place: "above" | "below" = "below"): string {
  const bare = part.trim();
  if (/^(?:[\p{N}.]+|\p{L}|\\[a-zA-Z]+|d\p{L}|\p{L}{4,})$/u.test(bare)) return bare;
  return place === "above" && /^[\p{L}\p{N}.]+$/u.test(bare) ? bare : `(${bare})`;
}

/** Raised and lowered parts are written without spaces, a sign in them as it is raised. */
function tightScripts(tex: string): string {
  return tex.replace(
    /([_^])\{([^{}]*)\}/gu,
    (_, sign: string, inside: string) => `${sign}{${inside.replace(/\s+/gu, "").replaceAll("−", "-")}}`,
  );
}
