// The one error that a user meets. Everything thrown on purpose is a RollcallError with an exit code of the
// published table; any other throw is our own bug and exits 70 with a request to report it.

/** Exit codes, the published table. */
export const EXIT = {
  ok: 0,
  findings: 1,
  checkFailed: 2,
  usage: 64,
  input: 65,
  notFound: 66,
  unavailable: 69,
  internal: 70,
  memory: 71,
  cannotCreate: 73,
  cannotWrite: 74,
  busy: 75,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A failure the user can act on. `message`: lower case, what is wrong, the offending name, what would be right. */
export class RollcallError extends Error {
  readonly exit: ExitCode;
  constructor(exit: ExitCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'RollcallError';
    this.exit = exit;
  }
}

/** Wrong flag, wrong value of a flag, wrong configuration (64). */
export const usageError = (message: string) => new RollcallError(EXIT.usage, message);
/** The input was found, but nothing usable can be read from it (65). */
export const inputError = (message: string, cause?: unknown) => new RollcallError(EXIT.input, message, { cause });
/** The input does not exist or may not be read (66). */
export const notFoundError = (message: string) => new RollcallError(EXIT.notFound, message);
