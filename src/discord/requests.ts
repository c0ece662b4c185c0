import { DefaultRestOptions, type RESTOptions } from "discord.js";

/** How discord.js asks Discord, with the answer read to its end and the asking ended by us. */
export type Requests = {
  readonly make: RESTOptions["makeRequest"];
  /** Gives up every request that waits, and all that come. */
  readonly end: () => void;
};

/**
 * discord.js limits how long the head of an answer may take, and this makes it limit the body too. `unauthorised` is told
 * when Discord refuses the token: discord.js then lets no further request out, and says so to nobody.
 */
export function watchRequests(unauthorised: () => void): Requests {
  const waiting = new Set<(error: Error) => void>();
  let isEnded = false;

  async function ask(...[url, init]: Parameters<Requests["make"]>): ReturnType<Requests["make"]> {
    const answer = await DefaultRestOptions.makeRequest(url, init);
    if (answer.status === 401 && "Authorization" in (init.headers ?? {})) unauthorised();
    const bytes = await answer.arrayBuffer();
    const text = async () => new TextDecoder().decode(bytes);
    const { headers, ok, status, statusText } = answer;
    const read = { arrayBuffer: async () => bytes, text, json: async () => JSON.parse(await text()) };
    return { headers, ok, status, statusText, ...read, body: null, bodyUsed: true };
  }

  return {
    make: (url, init) =>
      new Promise((resolve, reject) => {
        if (isEnded) return reject(stopping());
        waiting.add(reject);
        ask(url, init)
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      }),
    end() {
      isEnded = true;
      for (const giveUp of waiting) giveUp(stopping());
    },
  };
}

function stopping(): Error {
  return new Error("Cohort is stopping");
}
