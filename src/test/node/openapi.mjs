// Reads an OpenAPI document as tools do that make clients of it: node openapi.mjs <address>
import SwaggerParser from '@apidevtools/swagger-parser';

const answer = await fetch(process.argv[2]);
const api = await SwaggerParser.validate(await answer.json());
const operations = Object.values(api.paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId));
console.log(JSON.stringify({ version: api.openapi, operations }));
