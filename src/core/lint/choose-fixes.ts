import { overlap, type TextEdit } from '../model/edit.ts';
import type { Message } from '../model/message.ts';

/** A message that can be corrected. */
export type FixableMessage = Message & Required<Pick<Message, 'fix'>>;

/** Whether a message comes with its correction. */
export function isFixable(message: Message): message is FixableMessage {
  return message.fix !== undefined;
}

/** Returns the messages about one text whose fixes can be made together, the first ones first. */
export function chooseFixes(messages: readonly FixableMessage[]): FixableMessage[] {
  const chosen: FixableMessage[] = [];
  const taken: TextEdit[] = [];
  for (const message of messages) {
    const { edits } = message.fix;
    if (edits.some((edit) => taken.some((other) => overlap(edit, other)))) continue;
    chosen.push(message);
    taken.push(...edits);
  }
  return chosen;
}

/** All edits of some fixes. */
export function editsOf(messages: readonly FixableMessage[]): TextEdit[] {
  return messages.flatMap(({ fix }) => fix.edits);
}
