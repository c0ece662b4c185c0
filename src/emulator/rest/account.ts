import * as spec from "discord-api-spec/zod";
import { channelWire, directChannel } from "../channel.ts";
import { identifiesPerDay } from "../gateway/identify.ts";
import { type JsonObject, textOf } from "../json.ts";
import { guildPermissions } from "../permission.ts";
import { Refusal } from "../refusal.ts";
import { checkOf } from "../schema.ts";
import { userWire } from "../user.ts";
import type { World } from "../world.ts";
import { type Bucket, type Call, ok, type Reply, type Route } from "./route.ts";

const bucket: Bucket = { name: "account", limit: 20, windowMs: 5_000 };

/** The routes of the bot's own account: its user, its application, its gateway, its private channels. */
export function accountRoutes(identifies: () => number): readonly Route[] {
  const gateway = (call: Call) => ok(gatewayWire(call.world, identifies()));
  return [
    {
      method: "GET",
      path: "/gateway",
      auth: "bot",
      bucket,
      handle: (call) => ok({ url: gatewayUrl(call.world) }),
    },
    { method: "GET", path: "/gateway/bot", auth: "bot", bucket, handle: gateway },
    { method: "GET", path: "/users/@me", auth: "bot", bucket, handle: (call) => ok(meWire(call.world)) },
    { method: "GET", path: "/users/@me/guilds", auth: "bot", bucket, handle: guilds },
    {
      method: "POST",
      path: "/users/@me/channels",
      auth: "bot",
      bucket,
      check: checkOf(spec.CreatePrivateChannelRequestSchema),
      handle: openPrivateChannel,
    },
    { method: "GET", path: "/users/:user", auth: "bot", bucket, handle: user },
    { method: "GET", path: "/applications/@me", auth: "bot", bucket, handle: application },
    { method: "GET", path: "/oauth2/applications/@me", auth: "bot", bucket, handle: application },
  ];
}

/** Where the gateway listens. */
export function gatewayUrl(world: World): string {
  return `${world.url().replace(/^http/, "ws")}/gateway`;
}

function gatewayWire(world: World, identifies: number): JsonObject {
  return {
    url: gatewayUrl(world),
    shards: 1,
    session_start_limit: {
      total: identifiesPerDay,
      remaining: Math.max(0, identifiesPerDay - identifies),
      reset_after: 24 * 3_600_000,
      max_concurrency: 1,
    },
  };
}

function meWire(world: World): JsonObject {
  return { ...userWire(world.bot), mfa_enabled: false, locale: "en-US", verified: true, email: null };
}

function guilds(call: Call): Reply {
  const inside = [...call.world.guilds.values()].filter((guild) => guild.installed);
  return ok(
    inside.map((guild) => ({
      id: guild.id,
      name: guild.name,
      icon: null,
      banner: null,
      owner: false,
      permissions: guildPermissions(guild, call.world.bot.id).toString(),
      features: [],
    })),
  );
}

function user(call: Call): Reply {
  const found = call.world.users.get(call.param("user"));
  if (!found) throw new Refusal(10013);
  return ok(userWire(found));
}

function openPrivateChannel(call: Call): Reply {
  const { world } = call;
  const recipient = world.users.get(textOf(call.body.recipient_id));
  if (!recipient || recipient.bot) throw new Refusal(10013);
  return ok(channelWire(directChannel(world, [recipient, world.bot])));
}

function application(call: Call): Reply {
  const { world } = call;
  return ok({
    id: world.bot.id,
    name: world.bot.name,
    icon: null,
    description: "",
    type: null,
    flags: 0,
    flags_new: "0",
    bot: userWire(world.bot),
    bot_public: true,
    bot_require_code_grant: false,
    integration_types_config: { 0: {}, 1: {} },
    verify_key: "0".repeat(64),
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userWire({ id: "1", name: "Owner", bot: false }),
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: ["bot", "applications.commands"],
  });
}
