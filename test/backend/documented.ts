import assert from 'node:assert/strict';
import {z} from '@hono/zod-openapi';
import type {Answer} from './support.js';

/** What the OpenAPI document says of a route. */
interface Operation {
  readonly parameters?: readonly {readonly name: string; readonly in: string}[];
  readonly responses: Readonly<Record<string, DocumentedAnswer>>;
}

interface DocumentedAnswer {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly content: {readonly 'application/json': {readonly schema: JsonSchema}};
}

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

/** The OpenAPI document of a backend. */
export interface Documentation {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {readonly schemas: Readonly<Record<string, JsonSchema>>};
}

const schemas = new Map<string, z.ZodType>();

/** Fails unless the document has the route with this status, and the body of the answer in the form it has there. */
export function assertDocumented(
  {paths, components}: Documentation,
  method: string,
  path: string,
  {status, body, headers}: Answer,
): void {
  const segments = segmentsOf(new URL(path, 'http://backend').pathname);
  const templates = Object.keys(paths).filter((template) => matches(segmentsOf(template), segments));
  if (templates.length === 0) {
    assert.equal(status, 404);
    return;
  }
  const [operation] = templates.flatMap((template) => paths[template]?.[method.toLowerCase()] ?? []);
  if (!operation) {
    assert.equal(status, 405);
    assert.ok(headers.get('allow'));
    return;
  }
  const documented = operation.responses[status];
  assert.ok(documented, `${method} ${path} answers ${status}, which is not in the document`);
  for (const name of Object.keys(documented.headers)) {
    const optional = ['Retry-After', 'Idempotent-Replayed'].includes(name);
    assert.ok(optional || headers.has(name), `${method} ${path}: ${status} without ${name}`);
  }
  const {schema} = documented.content['application/json'];
  const key = JSON.stringify(schema);
  const form = schemas.get(key) ?? z.fromJSONSchema(resolve(schema, components.schemas));
  schemas.set(key, form);
  const result = form.safeParse(body);
  assert.ok(result.success, `${JSON.stringify(body)}: ${String(result.error)}`);
}

function segmentsOf(path: string): readonly string[] {
  return path.replace(/\/$/, '').split('/');
}

function matches(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, place) =>
      part.startsWith('{') ? segments[place] !== '' : part === segments[place],
    )
  );
}

/** The document keeps its schemas in one place, and the library reads them from another. */
function resolve(schema: JsonSchema, known: Documentation['components']['schemas']): JsonSchema {
  return JSON.parse(
    JSON.stringify({...Object(schema), $defs: known}).replaceAll('#/components/schemas/', '#/$defs/'),
  ) as JsonSchema;
}
