const USAGE_ERROR = 'UsageError';

/** Returns an error that says what a user asked for and cannot have: shown as words, without a stack. */
export function usageError(message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? {} : { cause });
  error.name = USAGE_ERROR;
  return error;
}

/** Whether an error was made by {@link usageError}. */
export function isUsageError(error: unknown): error is Error {
  return error instanceof Error && error.name === USAGE_ERROR;
}
