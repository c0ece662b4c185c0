import type { Given } from "../../src/core/questions/given.ts";
import type { Member, Message, Outcome } from "../../src/emulator/index.ts";

/** An answer of the form that a question's message asks for, right or not. */
export function anyAnswer(message: Message, random: () => number): Given {
  const [menu] = message.menus;
  if (menu !== undefined) {
    const sure = Math.floor(random() * menu.options.length);
    const choices = menu.options.flatMap((_, at) => (at === sure || random() < 0.4 ? [at] : []));
    return { kind: "options", choices };
  }
  if (message.buttons.length === 1) return { kind: "text", text: `guess ${Math.floor(random() * 1_000)}` };
  return { kind: "option", choice: Math.floor(random() * message.buttons.length) };
}

/** Gives an answer as a member does: by a button, a menu, or the form behind a button. */
export async function give(member: Member, message: Message, given: Given): Promise<Outcome> {
  switch (given.kind) {
    case "option":
      return member.press(message, message.buttons[given.choice]?.customId ?? "");
    case "options":
      return member.choose(message, message.menus[0]?.customId ?? "", given.choices.map(String));
    case "text": {
      const opened = await member.press(message, message.buttons[0]?.customId ?? "");
      return opened.modal === null ? opened : member.submit(opened, { text: given.text });
    }
  }
}
