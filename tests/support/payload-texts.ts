import { z } from "zod";

const text = z.string().nullish();
const option = z.object({ label: text, description: text });
const component = z.object({
  label: text,
  placeholder: text,
  description: text,
  content: text,
  value: text,
  options: z.array(option).optional(),
  get components() {
    return z.array(component).optional();
  },
  get component() {
    return component.optional();
  },
});
const embed = z.looseObject({
  title: text,
  description: text,
  fields: z.array(z.object({ name: text, value: text })).optional(),
  footer: z.object({ text }).nullish(),
  author: z.object({ name: text }).nullish(),
});

/** What a request shows of itself: a message, a form, a list of choices or a thread's name. */
export const payload = z.looseObject({
  content: text,
  title: text,
  name: text,
  thread_name: text,
  allowed_mentions: z.unknown().optional(),
  embeds: z.array(embed).optional(),
  components: z.array(component).optional(),
  attachments: z.array(z.looseObject({ description: text, filename: text, title: text })).optional(),
  choices: z.array(z.looseObject({ name: text })).optional(),
});

export type Payload = z.infer<typeof payload>;

/** Texts by what Discord makes of them: `markdown` in full, `plain` as they are written, `files` as names of files. */
export type Texts = Readonly<Record<"markdown" | "plain" | "files", readonly string[]>>;

/** Every text of a payload that somebody gets to see; `files` are the names of what was sent along with it. */
export function textsOf(sent: Payload, files: readonly string[]): Texts {
  const parts = (sent.components ?? []).flatMap(partsIn);
  const embeds = sent.embeds ?? [];
  const attachments = sent.attachments ?? [];
  const fields = embeds.flatMap((each) => each.fields ?? []);
  return {
    markdown: written([
      sent.content,
      ...parts.map(({ content }) => content),
      ...embeds.flatMap(({ title, description, footer, author }) => [
        ...[title, description, footer?.text, author?.name],
      ]),
      ...fields.flatMap(({ name, value }) => [name, value]),
    ]),
    plain: written([
      ...[sent.title, sent.name, sent.thread_name],
      ...parts.flatMap(({ label, placeholder, description, value }) => [
        ...[label, placeholder, description, value],
      ]),
      ...parts.flatMap(({ options = [] }) =>
        options.flatMap(({ label, description }) => [label, description]),
      ),
      ...attachments.flatMap(({ description, title }) => [description, title]),
      ...(sent.choices ?? []).map(({ name }) => name),
    ]),
    files: written([...attachments.map(({ filename }) => filename), ...files]),
  };
}

type Component = z.infer<typeof component>;

/** A component with all that stands in it. */
function partsIn(part: Component): readonly Component[] {
  const inner = [...(part.components ?? []), ...(part.component ? [part.component] : [])];
  return [part, ...inner.flatMap(partsIn)];
}

function written(texts: readonly (string | null | undefined)[]): readonly string[] {
  return texts.filter((each): each is string => typeof each === "string" && each !== "");
}
