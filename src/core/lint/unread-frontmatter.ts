import type { Message } from '../model/message.ts';

/** Says why nothing was written. */
export const NOT_READ = 'the frontmatter above cannot be read';

/**
 * Returns the errors of frontmatter. A note with one is read as if it had none, so nothing is known of its title, address and
 * tags, and perhaps not even where its text begins: a command that goes on all the same says so and fails.
 */
export function unreadFrontmatter(messages: readonly Message[]): Message[] {
  return messages.filter(({ severity, rule }) => severity === 'error' && rule.startsWith('frontmatter-'));
}
