/** A parenthesis without the other one of its pair. */
export interface LoneParenthesis {
  readonly mark: '(' | ')';
  readonly at: number;
}

/** A link with its address, a code span, a smiley or the number of an item: their parentheses count for nothing. */
const WHOLE = /!?\[[^[\]]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|`[^`]*`|[:;]-?[()]|\b\w\)|[()]/g;

/** Finds the parentheses of a line of Markdown that have no partner. */
export function findLoneParentheses(text: string): LoneParenthesis[] {
  const open: LoneParenthesis[] = [];
  const lone: LoneParenthesis[] = [];
  for (const { index: at, 0: token } of text.matchAll(WHOLE)) {
    if (token === '(') open.push({ mark: '(', at });
    else if ((token === ')' || /^\w\)$/.test(token)) && open.pop() === undefined && token === ')')
      lone.push({ mark: ')', at });
  }
  return [...lone, ...open].sort((a, b) => a.at - b.at);
}
