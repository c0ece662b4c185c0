import type { Random } from "../../src/core/random.ts";
import type { Running, World } from "../support/bot.ts";
import { Life } from "../support/mortal.ts";
import { beat, tickWhenDue } from "./beats.ts";
import { between, countOf, mostlyShort, oneOf } from "./chance.ts";
import { DAY, MINUTE, type Plan, REMEMBERED } from "./plan.ts";
import { Recovery } from "./recovery.ts";
import { Silences } from "./silences.ts";
import type { Transcript } from "./transcript.ts";

/** What happens with each heartbeat; nobody counts it among the steps of a life. */
const HEARTBEAT = new Set(["presence.alive", "rounds.due"]);

/** A process; `lostAt` tells since when it can't hear Discord, and `missed` what it will be told once it can. */
type Ship = {
  readonly bot: Running;
  /** Has it note that it is there, and see what is due. */
  readonly stir: () => void;
  /** Has it watched how soon rounds go on. */
  readonly watch: () => void;
  lostAt: number | null;
  missed: ((bot: Running) => void)[];
};
type Deed = { readonly at: number; readonly order: number; readonly act: () => Promise<void> };

/** What a fleet needs; `isBusy` tells whether any round is on. */
export type FleetParts = {
  readonly plan: Plan;
  readonly world: World;
  readonly random: Random;
  readonly transcript: Transcript;
  readonly isBusy: () => boolean;
};

/** The bot's processes: they die, are deployed anew, lose the gateway, and come back. */
export class Fleet {
  readonly recovery: Recovery;
  readonly #parts: FleetParts;
  #ships: Ship[] = [];
  #deeds: Deed[] = [];
  #orders = 0;
  #isCalm = false;
  /** When no process heard Discord, and when some process didn't. */
  readonly silences: Silences;
  /** How often processes died before or after each step. */
  readonly deaths = new Map<string, number>();
  boots = 0;
  /** How often two processes were told of the same thing. */
  heardTwice = 0;

  constructor(parts: FleetParts) {
    this.#parts = parts;
    this.silences = new Silences(parts.world.time.now);
    this.recovery = new Recovery(parts.world);
  }

  /** Processes that hear Discord now. */
  get hearing(): Running[] {
    return this.#ships.filter((ship) => ship.lostAt === null).map(({ bot }) => bot);
  }

  /** Has each process that hears Discord told of something; one that has lost it is told later, or never. */
  readonly hear = (deliver: (bot: Running) => void): void => {
    if (this.hearing.length > 1) this.heardTwice += 1;
    for (const { bot, lostAt, missed } of this.#ships) {
      if (bot.life.death !== null) continue;
      if (lostAt === null) deliver(bot);
      else missed.push(deliver);
    }
  };

  /** Plans what happens to processes on a day that begins now. */
  plan(day: number): void {
    const { plan, random } = this.#parts;
    this.silences.forget(day - REMEMBERED);
    const add = (mean: number, act: () => Promise<void>) => {
      for (let left = countOf(random, mean); left > 0; left--) this.#at(day + between(random, 0, DAY), act);
    };
    add(plan.perDay.kills, () => this.#kill());
    add(plan.perDay.deploys, () => this.#deploy());
    add(plan.perDay.losses, () => this.#lose());
  }

  /** Somebody did something: a process at rest that noted seldom that it is there, or had nothing due, may have now. */
  stir(): void {
    for (const { stir } of this.#ships) stir();
  }

  /** Plans a deploy. */
  deployAt(at: number): void {
    this.#at(at, () => this.#deploy());
  }

  /** Lets time pass, and does to processes what is to be done to them. */
  async sail(until: number): Promise<void> {
    const { time } = this.#parts.world;
    if (this.boots === 0) await this.#boot();
    while (time.now() < until) {
      const stop = Math.min(until, this.#deeds[0]?.at ?? until);
      await time.advance(Math.max(0, stop - time.now()), () => this.#dead().length > 0);
      for (const ship of this.#dead()) await this.#bury(ship);
      while (this.#deeds[0] !== undefined && this.#deeds[0].at <= time.now())
        await this.#deeds.shift()?.act();
    }
  }

  /** From now on one healthy process runs, until the next `plan`. */
  async calm(): Promise<void> {
    this.#deeds = [];
    this.#isCalm = true;
    for (const ship of [...this.#ships]) await this.#end(ship);
    await this.#boot();
  }

  /** The processes die again. */
  storm(): void {
    this.#isCalm = false;
  }

  #at(at: number, act: () => Promise<void>): void {
    this.#deeds.push({ at, order: this.#orders++, act });
    this.#deeds.sort((a, b) => a.at - b.at || a.order - b.order);
  }

  #dead(): Ship[] {
    return this.#ships.filter(({ bot }) => bot.life.death !== null);
  }

  async #boot(): Promise<void> {
    const { world, random, transcript, plan } = this.#parts;
    const life = new Life((_, { name }) => {
      if (this.#isCalm || HEARTBEAT.has(name)) return false;
      return random() * plan.stepsOfLife < 1;
    });
    this.boots += 1;
    transcript.note("boot", this.boots);
    const timers = world.time.timers(`ship-${this.boots}`);
    const bot = await world.boot(life);
    const isUp = () => life.death === null && ship.lostAt === null;
    const pulse = { bot, timers, clock: world.time.now, isUp, isBusy: this.#parts.isBusy };
    const look = tickWhenDue(pulse);
    const stir = () => {
      if (isUp()) void bot.upkeep.alive();
      beat(pulse);
      look();
    };
    const watch = () => this.recovery.watch(bot, timers, isUp);
    const ship: Ship = { bot, stir, watch, lostAt: null, missed: [] };
    this.#ships.push(ship);
    this.silences.end();
    beat(pulse);
    watch();
    await world.time.advance(0);
  }

  /** A process died at a step; another comes after a while, where none is there. */
  async #bury(ship: Ship): Promise<void> {
    const { transcript } = this.#parts;
    const { death } = ship.bot.life;
    const step = `${death?.when} ${death?.name}`;
    transcript.note("died", step);
    this.deaths.set(step, (this.deaths.get(step) ?? 0) + 1);
    await this.#end(ship);
    this.#comeBack();
  }

  #comeBack(): void {
    const { world, random, plan } = this.#parts;
    if (this.#ships.length > 0) return;
    const most = oneOf(random, [6_000, 6_000, 6_000, 6_000, 60_000, 60_000, 20 * MINUTE, plan.longest]);
    this.#at(world.time.now() + mostlyShort(random, 800, most), async () => {
      if (this.#ships.length === 0) await this.#boot();
    });
  }

  async #kill(): Promise<void> {
    const [ship] = this.#ships;
    if (ship === undefined) return;
    ship.bot.life.kill();
    await this.#bury(ship);
  }

  /** The new process starts beside the old one, which stops cleanly, or is killed for taking too long. */
  async #deploy(): Promise<void> {
    const { world, random } = this.#parts;
    const [old] = this.#ships;
    if (old === undefined || this.#ships.length > 1) return;
    await this.#boot();
    this.#at(world.time.now() + between(random, 500, 120_000), async () => {
      if (!this.#ships.includes(old)) return;
      if (random() < 0.5) {
        void old.bot.upkeep.close();
        await world.time.advance(between(random, 0, 5_000));
      }
      await this.#end(old);
      this.#comeBack();
    });
  }

  /** The gateway goes; what was missed is told at its return, unless Discord gives up the session. */
  async #lose(): Promise<void> {
    const { world, random, transcript } = this.#parts;
    const [ship] = this.#ships;
    if (ship === undefined || ship.lostAt !== null) return;
    transcript.note("gateway lost");
    ship.lostAt = world.time.now();
    this.#deafen();
    ship.bot.upkeep.pause();
    const isResumed = random() < 0.7;
    this.#at(world.time.now() + mostlyShort(random, 500, 5 * MINUTE), async () => {
      if (!this.#ships.includes(ship)) return;
      transcript.note("gateway back");
      const { lostAt, missed } = ship;
      ship.lostAt = null;
      ship.missed = [];
      this.silences.end();
      if (lostAt !== null) this.silences.lost(lostAt);
      if (isResumed) for (const deliver of missed) deliver(ship.bot);
      void ship.bot.upkeep.resume(lostAt);
      ship.stir();
      await world.time.advance(0);
    });
  }

  async #end(ship: Ship): Promise<void> {
    this.#ships = this.#ships.filter((one) => one !== ship);
    this.#deafen();
    await ship.bot.die();
    // What the dead process held is waited for, also by one that was ready before.
    for (const { watch } of this.#ships) watch();
  }

  #deafen(): void {
    if (this.hearing.length === 0) this.silences.begin();
  }
}
