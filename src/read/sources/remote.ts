// Paths on other machines: what they are called here, and how a user brings them over. A manifest is read where it lies or
// not at all, unless --allow-network says otherwise; so the refusal is a recipe.
import { usageError } from '../../lib/errors.ts';

const REMOTE = /^([a-z][a-z0-9+.-]*):\/\//i;
const LONGEST_SHOWN = 90;

/** Is this a path with a scheme, such as `s3://`? `file://` is one too: a path is given without it. */
export const isRemote = (pattern: string): boolean => REMOTE.test(pattern);

export const schemeOf = (url: string): string => REMOTE.exec(url)?.[1]?.toLowerCase() ?? '';

/** The address without what may be secret: a user and password, and the query that signs it. */
export const shownUrl = (url: string): string =>
  url.replace(/^([a-z0-9+.-]+:\/\/)[^/@]*@/i, '$1').replace(/[?#].*$/s, '');

const rest = (url: string): string => url.replace(REMOTE, '');
const bucketOf = (url: string): string => rest(url).split('/')[0]!;
const several = (url: string): boolean => /[*?[{]|\/$/.test(url);
const above = (url: string): string => (several(url) ? url.replace(/[^/]*[*?[{].*$/, '') : url);

/** How to download, and how to mount, by scheme. Commands are those of the makers of each store. */
const RECIPES: Record<string, { download(url: string): string; mount?(url: string): string }> = {
  s3: {
    download: (url) => `aws s3 cp ${several(url) ? '--recursive ' : ''}${above(url)} .`,
    mount: (url) => `mount-s3 ${bucketOf(url)} DIR`,
  },
  gs: {
    download: (url) => `gcloud storage cp ${several(url) ? '--recursive ' : ''}${above(url)} .`,
    mount: (url) => `gcsfuse ${bucketOf(url)} DIR`,
  },
  az: { download: (url) => `azcopy copy ${url} .`, mount: () => 'blobfuse2 mount DIR' },
  https: { download: (url) => `curl -fLO ${url}` },
  hf: {
    download(url) {
      const [kind = '', owner = '', name = '', ...path] = above(rest(url)).split('/');
      const repo = kind === 'datasets' ? ' --repo-type dataset' : '';
      const file = several(url) || path.length === 0 ? '' : ` ${path.join('/')}`;
      return `hf download ${owner}/${name.replace(/@.*/, '')}${file}${repo} --local-dir .`;
    },
  },
  hdfs: { download: (url) => `hdfs dfs -get ${url} .` },
};
const SAME: Record<string, string> = {
  s3a: 's3',
  s3n: 's3',
  gcs: 'gs',
  abfs: 'az',
  abfss: 'az',
  azure: 'az',
  http: 'https',
  ftp: 'https',
};

/** What a user types to bring it over. */
export function recipeOf(url: string): string {
  const scheme = schemeOf(url);
  const recipe = RECIPES[SAME[scheme] ?? scheme];
  if (scheme === 'file') return `give the path itself: ${rest(url)}`;
  if (recipe === undefined) return 'download it first and give its local path';
  const mount = recipe.mount === undefined ? '' : `, or mount it: ${recipe.mount(url)}`;
  return `download it: ${recipe.download(url)}${mount}`;
}

/** The refusal of a remote path. */
export function refuseRemote(url: string): never {
  const shown = shownUrl(url);
  const short = shown.length > LONGEST_SHOWN ? `${shown.slice(0, LONGEST_SHOWN)}…` : shown;
  const recipe = recipeOf(shown);
  const advice = recipe.length > 150 ? recipeOf(`${schemeOf(url)}://…`) : recipe;
  throw usageError(`${short}: remote, and nothing is fetched without --allow-network; ${advice}`);
}

/** Where a downloaded file is put: its address as folders, so that path columns and splits in names still work. */
export const placeOf = (url: string): string =>
  rest(shownUrl(url))
    .split('/')
    .map((part) => part.replaceAll(/[^\p{L}\p{N}._=@+ -]/gu, '_'))
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');
