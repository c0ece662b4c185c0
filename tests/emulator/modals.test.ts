import { afterEach, beforeEach, expect, test } from "vitest";
import { buttons, plain, request } from "./raw.ts";
import { type Study, startStudy } from "./study.ts";

let study: Study;

beforeEach(async () => {
  study = await startStudy();
});
afterEach(() => study.close());

test("a modal opens, and its submit carries the text that was filled in", async () => {
  const { ann, handle, post } = study;
  handle(async (interaction) => {
    if (interaction.isModalSubmit()) {
      await interaction.reply(`Got ${interaction.fields.getTextInputValue("answer")}`);
    } else if (interaction.isButton()) {
      const input = {
        type: 4,
        custom_id: "answer",
        label: "Your answer",
        style: 1,
        min_length: 2,
        max_length: 5,
      };
      await interaction.showModal({
        custom_id: "m",
        title: "Answer",
        components: [{ type: 1, components: [input] }],
      });
    }
  });
  const opened = await ann.press(await post({ components: buttons("a") }), "a");
  expect(opened).toMatchObject({
    kind: "modal",
    modal: { title: "Answer", fields: [{ label: "Your answer" }] },
  });
  expect(await ann.submit(opened, { "Your answer": "ReLU" })).toMatchObject({
    kind: "reply",
    content: "Got ReLU",
  });
  await expect(ann.submit(opened, { "Your answer": "" })).rejects.toThrow("must be filled in");
  await expect(ann.submit(opened, { "Your answer": "x" })).rejects.toThrow("needs 2 characters");
  await expect(ann.submit(opened, { "Your answer": "too long" })).rejects.toThrow("at most 5");
  await expect(ann.submit(opened, { other: "x" })).rejects.toThrow('no field "other"');
});

test("a modal of labels and menus carries text and choices", async () => {
  const { ann, handle, post } = study;
  const options = ["tf", "cloze"].map((value) => ({ label: value, value }));
  const components = [
    { type: 18, label: "Your answer", component: { type: 4, custom_id: "text", style: 2 } },
    { type: 18, label: "Kind", component: { type: 3, custom_id: "kind", options } },
  ];
  handle(async (interaction) => {
    if (interaction.isButton()) await interaction.showModal({ custom_id: "m", title: "Answer", components });
    if (!interaction.isModalSubmit()) return;
    const kinds = interaction.fields.getStringSelectValues("kind").join();
    await interaction.reply(`${interaction.fields.getTextInputValue("text")} ${kinds}`);
  });
  const opened = await ann.press(await post({ components: buttons("a") }), "a");
  expect(await ann.submit(opened, { "Your answer": "ReLU", Kind: ["tf"] })).toMatchObject({
    content: "ReLU tf",
  });
});

test("a modal may show texts among its fields, and both come in their order", async () => {
  const { ann, handle, post } = study;
  const components = [
    { type: 10, content: "What encourages **sparsity**?" },
    { type: 18, label: "Your answer", component: { type: 4, custom_id: "text", style: 1 } },
    { type: 10, content: "One word." },
  ];
  handle(async (interaction) => {
    if (interaction.isButton()) await interaction.showModal({ custom_id: "m", title: "Answer", components });
    if (interaction.isModalSubmit()) await interaction.reply(interaction.fields.getTextInputValue("text"));
  });
  const opened = await ann.press(await post({ components: buttons("a") }), "a");
  expect(opened.modal?.parts).toMatchObject([
    { kind: "text", content: "What encourages **sparsity**?" },
    { kind: "field", field: { label: "Your answer" } },
    { kind: "text", content: "One word." },
  ]);
  expect(await ann.submit(opened, { text: "L1" })).toMatchObject({ content: "L1" });
});

test.each([
  ["no title", { title: "" }],
  ["a title of 46", { title: "x".repeat(46) }],
  ["six inputs", { components: Array.from({ length: 6 }, (_, index) => input(`id${index}`)) }],
  ["an input's id twice", { components: [input("a"), input("a")] }],
  ["a label of 46", { components: [input("a", { label: "x".repeat(46) })] }],
  ["a button", { components: buttons("a") }],
  ["a label within a label", { components: [labelled({ label: "Answer" })] }],
  [
    "a labelled input with lengths that exclude each other",
    { components: [labelled({ min_length: 5, max_length: 4 })] },
  ],
  ["a value that is too long for its input", { components: [labelled({ value: "xyz", max_length: 2 })] }],
  ["a text of 4001", { components: [{ type: 10, content: "x".repeat(4_001) }, labelled({})] }],
  ["a label's description of 101", { components: [{ ...labelled({}), description: "x".repeat(101) }] }],
  ["lengths that exclude each other", { components: [input("a", { min_length: 5, max_length: 4 })] }],
])("a modal may not have %s", async (_, more) => {
  const { emulator, ann, client, post } = study;
  const modal = { custom_id: "m", title: "Answer", components: [input("a")], ...more };
  client.on("raw", async (packet: { t: string; d: { id: string; token: string } }) => {
    if (packet.t !== "INTERACTION_CREATE") return;
    const path = `/interactions/${packet.d.id}/${packet.d.token}/callback`;
    const refused = await request(emulator, "POST", path, { type: 9, data: modal });
    await request(emulator, "POST", path, {
      type: 4,
      data: { ...plain, content: String(refused.body.code) },
    });
  });
  expect(await ann.press(await post({ components: buttons("a") }), "a")).toMatchObject({ content: "50035" });
});

function labelled(more: object) {
  return { type: 18, label: "Answer", component: { type: 4, custom_id: "a", style: 1, ...more } };
}

function input(id: string, more: object = {}) {
  return { type: 1, components: [{ type: 4, custom_id: id, style: 1, label: "Answer", ...more }] };
}

test.each([
  ["26 choices", Array.from({ length: 26 }, (_, index) => ({ name: `n${index}`, value: "v" }))],
  ["a name of 101", [{ name: "x".repeat(101), value: "v" }]],
  ["a value of 101", [{ name: "n", value: "x".repeat(101) }]],
])("an autocompletion may not have %s", async (_, choices) => {
  const { ann, handle } = study;
  const errors = handle(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    await interaction.respond(choices).finally(() => interaction.respond([]));
  });
  await ann.autocomplete("ask", "topic", "x");
  await expect.poll(() => errors).toMatchObject([{ code: 50035 }]);
});
