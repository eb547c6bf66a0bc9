// Judges what the bot sent: first its form (generated schemas with the limits over them), then the rules across parts.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { tighten } from './limits.ts';
import { type Body, loadDefinitions } from './schemas.ts';
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

export async function createJudge(): Promise<Judge> {
  const definitions = tellApart(tighten(await loadDefinitions()));
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addSchema({ $id: 'discord', definitions });
  const compiled = new Map<Body, ValidateFunction>();
  return (body, value) => {
    const validate = compiled.get(body) ?? ajv.compile({ $ref: `discord#/definitions/${body}` });
    compiled.set(body, validate);
    if (validate(value)) return [];
    const errors = validate.errors ?? [];
    const telling = errors.filter((error) => !isEcho(error));
    const slips = (telling.length > 0 ? telling : errors).map(slipOf);
    return slips.filter(
      (slip, index) => slips.findIndex((one) => one.at === slip.at && one.says === slip.says) === index,
    );
  };
}
