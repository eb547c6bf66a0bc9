// Judges what the bot sent: first its form (generated schemas with the limits over them), then the rules across parts.
import { Ajv, type ErrorObject } from 'ajv';
import { tighten } from './limits.ts';
import { type Body, bodies, loadDefinitions } from './schemas.ts';
import type { Slip } from './slips.ts';
import { tellApart } from './unions.ts';

/** Everything wrong with the form of a body; empty if nothing. */
export type Judge = (body: Body, value: unknown) => Slip[];

/** Errors of a union or a condition only repeat that something inside is wrong. */
const isEcho = ({ keyword }: ErrorObject) => ['anyOf', 'if'].includes(keyword);

const slipOf = ({ instancePath, message, params, keyword }: ErrorObject): Slip => {
  const stray = keyword === 'additionalProperties' ? ` "${params.additionalProperty}"` : '';
  return { at: instancePath.slice(1).replaceAll('/', '.'), says: `${message}${stray}` };
};

const create = async (): Promise<Judge> => {
  const definitions = tellApart(tighten(await loadDefinitions()));
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addSchema({ $id: 'discord', definitions });
  // All at once, so that no answer has to wait for it.
  const compiled = new Map(
    bodies.map((body) => [body, ajv.compile({ $ref: `discord#/definitions/${body}` })] as const),
  );
  return (body, value) => {
    const validate = compiled.get(body)!;
    if (validate(value)) return [];
    const errors = validate.errors ?? [];
    const telling = errors.filter((error) => !isEcho(error));
    const slips = (telling.length > 0 ? telling : errors).map(slipOf);
    const isFirst = (slip: Slip, index: number) =>
      slips.findIndex((one) => one.at === slip.at && one.says === slip.says) === index;
    return slips.filter(isFirst);
  };
};

let judge: Promise<Judge> | undefined;

/** The judge of every stand-in in this process; it takes a second to make. */
export const theJudge = (): Promise<Judge> => {
  judge ??= create();
  return judge;
};
