import { z } from "zod";
import { withoutOwnMarks } from "./on-purpose.ts";
import { type Payload, payload, type Texts, textsOf } from "./payload-texts.ts";

const callback = z.object({ type: z.number(), data: payload.optional() });

const NO_PINGS = JSON.stringify({ parse: [] });
/** Routes whose bodies are messages, and those whose bodies name a thread. */
const messageRoute = /^(?:POST|PATCH) \/(?:channels\/:\w+\/messages(?:\/:\w+)?|webhooks\/.*)$/u;
const threadRoute = /^(?:POST \/channels\/:\w+(?:\/messages\/:\w+)?\/threads|PATCH \/channels\/:\w+)$/u;
/** Callbacks that show a message: a reply, and one in place of the message; and those that show something else. */
const REPLIES = [4, 7];
const CHOICES_AND_FORMS = [8, 9];

type Shown = { readonly sent: Payload; readonly isMessage: boolean };
type Rules = Readonly<Record<string, RegExp>>;

/** What must be in no text that goes out; a zero-width space stands only behind the "@" that it breaks. */
const everywhere: Rules = {
  "a bidi or invisible control": /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|(?<!@)\u200b/u,
  "a ping of everyone": /@(?:everyone|here)\b/iu,
  "something undefined": /\bundefined\b|\[object Object\]|\bNaN\b/u,
};
/** What Discord would make of a text once the bot's own marks are taken out: whatever is left came from elsewhere. */
const live: Rules = {
  "a heading": /^(?:[ \t]*(?:>{1,3}|[-*+]|\d+[.)])[ \t]+)*[ \t]*#{1,3} /mu,
  "a masked link that isn't a source's": /\]\(/u,
  "an address that isn't the bot's own": /(?<!\]\(<?)\b[a-z][a-z\d+.-]*:\/\//iu,
  "a mention or a mark that isn't the bot's own": /<(?:@|#|\/|t:|id:|a?:\w|\+\d|[^\s<>]+@)/u,
};
const inNames: Rules = { "what no file's name should hold": /[/\\<>:"|?*\p{Cc}]/u };
/** A backslash makes the mark behind it a mere sign. */
const escapes = /\\[^\p{L}\p{N}\s]/gu;

/** What is wrong with a request of the bot's: who it may ping, and what its texts and the names of its files hold. */
export function payloadFaults(route: string, body: unknown, files: readonly string[] = []): string[] {
  const shown = shownIn(route, body);
  if (shown === null) return [];
  const { sent, isMessage } = shown;
  const texts = textsOf(sent, files);
  const isSeen = Object.values(texts).some((each) => each.length > 0);
  const told = `${route} ${JSON.stringify(sent).slice(0, 400)}`;
  const mayPing = isMessage && isSeen && JSON.stringify(sent.allowed_mentions) !== NO_PINGS;
  return [...(mayPing ? [`it may ping: ${told}`] : []), ...broken(texts).map((what) => `${what}: ${told}`)];
}

function broken({ markdown, plain, files }: Texts): string[] {
  const shown = markdown.map((each) => withoutOwnMarks(each).replace(escapes, "·"));
  return [
    ...breaks([...markdown, ...plain, ...files], everywhere),
    ...breaks(shown, live),
    ...breaks(files, inNames),
  ];
}

function breaks(texts: readonly string[], rules: Rules): string[] {
  const isBroken = ([, rule]: readonly [string, RegExp]) => texts.some((each) => rule.test(each));
  return Object.entries(rules)
    .filter(isBroken)
    .map(([what]) => what);
}

function shownIn(route: string, body: unknown): Shown | null {
  if (body === null) return null;
  if (route.includes("/callback")) {
    const { data, type } = callback.parse(body);
    if (data === undefined) return null;
    if (REPLIES.includes(type)) return { sent: data, isMessage: true };
    return CHOICES_AND_FORMS.includes(type) ? { sent: data, isMessage: false } : null;
  }
  if (messageRoute.test(route)) return { sent: payload.parse(body), isMessage: true };
  return threadRoute.test(route) ? { sent: payload.parse(body), isMessage: false } : null;
}
