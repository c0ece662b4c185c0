import { z } from "zod";

const text = z.string().nullish();
const part = z.object({ label: text, placeholder: text, description: text, content: text });
const message = z.looseObject({
  content: text,
  allowed_mentions: z.unknown().optional(),
  embeds: z.array(z.unknown()).optional(),
  components: z.array(z.looseObject({ components: z.array(part).optional() })).optional(),
  attachments: z.array(z.looseObject({ description: text, filename: text })).optional(),
});
const callback = z.object({ type: z.number(), data: message.optional() });

type Message = z.infer<typeof message>;

const NO_PINGS = JSON.stringify({ parse: [] });
/** Routes whose bodies are messages. */
const messageRoute = /^(?:POST|PATCH) \/(?:channels\/:\w+\/messages(?:\/:\w+)?|webhooks\/.*)$/u;
/** Callbacks that show a message: a reply, and one in place of the message. */
const SHOWING = [4, 7];

/** What must be in no text that goes out; a zero-width space stands only behind the "@" that it breaks. */
const forbidden: Readonly<Record<string, RegExp>> = {
  "a bidi or invisible control": /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|(?<!@)\u200b/u,
  "a ping of everyone": /@(?:everyone|here)\b/iu,
  "a heading": /^#{1,3} /mu,
  "a masked link that isn't a source's": /(?<!\\)\]\((?!<https?:\/\/[^<>\s]+>\))/u,
  "something undefined": /\bundefined\b|\[object Object\]|\bNaN\b/u,
};

/** What is wrong with a request of the bot's as a message: who it may ping, and what its texts hold. */
export function payloadFaults(route: string, body: unknown): string[] {
  const sent = messageIn(route, body);
  if (sent === null) return [];
  const texts = textsIn(sent);
  const shown = texts.length > 0 || (sent.embeds?.length ?? 0) > 0;
  const told = JSON.stringify(sent).slice(0, 400);
  return [
    ...(shown && JSON.stringify(sent.allowed_mentions) !== NO_PINGS ? [`it may ping: ${route} ${told}`] : []),
    ...Object.entries(forbidden).flatMap(([what, pattern]) =>
      texts.some((each) => pattern.test(each)) ? [`${what}: ${route} ${told}`] : [],
    ),
  ];
}

function messageIn(route: string, body: unknown): Message | null {
  if (body === null) return null;
  if (route.includes("/callback")) {
    const { data = null, type } = callback.parse(body);
    return SHOWING.includes(type) ? data : null;
  }
  return messageRoute.test(route) ? message.parse(body) : null;
}

function textsIn({ content, components = [], attachments = [] }: Message): string[] {
  const parts = components.flatMap((row) => row.components ?? []);
  const all = [
    content,
    ...parts.flatMap(({ label, placeholder, description, content }) => [
      label,
      placeholder,
      description,
      content,
    ]),
    ...attachments.flatMap(({ description, filename }) => [description, filename]),
  ];
  return all.filter((each): each is string => typeof each === "string" && each !== "");
}
