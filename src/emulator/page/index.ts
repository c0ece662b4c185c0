import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Emulator } from "../emulator.ts";
import type { Member } from "../member.ts";
import type { Guild } from "../server.ts";
import { createSignal } from "../signal.ts";
import { type Asset, type Assets, createAssets } from "./assets.ts";
import { avatarOf } from "./avatar.ts";
import { type Classmates, createClassmates } from "./classmates.ts";
import { createDoer } from "./deed.ts";
import { guard, policyOf } from "./guard.ts";
import { createSeats, openStream, type PageEvent } from "./stream.ts";
import { type Place, useOf } from "./view.ts";

/**
 * Who is at the page: `people` can be chosen, `classmates` play by themselves once they are added, always the same way for
 * the same `seed` (1). `hosts` are names beside loopback's by which the page may be asked for.
 */
export type PageOptions = {
  readonly people: readonly Member[];
  readonly classmates: readonly Member[];
  readonly seed?: number;
  readonly hosts?: readonly string[];
};

/** A mounted page. */
export type Page = { readonly classmates: Classmates; readonly close: () => void };

const keptUses = 5_000;
const largestDeed = 64 * 1024;
/** A file of ten megabytes as base64, and what stands around it. */
const largestUpload = 15 * 1024 * 1024;

/**
 * Serves a page at "/" where people use the bot in the channels of a guild. It must be mounted before the emulator's first
 * request. Rejects when a package that the page is made of isn't installed.
 */
export async function mountPage(emulator: Emulator, guild: Guild, options: PageOptions): Promise<Page> {
  const uses = new Map<string, { readonly by: string; readonly command: string }>();
  const stop = emulator.on((happening) => {
    if (happening.kind !== "interactionStarted" || happening.interaction.type !== 2) return;
    uses.set(happening.interaction.id, useOf(happening.interaction));
    const oldest = uses.keys().next().value;
    if (uses.size > keptUses && oldest !== undefined) uses.delete(oldest);
  });
  const classmates = createClassmates(emulator, options.classmates, options.seed ?? 1);
  const assets = await createAssets();
  const place: Place = { emulator, guild, people: options.people, uses };
  mountFiles(emulator, assets, options.hosts ?? []);
  mountDeeds(place, classmates, options.classmates.length);
  return {
    classmates,
    close: () => {
      classmates.close();
      stop();
    },
  };
}

function mountFiles({ app }: Emulator, assets: Assets, hosts: readonly string[]): void {
  const own = guard(hosts, policyOf(assets.importMapHash));
  for (const path of ["/", "/page/*", "/packages/*"]) app.use(path, own);
  app.get("/", async () => answer(await assets.page()));
  app.get("/page/avatars/:name", (context) => {
    const body = avatarOf(context.req.param("name"));
    return answer({ body, type: "image/svg+xml" });
  });
  app.get("/page/files/*", async (context) => answer(await assets.own(context.req.path.slice(12))));
  app.get("/packages/*", async (context) => answer(await assets.module(context.req.path.slice(10))));
}

function answer(asset: Asset | null): Response {
  if (asset === null) return new Response("Not found\n", { status: 404 });
  return new Response(asset.body, { headers: { "content-type": asset.type, "cache-control": "no-cache" } });
}

function mountDeeds(place: Place, classmates: Classmates, most: number): void {
  const { app } = place.emulator;
  const news = createSignal<PageEvent>();
  const doer = createDoer(place);
  const seats = createSeats(place.people);
  const wish = z.object({ count: z.int().min(0).max(most) });
  app.get("/page/events", (context) =>
    openStream(context, place, {
      seats,
      memberId: context.req.query("member"),
      classmates: classmates.count,
      onNews: news.on,
    }),
  );
  app.post("/page/uploads", bodyLimit({ maxSize: largestUpload }), (context) => replyTo(context, doer.act));
  app.post("/page/*", bodyLimit({ maxSize: largestDeed }));
  app.post("/page/deeds", (context) => replyTo(context, doer.act));
  app.post("/page/classmates", (context) =>
    replyTo(context, async (sent) => {
      classmates.setCount(wish.parse(sent).count);
      const data = { classmates: classmates.count() };
      news.emit({ event: "classmates", data });
      return data;
    }),
  );
}

async function replyTo(context: Context, act: (sent: unknown) => Promise<object>): Promise<Response> {
  try {
    return context.json(await act(await context.req.json()));
  } catch (error) {
    if (error instanceof SyntaxError) return context.json({ error: "This isn't JSON." }, 400);
    if (error instanceof z.ZodError) return context.json({ error: z.prettifyError(error) }, 400);
    throw error;
  }
}
