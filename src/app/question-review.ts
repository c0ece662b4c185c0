import { StudyError } from "../core/errors.ts";
import { type Pin, pinFlaw } from "../core/questions/people/ruling.ts";
import { type TypedPin, withoutOwnKey } from "../core/questions/people/typed-pin.ts";
import type { Question } from "../core/questions/question.ts";
import { isTypedRight } from "../core/questions/typed.ts";
import type { App, Member } from "./app.ts";
import { refuseOthers } from "./editors.ts";
import type { Clock } from "./ports.ts";
import { type ListParts, makeQuestionLists, shownStatistics } from "./question-lists.ts";
import type { Ruling } from "./question-stores.ts";
import type { DossierView } from "./question-views.ts";
import { pinned, reviewed, unruled } from "./reviews.ts";

export type ReviewParts = ListParts & {
  readonly clock: Clock;
  /** Looks after a round in which something is to be said. */
  readonly wakeRound: (roundId: string) => void;
  /** Looks after what admin channels are to be told. */
  readonly tellAdmins: () => void;
};

/** What editors see of a server's questions, and decide about them. */
export function makeQuestionReview(parts: ReviewParts): App["questions"] {
  const { rulings, statistics, studies, settings, rounds, clock, wakeRound, tellAdmins } = parts;

  /** An editor may be playing: what a round is asking now can be looked at once its answer is out. */
  async function editing(member: Member, questionId: string): Promise<void> {
    const { guildId } = member;
    refuseOthers(member, await settings(guildId));
    if ((await rounds.beingAsked(guildId)).has(questionId)) throw new StudyError("beingAsked");
  }

  async function inNotes(guildId: string, questionId: string): Promise<Question | null> {
    const { questions } = (await studies(guildId)).bank;
    return questions.find(({ id }) => id === questionId) ?? null;
  }

  /** An exercise is there as long as the fact or list that it counts as practised. */
  async function isStillExercise(guildId: string, { exercise, fact }: Question): Promise<boolean> {
    const { facts, lists } = (await studies(guildId)).bank.library;
    return exercise !== undefined && [...facts, ...lists].some(({ fingerprint }) => fingerprint === fact);
  }

  /** A question that this server's notes give, or that it was asked and reported or ruled on. */
  async function found(guildId: string, questionId: string) {
    const now = await inNotes(guildId, questionId);
    const kept = await rulings.one(guildId, questionId);
    const known = kept ?? (now === null ? null : unruled(now));
    if (known === null) throw new StudyError("unknownQuestion");
    const question = now ?? known.question;
    return {
      ruling: { ...known, question },
      isGone: now === null && !(await isStillExercise(guildId, question)),
    };
  }

  async function dossier(guildId: string, questionId: string): Promise<DossierView> {
    const { ruling, isGone } = await found(guildId, questionId);
    const question = pinned(ruling);
    const { typed } = question;
    const claims = (await rulings.claims(guildId, questionId)).filter(
      ({ text }) => typed === null || !isTypedRight(text, typed),
    );
    const shown = await shownStatistics(statistics, guildId, [question]);
    return {
      ...reviewed(ruling),
      isGone,
      pin: ruling.pin,
      isTyped: ruling.question.kind === "typed",
      statistics: shown.get(questionId) ?? null,
      claims: claims.map(({ reportId, text }) => ({ id: String(reportId), text })),
    };
  }

  /** Does what an editor decided about a question, then shows it as it is now. */
  async function deciding(
    member: Member,
    questionId: string,
    decide: (deed: Ruling) => Promise<void>,
  ): Promise<DossierView> {
    await editing(member, questionId);
    const { guildId } = member;
    const { ruling } = await found(guildId, questionId);
    await decide({ guildId, question: ruling.question });
    tellAdmins();
    return dossier(guildId, questionId);
  }

  return {
    ...makeQuestionLists(parts),
    async show(member, questionId) {
      await editing(member, questionId);
      return dossier(member.guildId, questionId);
    },
    disable: (member, questionId) => deciding(member, questionId, (deed) => rulings.disable(deed, clock())),
    enable: (member, questionId) => deciding(member, questionId, (deed) => rulings.enable(deed, clock())),
    async void(member, questionId) {
      await editing(member, questionId);
      const { guildId } = member;
      await found(guildId, questionId);
      const { roundIds } = await rulings.void({ guildId, questionId }, clock());
      for (const roundId of roundIds) wakeRound(roundId);
      return { rounds: roundIds.length };
    },
    async pin(member, questionId, pin) {
      return deciding(member, questionId, async (deed) => {
        const held = pin.kind === "accepted" ? withoutOwnKey(pin, deed.question) : pin;
        refuseFlawed(deed.question, held);
        await rulings.pin(deed, () => held, clock());
      });
    },
    unpin: (member, questionId) =>
      deciding(member, questionId, (deed) => rulings.pin(deed, () => null, clock())),
    async accept(member, questionId, claimId) {
      return deciding(member, questionId, async (deed) => {
        const claims = await rulings.claims(deed.guildId, questionId);
        const claim = claims.find(({ reportId }) => String(reportId) === claimId);
        if (claim === undefined) throw new StudyError("claimGone");
        await rulings.pin(deed, (before) => withClaim(deed.question, before, claim.text), clock());
      });
    },
  };
}

function withClaim(question: Question, before: Pin | null, text: string): Pin {
  const known: TypedPin = before?.kind === "accepted" ? before : { kind: "accepted", accepted: [] };
  const pin = { ...known, accepted: [...known.accepted.filter((each) => each !== text), text] };
  refuseFlawed(question, pin);
  return pin;
}

function refuseFlawed(question: Question, pin: Pin): void {
  const flaw = pinFlaw(question, pin);
  if (flaw !== null) throw new StudyError("badPin", { flaw: flaw.code, text: flaw.text });
}
