import { createInterface } from 'node:readline/promises';
import { usageError } from './usage-error.ts';

/** Asks people, in a terminal. */
export interface Questions {
  /** Shows lines of text. */
  readonly say: (text: string) => void;
  /** Returns what is typed, without white space around it. Throws a usage error when nobody answers any more. */
  readonly ask: (question: string) => Promise<string>;
  readonly close: () => void;
}

/** Opens a conversation; it ends with the input, with Ctrl C, or when it is closed. */
export function openQuestions(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Questions {
  const lines = createInterface({ input, output });
  // Lines that come before they are asked for, as from pasted text, wait here.
  const answers = lines[Symbol.asyncIterator]();
  let isClosed = false;
  lines.once('close', () => {
    isClosed = true;
  });
  const show = (question: string): void => {
    // Answers may still wait when the input has ended.
    if (isClosed) output.write(question);
    else {
      lines.setPrompt(question);
      lines.prompt();
    }
  };
  return {
    say: (text) => void output.write(`${text}\n`),
    ask: async (question) => {
      show(question);
      const answer = await answers.next();
      if (answer.done === true) {
        output.write('\n');
        throw usageError('The questions were not answered; nothing was changed.');
      }
      return answer.value.trim();
    },
    close: () => lines.close(),
  };
}
