// A Croissant description as plain data: what is distributed, which records it holds, which fields have which source. JSON-LD
// is read by its compact names: prefixes and vocabularies are cut off, and one value stands for a list of one.

export interface Distribution {
  id: string;
  name: string;
  /** Of a single file; null for a set of files. */
  url: string | null;
  /** Globs of a set of files. */
  includes: string[];
  excludes: string[];
  /** Ids of what it lies in, such as an archive or a repository. */
  within: string[];
  format: string;
  sha256: string | null;
}

export interface Field {
  id: string;
  name: string;
  /** Types and equivalent properties, without prefixes. */
  means: string[];
  /** Id of the distribution that it is from; null = it has no source. */
  from: string | null;
  /** Column in the source; null = it is no column. */
  column: string | null;
  /** Part of a JSON document that holds the records. */
  section: string | null;
  /** Regular expression that cuts the value out of the path of the file. */
  pathRegex: string | null;
  /** Id of the field that it refers to. */
  refersTo: string | null;
  isList: boolean;
}

export interface RecordSet {
  id: string;
  name: string;
  means: string[];
  keys: string[];
  fields: Field[];
  /** Its records stand in the description itself. */
  inline: boolean;
}

export interface Description {
  name: string;
  version: string | null;
  conformsTo: string[];
  licenses: string[];
  distribution: Distribution[];
  recordSets: RecordSet[];
  /** Properties of responsible-AI documentation that have a value. */
  rai: number;
}

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (value === undefined || value === null ? [] : [value].flat());
const nodes = (value: unknown): Node[] => listOf(value).filter(isNode);
const text = (value: unknown): string | null =>
  typeof value === 'string' ? value : isNode(value) ? (text(value['@value']) ?? text(value['@id'])) : null;
const texts = (value: unknown): string[] => listOf(value).flatMap((one) => text(one) ?? []);

/** `sc:Text`, `https://schema.org/Text` → `Text`. */
const bare = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':'), name.lastIndexOf('#')) + 1);

/** The value of a property whatever its prefix. */
const get = (node: Node, name: string): unknown => node[name] ?? node[`cr:${name}`] ?? node[`sc:${name}`];

const idOf = (node: Node): string => text(node['@id']) ?? text(get(node, 'name')) ?? '';
const nameOf = (node: Node): string => text(get(node, 'name')) ?? idOf(node);

const distributionOf = (node: Node): Distribution => ({
  id: idOf(node),
  name: nameOf(node),
  url: text(get(node, 'contentUrl')),
  includes: texts(get(node, 'includes')),
  excludes: texts(get(node, 'excludes')),
  within: listOf(get(node, 'containedIn')).flatMap((one) =>
    isNode(one) && one['@id'] === undefined ? texts(get(one, 'fileObject') ?? get(one, 'fileSet')) : texts(one),
  ),
  format: text(get(node, 'encodingFormat')) ?? '',
  sha256: text(get(node, 'sha256')),
});

/** Where a JSONPath points: `$.images[*].id` is column `id` of the section `images`. */
function jsonPathOf(path: string): { section: string | null; column: string | null } {
  const found = /^\$(?:\.([\w-]+)\[\*\]|\[\*\])?\.([\w-]+(?:\.[\w-]+)*)$/.exec(path);
  return found === null ? { section: null, column: null } : { section: found[1] ?? null, column: found[2]! };
}

function fieldOf(node: Node): Field {
  const source = nodes(get(node, 'source'))[0] ?? {};
  const extract = nodes(get(source, 'extract'))[0] ?? {};
  const transforms = nodes(get(source, 'transform'));
  const path = text(get(extract, 'jsonPath'));
  const told = text(get(extract, 'column')) ?? text(get(extract, 'csvColumn'));
  const at = path === null ? { section: null, column: null } : jsonPathOf(path);
  const regex = transforms.flatMap((one) => texts(get(one, 'regex')))[0] ?? null;
  const property = text(get(extract, 'fileProperty'));
  const references = nodes(get(node, 'references'))[0];
  return {
    id: idOf(node),
    name: nameOf(node),
    means: [...texts(get(node, 'dataType')), ...texts(get(node, 'equivalentProperty'))].map(bare),
    from: text(get(source, 'fileObject')) ?? text(get(source, 'fileSet')) ?? text(get(source, 'distribution')),
    // A transformed column holds something else than its field.
    column: transforms.length === 0 ? (told ?? at.column) : null,
    section: at.section,
    pathRegex: property === 'fullpath' || property === 'filename' || property === 'filepath' ? regex : null,
    refersTo: references === undefined ? null : (text(get(references, 'field')) ?? text(references)),
    isList: get(node, 'isArray') === true || get(node, 'repeated') === true,
  };
}

const recordSetOf = (node: Node): RecordSet => ({
  id: idOf(node),
  name: nameOf(node),
  means: texts(get(node, 'dataType')).map(bare),
  keys: texts(get(node, 'key')),
  fields: nodes(get(node, 'field')).flatMap((field) => {
    const inner = nodes(get(field, 'subField'));
    return inner.length === 0 ? [fieldOf(field)] : inner.map(fieldOf);
  }),
  inline: get(node, 'data') !== undefined,
});

/** The description in a parsed document; null when it is no Croissant. */
export function descriptionOf(document: unknown): Description | null {
  if (!isNode(document)) return null;
  const conformsTo = texts(document.conformsTo ?? document['dct:conformsTo']);
  const distribution = nodes(get(document, 'distribution'));
  const types = distribution.flatMap((node) => texts(node['@type'])).map(bare);
  const isDataset = texts(document['@type']).map(bare).includes('Dataset');
  const isCroissant =
    conformsTo.some((one) => /mlcommons\.org\/croissant/i.test(one)) ||
    types.some((type) => type === 'FileObject' || type === 'FileSet');
  if (!isDataset || !isCroissant) return null;
  return {
    name: text(get(document, 'name')) ?? '',
    version: text(get(document, 'version')),
    conformsTo,
    licenses: texts(get(document, 'license')),
    distribution: distribution.map(distributionOf),
    recordSets: nodes(get(document, 'recordSet')).map(recordSetOf),
    rai: Object.keys(document).filter((key) => key.startsWith('rai:')).length,
  };
}
