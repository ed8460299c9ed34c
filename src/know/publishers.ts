// Who publishes under a host: its registered domain by the Public Suffix List (npm tldts), where a suffix that is let to others
// (blogspot.com, github.io) makes a publisher of each name under it. A publisher says nothing about a country.
import { lazyPackage } from './standards/lazy.ts';

/** What a host comes to: a registered domain, the name of a page that hosts others, a bare address, or none of these. */
export interface Publisher {
  kind: 'domain' | 'hosted' | 'ip' | 'none';
  /** Lower case; null for an address and for a host without a public suffix. */
  domain: string | null;
}

const tldts = lazyPackage<typeof import('tldts')>('tldts');
/** Reserved for names in examples (RFC 2606): in no list of suffixes, and used as one. */
const FOR_EXAMPLES = 'example';
const OPTIONS = { allowPrivateDomains: true, extractHostname: false, validateHostname: false };

/** The publisher behind a host name in any case. */
export function publisherOf(host: string): Publisher {
  const name = host.toLowerCase().replace(/\.+$/, '');
  const { domain, publicSuffix, isIp, isIcann, isPrivate } = tldts().parse(name, OPTIONS);
  if (isIp) return { kind: 'ip', domain: null };
  if (isPrivate) return { kind: 'hosted', domain: domain ?? publicSuffix };
  return (isIcann || publicSuffix === FOR_EXAMPLES) && domain !== null
    ? { kind: 'domain', domain }
    : { kind: 'none', domain: null };
}
