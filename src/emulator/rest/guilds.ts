import { channelTypes, channelWire, isThread } from "../channel.ts";
import { channelsOf, type Guild, guildWire, memberWire, rolesWire } from "../guild.ts";
import { Refusal } from "../refusal.ts";
import { type Bucket, type Call, ok, type Reply, type Route } from "./route.ts";

const bucket: Bucket = { name: "guild", limit: 20, windowMs: 5_000, major: "guild" };
const members: Bucket = { name: "guildMember", limit: 10, windowMs: 10_000, major: "guild" };

/** The routes of guilds, read only. */
export const guildRoutes: readonly Route[] = [
  { method: "GET", path: "/guilds/:guild", auth: "bot", bucket, handle: read },
  { method: "GET", path: "/guilds/:guild/channels", auth: "bot", bucket, handle: channels },
  { method: "GET", path: "/guilds/:guild/threads/active", auth: "bot", bucket, handle: threads },
  { method: "GET", path: "/guilds/:guild/roles", auth: "bot", bucket, handle: roles },
  { method: "GET", path: "/guilds/:guild/members/:user", auth: "bot", bucket: members, handle: member },
];

function guildFor(call: Call): Guild {
  const guild = call.world.guilds.get(call.param("guild"));
  if (!guild) throw new Refusal(10004);
  if (!guild.installed) throw new Refusal(50001);
  return guild;
}

function read(call: Call): Reply {
  const guild = guildFor(call);
  const counts = {
    approximate_member_count: guild.members.size,
    approximate_presence_count: guild.members.size,
  };
  return ok({ ...guildWire(guild), ...(call.query("with_counts") === "true" ? counts : {}) });
}

function channels(call: Call): Reply {
  const all = channelsOf(call.world, guildFor(call));
  return ok(all.filter((one) => one.type === channelTypes.text).map(channelWire));
}

function threads(call: Call): Reply {
  const open = channelsOf(call.world, guildFor(call)).filter((one) => isThread(one) && !one.archived);
  return ok({ threads: open.map(channelWire), members: [] });
}

function roles(call: Call): Reply {
  return ok(rolesWire(guildFor(call)));
}

function member(call: Call): Reply {
  const userId = call.param("user") === "@me" ? call.world.bot.id : call.param("user");
  const found = guildFor(call).members.get(userId);
  if (found) return ok(memberWire(found));
  throw new Refusal(call.world.users.has(userId) ? 10007 : 10013);
}
