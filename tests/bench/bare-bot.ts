import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
} from "discord.js";

/**
 * The least bot there can be: says that it is ready, posts a question with its buttons, as Cohort posted it, and
 * acknowledges every press with the same words.
 */
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env.DISCORD_API_URL ?? "" },
  allowedMentions: { parse: [] },
});

client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isButton()) return;
  await interaction.reply({
    content: "Locked in: **B**, L1 regularization.",
    flags: MessageFlags.Ephemeral,
    allowedMentions: { parse: [] },
  });
});

client.once(Events.ClientReady, async () => {
  console.log("Ready");
  if (process.env.CHANNEL_ID === undefined) return;
  const channel = await client.channels.fetch(process.env.CHANNEL_ID);
  if (channel?.isSendable() !== true) throw new Error("The channel can't be written to");
  const wanted: readonly { customId: string; label: string }[] = JSON.parse(process.env.BUTTONS ?? "[]");
  const buttons = wanted.map(({ customId, label }) =>
    new ButtonBuilder().setCustomId(customId).setLabel(label).setStyle(ButtonStyle.Secondary),
  );
  await channel.send({
    content: process.env.QUESTION ?? "",
    components: [new ActionRowBuilder<ButtonBuilder>().addComponents(buttons)],
  });
});

await client.login(process.env.DISCORD_TOKEN ?? "");
