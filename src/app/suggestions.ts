import { StudyError } from "../core/errors.ts";
import type { NoteReading } from "../core/facts/note-reading.ts";
import { QUOTA, SUGGESTION_LIFE } from "../core/notes/quota.ts";
import { messageFile, noteOfMessage } from "../core/notes/saved-message.ts";
import type { App, Member } from "./app.ts";
import { mayEdit, refuseOthers } from "./editors.ts";
import { deedOf, type NoteParts, presentIn, savingOf } from "./note-parts.ts";
import type { Suggestion, SuggestionStore } from "./note-stores.ts";
import type { SuggestionView } from "./note-views.ts";
import { factView } from "./study.ts";

export type SuggestionParts = Pick<NoteParts, "settings" | "libraries" | "reader" | "clock" | "newId"> & {
  readonly suggestions: SuggestionStore;
};

/** Messages that members want to keep: suggested by anyone, accepted by editors, withdrawn by their authors. */
export function makeSuggestions(parts: SuggestionParts): App["suggestions"] {
  const { suggestions, settings, libraries, reader, clock, newId } = parts;

  async function readingOf(suggestion: Suggestion): Promise<NoteReading> {
    const [reading] = await reader.read([noteOfMessage(suggestion)]);
    if (reading === undefined) throw new Error("The reader gave no note");
    return reading;
  }

  async function viewOf(member: Member, suggestion: Suggestion): Promise<SuggestionView> {
    const { id, state, url, createdAt } = suggestion;
    const reading = suggestion.text === "" ? null : await readingOf(suggestion);
    return {
      suggestionId: id,
      state,
      facts: reading?.facts.map(factView) ?? [],
      problems: reading?.problems ?? [],
      url,
      expiresAt: createdAt + SUGGESTION_LIFE,
      mayAccept: state === "open" && mayEdit(member, await settings(member.guildId)),
    };
  }

  async function load(member: Member, suggestionId: string): Promise<Suggestion> {
    const suggestion = await suggestions.load(suggestionId, deedOf(member, parts));
    if (suggestion === null) throw new StudyError("suggestionGone");
    return suggestion;
  }

  return {
    async suggest(member, message) {
      if (message.isByBot) throw new StudyError("nothingToSave");
      const suggestion: Suggestion = {
        id: newId(),
        guildId: member.guildId,
        messageId: message.messageId,
        channelId: message.channelId,
        authorUserId: message.authorUserId,
        suggesterUserId: member.userId,
        text: message.content,
        url: message.url,
        state: "open",
        createdAt: clock(),
      };
      if (presentIn(await readingOf(suggestion)).length === 0) throw new StudyError("nothingToSave");
      const stored = await suggestions.add(suggestion, QUOTA.openSuggestions);
      if (stored === null) throw new StudyError("suggestionFull", { most: QUOTA.openSuggestions });
      return viewOf(member, stored);
    },
    async accept(member, suggestionId) {
      refuseOthers(member, await settings(member.guildId));
      const suggestion = await load(member, suggestionId);
      if (suggestion.state === "withdrawn") throw new StudyError("suggestionGone");
      if (suggestion.state === "open") {
        const note = noteOfMessage(suggestion);
        const facts = presentIn(await readingOf(suggestion));
        const change = { file: messageFile(suggestion.messageId), note, facts };
        const isSaved = await suggestions.accept(suggestionId, change, savingOf(member, parts));
        if (isSaved) await libraries.changed(member.guildId);
      }
      return viewOf(member, await load(member, suggestionId));
    },
    async withdraw(member, suggestionId) {
      const suggestion = await load(member, suggestionId);
      if (suggestion.state === "withdrawn") return viewOf(member, suggestion);
      const { authorUserId, suggesterUserId } = suggestion;
      const isTheirs = member.userId === authorUserId || member.userId === suggesterUserId;
      if (!isTheirs && !mayEdit(member, await settings(member.guildId)))
        throw new StudyError("notAllowed", { need: "author" });
      await suggestions.withdraw(suggestionId, deedOf(member, parts));
      if (suggestion.state === "accepted") await libraries.changed(member.guildId);
      return viewOf(member, await load(member, suggestionId));
    },
  };
}
