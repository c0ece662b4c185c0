/**
 * What goes wrong with a request: `lostReply` is carried out but its answer is cut, `stalledReply` is carried out but its
 * answer never ends, `falseError` is carried out but its answer says that it failed, `lostRequest` isn't carried out, and
 * `act` does something of the test's own before or after it is carried out: stops the bot, say.
 */
export type RequestFault =
  | { readonly kind: "delay"; readonly ms: number }
  | { readonly kind: "status"; readonly status: number; readonly code?: number }
  | {
      readonly kind: "rateLimit";
      readonly retryAfterMs: number;
      readonly scope?: "user" | "global" | "shared";
    }
  | { readonly kind: "lostReply" }
  | { readonly kind: "stalledReply" }
  | { readonly kind: "falseError"; readonly status: number }
  | { readonly kind: "lostRequest" }
  | { readonly kind: "hang" }
  | { readonly kind: "act"; readonly before?: () => unknown; readonly after?: () => unknown };

/** What goes wrong with a gateway event on its way to the bot. */
export type EventFault =
  | { readonly kind: "drop" }
  | { readonly kind: "duplicate" }
  | { readonly kind: "delay"; readonly ms: number };

/**
 * What goes wrong with a gateway connection that the bot opens: `refuse` answers the upgrade with an HTTP status, `hang`
 * never answers it, `noHello` says nothing after it, `noSession` beats but never answers an identify or a resume, and
 * `close` greets and closes with a code.
 */
export type ConnectionFault =
  | { readonly kind: "refuse"; readonly status: number }
  | { readonly kind: "hang" }
  | { readonly kind: "noHello" }
  | { readonly kind: "noSession" }
  | { readonly kind: "close"; readonly code: number };

/** A fault in force: how often it may still strike, and a way to take it back. */
export type ActiveFault = { readonly left: () => number; readonly remove: () => void };

/** Faults on demand. A pattern is the whole name ("POST /channels/:channel/messages", "INTERACTION_CREATE") or a RegExp on it. */
export type Faults = {
  /** Spoils the next `times` requests (once) whose route, method first, fits the pattern. */
  readonly onRequest: (route: string | RegExp, fault: RequestFault, times?: number) => ActiveFault;
  /** Spoils the next `times` gateway events (once) whose name fits the pattern. */
  readonly onEvent: (name: string | RegExp, fault: EventFault, times?: number) => ActiveFault;
  /** Spoils the next `times` gateway connections (once) that the bot opens. */
  readonly onConnection: (fault: ConnectionFault, times?: number) => ActiveFault;
  /** Closes every gateway socket with a code; the sessions can be resumed unless `resumable` is false. */
  readonly closeSockets: (code: number, options?: { readonly resumable?: boolean }) => void;
  /** Asks the bot to reconnect and resume, as Discord does now and then. */
  readonly askToReconnect: () => void;
  /** Tells the bot that its session is invalid, and whether it may be resumed none the less. */
  readonly invalidateSessions: (options: { readonly resumable: boolean }) => void;
  /** Refuses a token from now on, as when it was reset: 401 by REST, 4004 by the gateway. */
  readonly revokeToken: (token: string) => void;
  /** Leaves heartbeats unanswered, so that the connection looks dead to the bot. */
  readonly ignoreHeartbeats: (ignore: boolean) => void;
  /** Silences the connections there are, as a cable that is pulled: nothing is heard, said or closed on them any more. */
  readonly silenceSockets: () => void;
  /** Counts so many identifies as spent today, as by earlier processes. */
  readonly spendIdentifies: (count: number) => void;
  /** Forgets every nonce at once, as Discord does after some minutes: the same one then makes another message. */
  readonly forgetNonces: () => void;
  /** Takes every request, event and connection fault back. */
  readonly clear: () => void;
};

type Pending<T> = { readonly pattern: string | RegExp; readonly fault: T; left: number };

/** Faults waiting to strike, oldest first. */
export type FaultList<T> = {
  readonly add: (pattern: string | RegExp, fault: T, times: number) => ActiveFault;
  /** The fault that strikes this name now, used up by one; undefined when there is none. */
  readonly take: (name: string) => T | undefined;
  readonly clear: () => void;
};

/** An empty list of faults. */
export function createFaultList<T>(): FaultList<T> {
  const list = new Set<Pending<T>>();
  return {
    add: (pattern, fault, times) => {
      const pending = { pattern, fault, left: times };
      list.add(pending);
      return { left: () => pending.left, remove: () => void list.delete(pending) };
    },
    take: (name) => {
      if (list.size === 0) return undefined;
      for (const pending of list) {
        if (!fits(pending.pattern, name)) continue;
        pending.left -= 1;
        if (pending.left <= 0) list.delete(pending);
        return pending.fault;
      }
      return undefined;
    },
    clear: () => list.clear(),
  };
}

function fits(pattern: string | RegExp, name: string): boolean {
  return typeof pattern === "string" ? pattern === name : pattern.test(name);
}
