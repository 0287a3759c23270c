// @ts-check
/** @typedef {import('./server.js').Schema} Schema */

/**
 * What a form needs to know of a type.
 * @typedef {{kind: 'file' | 'files' | 'text' | 'whole' | 'number' | 'flag' | 'choice' | 'json', optional: boolean,
 *   choices: unknown[], most: number | undefined}} Shape
 */

/** @param {Schema} schema @returns {Shape} */
export function shapeOf(schema) {
  const optional = Array.isArray(schema.oneOf); // of null and something else
  const inner = optional ? schema.oneOf[1] : schema;
  const choices = inner.enum ?? ('const' in inner ? [inner.const] : optional && inner.type === 'boolean' ? [true, false] : []);
  return { kind: choices.length > 0 ? 'choice' : kindOf(inner), optional, choices, most: inner.maxLength };
}

/** @param {Schema} schema @returns {Shape['kind']} */
function kindOf(schema) {
  if (isFileType(schema)) return 'file';
  switch (schema.type) {
    case 'string':
      return 'text';
    case 'integer':
      return 'whole';
    case 'number':
      return 'number';
    case 'boolean':
      return 'flag';
    case 'array':
      return isFileType(schema.items) ? 'files' : 'json';
    default:
      return 'json';
  }
}

/** @param {Schema} schema */
function isFileType(schema) {
  return schema.properties?.meta?.properties?._type?.const === 'gradio.FileData';
}

/** What Gradio calls a path is a file to whoever calls. @param {string} python */
export function typeName(python) {
  return python.replaceAll('filepath', 'file');
}

/** A file among results. @param {any} value */
export function isFile(value) {
  return value?.meta?._type === 'gradio.FileData' && typeof value.path === 'string';
}

/** Whether files are somewhere in it. @param {unknown} value @returns {boolean} */
export function holdsFiles(value) {
  if (typeof value !== 'object' || value === null) return false;
  return isFile(value) || Object.values(value).some(holdsFiles);
}

/** A file as Gradio's clients send it. @param {File} file @param {string} path as the server has answered its upload */
export function fileData(file, path) {
  return { path, orig_name: file.name, size: file.size, mime_type: file.type || null, meta: { _type: 'gradio.FileData' } };
}

/** @param {number} n */
export function bytes(n) {
  const [unit, of] = n < 1024 ? ['bytes', 1] : n < 1 << 20 ? ['KB', 1024] : ['MB', 1 << 20];
  return `${Number((n / of).toPrecision(3))} ${unit}`;
}

/** @param {number} n */
export function seconds(n) {
  if (n < 0.1) return 'less than 0.1 s';
  if (n < 90) return `${Number(n.toPrecision(2))} s`;
  return `${Math.round(n / 60)} min`;
}

/**
 * The values of a generator after an edit, which it tells from its second step on (gradio-protocol 4.2).
 * @param {any} value
 * @param {[action: string, path: (string | number)[], value: unknown][]} edits
 */
export function edited(value, edits) {
  let root = structuredClone(value);
  for (const [action, path, given] of edits) {
    if (path.length === 0) {
      root = action === 'append' ? root + given : given;
      continue;
    }
    const last = /** @type {string | number} */ (path.at(-1));
    const parent = path.slice(0, -1).reduce((inner, key) => inner[key], root);
    if (action === 'append') parent[last] += given;
    else if (action === 'delete' && Array.isArray(parent)) parent.splice(Number(last), 1);
    else if (action === 'delete') delete parent[last];
    else if (action === 'add' && Array.isArray(parent)) parent.splice(Number(last), 0, given);
    else parent[last] = given;
  }
  return root;
}
