import {
  GatewayCloseCodes,
  type IShardingStrategy,
  SimpleShardingStrategy,
  type WebSocketOptions,
  type WebSocketShardDestroyOptions,
  WebSocketShardDestroyRecovery,
} from "discord.js";
import type { Clock, Logger } from "../app/ports.ts";
import { type Connections, type IdentifyGuard, makeIdentifyGuard } from "./identify-guard.ts";
import { loggable } from "./loggable.ts";

/** What the gateway connection did; times are UTC milliseconds. "refused" is final: the process should end. */
export type ConnectionEvent =
  | { readonly kind: "lost"; readonly at: number }
  | { readonly kind: "back"; readonly lostAt: number; readonly at: number }
  | { readonly kind: "refused"; readonly reason: string };

/** How long the connection may be silent while it stands, and make no headway while it doesn't, in milliseconds. */
export type GatewayPatience = { readonly silence: number; readonly headway: number };

/**
 * Discord asks for a heartbeat every 41,250 ms, and discord.js sees after two that no one listens; it then waits for half a
 * minute more for the other side to say goodbye. Its wait for READY, the longest of the others, is 15 seconds.
 */
const PATIENCE: GatewayPatience = { silence: 2 * 41_250 + 5_000, headway: 20_000 };
/** Discord forgets a session about so many milliseconds after its connection was lost. */
const RESUMABLE = 120_000;

export const TOKEN_REFUSED =
  "Discord refused the token. Check DISCORD_TOKEN: it is on the application's page, under Bot, and ends when it is reset.";

/** The close codes after which discord.js doesn't connect again, in words for the person who runs the bot. */
const finalCodes: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: TOKEN_REFUSED,
  [GatewayCloseCodes.InvalidShard]:
    "Discord refused the shard. Update Cohort; if it is up to date, report it.",
  [GatewayCloseCodes.ShardingRequired]:
    "The bot is in too many servers for one connection, and Cohort has one only. Remove it from some servers.",
  [GatewayCloseCodes.InvalidAPIVersion]:
    "Discord no longer speaks this version of its gateway. Update Cohort.",
  [GatewayCloseCodes.InvalidIntents]: "Discord refused the gateway intents. Update Cohort.",
  [GatewayCloseCodes.DisallowedIntents]:
    "Discord refused the gateway intents, though none is privileged. Update Cohort.",
};

export type GatewayEdge = {
  readonly log: Logger;
  readonly now: Clock;
  readonly tell: (event: ConnectionEvent) => void;
  readonly patience?: GatewayPatience;
};

/** discord.js's gateway connection under watch. */
export type Gateway = {
  /** For the options of the client, which is to be connected by them. */
  readonly options: Pick<WebSocketOptions, "buildStrategy" | "buildIdentifyThrottler">;
  /** Whether the connection stands. */
  readonly connected: () => boolean;
  readonly close: () => void;
};

type Shard = { readonly destroy: (options: WebSocketShardDestroyOptions) => Promise<void> };

/**
 * Tells of every loss and return of the connection, and of its end for good. discord.js takes up a lost connection by
 * itself; where it waits for what never comes, it is made to begin again.
 */
export function watchGateway(edge: GatewayEdge): Gateway {
  const { log, now, tell, patience = PATIENCE } = edge;
  let guard: IdentifyGuard | null = null;
  let state: "connecting" | "ready" | "lost" | "refused" = "connecting";
  let lostAt = now();
  /** When something was last heard, or, without a connection, last got ahead. */
  let movedAt = now();
  /** What connects, once it has begun to. */
  let connecting: { readonly beginAgain: () => void; readonly forgetSession: () => void } | null = null;

  const moved = () => {
    movedAt = now();
  };
  const heard = () => {
    if (state === "ready") moved();
  };
  const lose = () => {
    if (state !== "ready") return;
    state = "lost";
    // More than a heartbeat without an answer: the connection was dead before anyone saw it.
    lostAt = now() - movedAt > patience.silence / 2 ? movedAt : now();
    tell({ kind: "lost", at: lostAt });
  };
  const gain = () => {
    moved();
    const wasLost = state === "lost";
    state = "ready";
    if (wasLost) tell({ kind: "back", lostAt, at: now() });
  };
  const refuse = (reason: string) => {
    state = "refused";
    tell({ kind: "refused", reason });
  };
  const closed = ({ code }: { readonly code: number }) => {
    const reason = finalCodes[code];
    if (reason === undefined) lose();
    else refuse(reason);
    moved();
  };
  const look = () => {
    if (connecting === null || guard?.isWaiting() || state === "refused") return moved();
    if (state === "lost" && now() - lostAt > RESUMABLE) connecting.forgetSession();
    const isStuck = now() - movedAt > (state === "ready" ? patience.silence : patience.headway);
    if (!isStuck) return;
    log.warn({ state }, "the gateway connection is stuck and is begun again");
    lose();
    moved();
    connecting.beginAgain();
  };

  function buildStrategy(connections: Connections): IShardingStrategy {
    const shards = new SimpleShardingStrategy(connections);
    // A handshake that discord.js no longer waits for ends in an error that nobody hears, which would end the process.
    const waits = { handshakeTimeout: 0.4 * patience.headway, helloTimeout: 0.5 * patience.headway };
    Object.assign(connections.options, waits);
    connections.on("hello", moved);
    connections.on("closed", closed);
    connections.on("dispatch", heard);
    connections.on("heartbeat", heard);
    connections.on("ready", gain);
    connections.on("resumed", gain);
    const begun = () => {
      moved();
      connecting = {
        beginAgain: () => void beginAgain(shards, log),
        forgetSession: () => void connections.options.updateSessionInfo(0, null),
      };
    };
    return patient(shards, { log, begun });
  }

  const looking = setInterval(look, Math.min(1_000, patience.headway / 4)).unref();
  return {
    options: {
      buildStrategy,
      buildIdentifyThrottler(connections) {
        guard = makeIdentifyGuard(connections, {
          ...{ log, now },
          exhausted: refuse,
          isRefused: () => state === "refused",
        });
        return guard;
      },
    },
    connected: () => state === "ready",
    close: () => clearInterval(looking),
  };
}

/**
 * The same shards, which go on connecting after the first attempt failed: discord.js would give all up. `begun` is told
 * when they connect for the first time.
 */
function patient(
  shards: SimpleShardingStrategy,
  { log, begun }: { readonly log: Logger; readonly begun: () => void },
): IShardingStrategy {
  return {
    spawn: (ids) => shards.spawn(ids),
    connect() {
      begun();
      return shards
        .connect()
        .catch((error: unknown) => log.warn({ error: loggable(error) }, "Discord's gateway isn't there yet"));
    },
    destroy: (options) => shards.destroy(options),
    send: (shardId, payload) => shards.send(shardId, payload),
    fetchStatus: () => shards.fetchStatus(),
  };
}

async function beginAgain(strategy: SimpleShardingStrategy, log: Logger): Promise<void> {
  const recover = WebSocketShardDestroyRecovery.Resume;
  try {
    await Promise.all(shardsOf(strategy).map((shard) => shard.destroy({ reason: "Stuck", recover })));
  } catch (error) {
    log.error({ error: loggable(error) }, "the gateway connection couldn't be begun again");
  }
}

/** discord.js tells nobody of its shards, and its strategy can end them but not let them connect anew. */
function shardsOf(strategy: SimpleShardingStrategy): readonly Shard[] {
  const shards: unknown = Reflect.get(strategy, "shards");
  return shards instanceof Map ? [...shards.values()].filter(isShard) : [];
}

function isShard(value: unknown): value is Shard {
  return (
    typeof value === "object" && value !== null && "destroy" in value && typeof value.destroy === "function"
  );
}
