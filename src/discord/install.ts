import {
  ApplicationIntegrationType,
  type ChatInputApplicationCommandData,
  InteractionContextType,
} from "discord.js";

type Where = Required<Pick<ChatInputApplicationCommandData, "integrationTypes" | "contexts">>;

/** For a command that needs a server with the bot in it. */
export const inServers: Where = {
  integrationTypes: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};

/** For a command that members may also install for themselves, and use in direct messages. */
export const everywhere: Where = {
  integrationTypes: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};
