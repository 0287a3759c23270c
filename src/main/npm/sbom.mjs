// Usage: node sbom.mjs FROM TO. Copies what "npm sbom" wrote, without what differs from one build to the next.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const [from, to] = process.argv.slice(2);
const { serialNumber, ...bom } = JSON.parse(readFileSync(from, 'utf8'));
const { timestamp, tools, ...metadata } = bom.metadata;
mkdirSync(dirname(to), { recursive: true });
writeFileSync(to, JSON.stringify({ ...bom, metadata }, null, 2) + '\n');
