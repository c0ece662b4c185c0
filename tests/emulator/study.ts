import { type Client, Events, type Interaction } from "discord.js";
import { type Emulator, type Guild, type Member, type Message, startEmulator } from "#src/emulator/index.ts";
import { connect } from "./bot.ts";
import { plain, request } from "./raw.ts";

/** A guild with two members, a real client that has registered some commands, and a clock that can be put forward. */
export type Study = {
  readonly emulator: Emulator;
  readonly guild: Guild;
  readonly ann: Member;
  readonly ben: Member;
  readonly client: Client<true>;
  /** Puts the emulator's clock so many milliseconds ahead of the machine's. */
  readonly setAhead: (ms: number) => void;
  /** Registers these global commands in place of the first ones. */
  readonly register: (commands: readonly object[]) => Promise<void>;
  /** Lets the bot handle every interaction so, and gives what went wrong while it did. */
  readonly handle: (act: (interaction: Interaction) => Promise<unknown>) => readonly unknown[];
  /** Posts a message of the bot. */
  readonly post: (body: object) => Promise<Message>;
  /** Everything that the bot is told of the next interaction. */
  readonly payloadOf: (act: () => Promise<unknown>) => Promise<Record<string, unknown>>;
  readonly close: () => Promise<void>;
};

const topic = { type: 3, name: "topic", description: "Topic", autocomplete: true };
const file = { type: 11, name: "file", description: "Notes" };
const firstCommands = [
  { name: "ask", description: "Asks", options: [topic, file] },
  { name: "Quote", type: 3 },
  { name: "Greet", type: 2 },
];

/** Starts a study group with its bot; the caller closes it. */
export async function startStudy(): Promise<Study> {
  const clock = { ahead: 0 };
  const emulator = await startEmulator({ now: () => Date.now() + clock.ahead });
  const guild = emulator.addGuild({ name: "Study", locale: "de" });
  const channel = guild.addChannel("general");
  const ann = guild.addMember("Ann", { permissions: ["ManageGuild"], nick: "Annie", locale: "fr" });
  const ben = guild.addMember("Ben");
  const client = await connect(emulator);
  const register = async (commands: readonly object[]) => {
    await request(emulator, "PUT", `/applications/${emulator.applicationId}/commands`, commands);
  };
  await register(firstCommands);
  return {
    ...{ emulator, guild, ann, ben, client, register },
    setAhead: (ms) => {
      clock.ahead = ms;
    },
    handle: (act) => handleWith(client, act),
    post: async (body) => {
      const sent = { ...plain, ...body };
      const { body: made } = await request(emulator, "POST", `/channels/${channel.id}/messages`, sent);
      const message = emulator.message(String(made.id), channel);
      if (!message) throw new Error(`Not posted: ${JSON.stringify(made)}`);
      return message;
    },
    payloadOf: (act) => payloadOf(client, act),
    close: async () => {
      await client.destroy();
      await emulator.close();
    },
  };
}

function handleWith(client: Client, act: (interaction: Interaction) => Promise<unknown>): readonly unknown[] {
  const errors: unknown[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    act(interaction).catch((error: unknown) => errors.push(error));
  });
  return errors;
}

async function payloadOf(client: Client, act: () => Promise<unknown>): Promise<Record<string, unknown>> {
  const payloads: Record<string, unknown>[] = [];
  client.on("raw", (packet: { t: string; d: Record<string, unknown> }) => {
    if (packet.t === "INTERACTION_CREATE") payloads.push(packet.d);
  });
  await act();
  const [payload] = payloads;
  if (!payload) throw new Error("No interaction came");
  return payload;
}
