// Names that say which part of a data set a file or folder holds, as Hugging Face reads them: whole words between the marks
// that file names are divided by. The word itself is kept as the value.

const WORDS = ['train', 'training', 'validation', 'valid', 'val', 'dev', 'test', 'testing', 'eval', 'evaluation'];
const SPLIT = new RegExp(`(?:^|[-._ /])(${WORDS.join('|')})(?:$|[-._ /])`, 'i');

/** Is this whole name one of the words? */
export const isSplit = (name: string): boolean => WORDS.includes(name.toLowerCase());

/** The word in a name; null when there is none. */
export const splitIn = (name: string): string | null => SPLIT.exec(name)?.[1] ?? null;
