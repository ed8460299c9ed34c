// Fills the patterns of an analyzer's messages. An argument that is missing or left over is a mistake in our code and throws,
// so that no report ever prints a brace or silently drops a number.

const SLOT = /\{([a-z][A-Za-z0-9]*)\}/g;

/** `pattern` with every `{name}` replaced by its argument. Throws on a missing or an unknown argument. */
export function sentence(pattern: string, args: Readonly<Record<string, string>> = {}): string {
  const used = new Set<string>();
  const text = pattern.replace(SLOT, (_, name: string) => {
    const value = args[name];
    if (value === undefined) throw new Error(`the sentence "${pattern}" needs the argument ${name}`);
    used.add(name);
    return value;
  });
  const left = Object.keys(args).filter((name) => !used.has(name));
  if (left.length > 0) throw new Error(`the sentence "${pattern}" has no place for ${left.join(', ')}`);
  return text;
}
