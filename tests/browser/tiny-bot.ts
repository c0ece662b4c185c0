import { setTimeout as sleep } from "node:timers/promises";
import {
  type ButtonInteraction,
  ButtonStyle,
  type ChatInputCommandInteraction,
  type Client,
  ComponentType,
  type Interaction,
  MessageFlags,
  TextInputStyle,
} from "discord.js";

const commands = [
  {
    name: "quiz",
    description: "Quiz rounds",
    options: [
      {
        type: 1,
        name: "start",
        description: "Asks one question",
        options: [
          { type: 3, name: "topic", description: "What about", autocomplete: true },
          { type: 4, name: "seconds", description: "How long", minValue: 5, maxValue: 120 },
          { type: 5, name: "speed", description: "Whether speed counts" },
        ],
      },
    ],
  },
  { name: "slow", description: "Thinks before it answers" },
  { name: "silent", description: "Never answers" },
  { name: "menu", description: "Offers a menu" },
  { name: "note", description: "Opens a form" },
  { name: "thread", description: "Opens a thread" },
  {
    name: "where",
    description: "Names a channel",
    options: [{ type: 7, name: "channel", description: "Which", required: true }],
  },
  { name: "Hand over", type: 3 },
  {
    name: "upload",
    description: "Takes files",
    options: [
      { type: 11, name: "file", description: "Notes", required: true },
      { type: 11, name: "file2", description: "More notes" },
    ],
  },
  { name: "choices", description: "Offers a menu of several" },
  { name: "manage", description: "For Manage Server", defaultMemberPermissions: "32" },
];

/** Makes a client a bot that does each thing that the page can show, once. */
export async function playTinyBot(client: Client<true>): Promise<void> {
  client.on("interactionCreate", (interaction) => {
    // A classmate may press as the test ends: the answer to that reaches nobody.
    void answer(interaction).catch((error: unknown) => {
      if (client.token !== null) throw error;
    });
  });
  await client.application.commands.set(commands);
}

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused().toLowerCase();
    const near = ["Optimization", "Regularization", "Softmax"].filter((one) =>
      one.toLowerCase().includes(typed),
    );
    await interaction.respond(near.map((name) => ({ name: `${name} (3 facts)`, value: name })));
  }
  if (interaction.isChatInputCommand()) await carryOut(interaction);
  if (interaction.isButton()) await press(interaction);
  if (interaction.isStringSelectMenu())
    await interaction.update({
      content: `You chose **${interaction.values.join(" and ") || "nothing"}**.`,
      components: [],
    });
  if (interaction.isMessageContextMenuCommand())
    await interaction.reply({
      content: `Handed over: ${interaction.targetMessage.content}`,
      flags: MessageFlags.Ephemeral,
    });
  if (interaction.isModalSubmit()) {
    const text = interaction.fields.getTextInputValue("text");
    await interaction.reply({ content: `Noted: ${text}`, flags: MessageFlags.Ephemeral });
  }
}

async function carryOut(interaction: ChatInputCommandInteraction): Promise<void> {
  switch (interaction.commandName) {
    case "quiz":
      return void (await interaction.reply(question(interaction)));
    case "slow":
      await interaction.deferReply();
      await sleep(700);
      return void (await interaction.editReply("Thought about it."));
    case "upload":
      return void (await interaction.reply(await handedOver(interaction)));
    case "choices":
      return void (await interaction.reply(menuOf(0, 2)));
    case "menu":
      return void (await interaction.reply(menuOf(1, 1)));
    case "note":
      return void (await interaction.showModal(form));
    case "where":
      return void (await interaction.reply(`It is ${interaction.options.getChannel("channel", true).name}.`));
    case "thread": {
      const response = await interaction.reply({ content: "A thread for you", withResponse: true });
      const thread = await response.resource?.message?.startThread({ name: "Round 1" });
      await thread?.send("Hello in the thread");
    }
  }
}

function question(interaction: ChatInputCommandInteraction) {
  const seconds = interaction.options.getInteger("seconds") ?? 20;
  const closes = Math.ceil(Date.now() / 1000) + seconds;
  const topic = interaction.options.getString("topic") ?? "everything";
  const content = [
    `**Question 1 of 1** · closes <t:${closes}:R>`,
    `\\_\\_\\_\\_ (blank) encourages *sparsity* (${topic}).`,
    "**A.** Dropout",
    "**B.** `L1` regularization",
    "> From your notes, [a link](https://example.com/notes)",
  ].join("\n");
  return { content, components: [row(["A", "B"])] };
}

function row(labels: readonly string[]) {
  const buttons = labels.map((label) => ({
    type: ComponentType.Button as const,
    style: ButtonStyle.Secondary as const,
    label,
    customId: label.toLowerCase(),
  }));
  return { type: ComponentType.ActionRow as const, components: buttons };
}

/** The files' sizes and first characters, and the first file itself under a name that looks like markup. */
async function handedOver(interaction: ChatInputCommandInteraction) {
  const given = ["file", "file2"].flatMap((name) => interaction.options.getAttachment(name) ?? []);
  const read = await Promise.all(
    given.map(
      async ({ name, size, url }) => `${name} (${size}): ${(await (await fetch(url)).text()).slice(0, 9)}`,
    ),
  );
  const attachment = Buffer.from("1: all is well");
  return {
    content: read.join("\n"),
    files: [{ attachment, name: "<b>[x](y).txt", description: "What is wrong" }],
  };
}

function menuOf(minValues: number, maxValues: number) {
  const options = [
    { label: "Optimization", value: "optimization" },
    { label: "Softmax", value: "softmax" },
  ];
  const type = ComponentType.StringSelect as const;
  const select = { type, customId: "topic", placeholder: "A topic", minValues, maxValues, options };
  return {
    content: "Choose one",
    components: [{ type: ComponentType.ActionRow as const, components: [select] }],
  };
}

const form = {
  title: "A note",
  custom_id: "note",
  components: [
    {
      type: ComponentType.Label as const,
      label: "Your note",
      component: {
        type: ComponentType.TextInput as const,
        custom_id: "text",
        style: TextInputStyle.Short as const,
      },
    },
  ],
};

async function press(interaction: ButtonInteraction): Promise<void> {
  if (interaction.customId === "a") {
    await interaction.update({ content: "**Question 1 of 1** · closed", components: [] });
  } else {
    await interaction.reply({
      content: "Locked in: **B**, L1 regularization.",
      flags: MessageFlags.Ephemeral,
    });
  }
}
