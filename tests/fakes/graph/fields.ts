import { GraphFailure } from "./graph-answer";

export interface Field {
  name: string;
  /** `insights.metric(a,b)` gives `{ metric: "a,b" }`. */
  args: Record<string, string>;
  children: Field[];
}

const OPENING = new Set(["{", "("]);
const CLOSING = new Set(["}", ")"]);

function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const character of text) {
    if (OPENING.has(character)) depth++;
    if (CLOSING.has(character)) depth--;
    if (character === "," && depth === 0) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return [...parts, part].map((item) => item.trim()).filter((item) => item !== "");
}

function parseField(text: string): Field {
  const brace = text.indexOf("{");
  const head = brace < 0 ? text : text.slice(0, brace);
  const inner = brace < 0 ? "" : text.slice(brace + 1, text.lastIndexOf("}"));
  const name = /^[\w]+/.exec(head)?.[0];
  if (!name) throw syntaxError(text);
  const args = Object.fromEntries(
    [...head.matchAll(/\.(\w+)\(([^)]*)\)/g)].map((found) => [found[1] ?? "", found[2] ?? ""]),
  );
  return { name, args, children: parseFields(inner) };
}

function syntaxError(text: string): GraphFailure {
  return new GraphFailure(400, {
    message: `(#2500) Syntax error "Expected name instead of ${text}" at character 0: ${text}`,
    type: "OAuthException",
    code: 2500,
  });
}

/** Reads `id,name,instagram_business_account{id,username},insights.metric(reach,views)`. */
export function parseFields(text: string): Field[] {
  return splitTopLevel(text).map(parseField);
}

export type FieldTable = Readonly<Record<string, (field: Field) => unknown>>;

export interface NodeKind {
  /** As Meta names it in its error texts. */
  type: string;
  defaults: string;
}

/** Only what was asked for, plus `id`; a field without a value is left out. */
export function renderNode(kind: NodeKind, table: FieldTable, asked: readonly Field[]): object {
  const fields = asked.length > 0 ? asked : parseFields(kind.defaults);
  const entries = fields.map((field): [string, unknown] => {
    const read = Object.hasOwn(table, field.name) ? table[field.name] : undefined;
    if (!read) throw nonexistingField(field.name, kind.type);
    return [field.name, read(field)];
  });
  const id = table.id?.({ name: "id", args: {}, children: [] });
  const present = entries.filter(([, value]) => value !== undefined && value !== null && value !== "");
  return { ...Object.fromEntries(present), id };
}

export function nonexistingField(field: string, type: string): GraphFailure {
  return new GraphFailure(400, {
    message: `(#100) Tried accessing nonexisting field (${field}) on node type (${type})`,
    type: "OAuthException",
    code: 100,
  });
}
