// What our buttons and modals carry, and reading it back. Each names its guild, because in a DM Discord does not say
// which community a button belongs to; the core checks tenant, actor and state again.

import { ACTIONS, type Action } from '../../core/commands.ts';
import { LIMITS } from './limits.ts';

export type Carried =
  | { kind: 'press'; action: Action; guildId: string; id: string }
  /** Opens one step of a form. */
  | { kind: 'step'; guildId: string; draftId: string; step: number }
  /** A modal; `inPlace`: its answer takes the place of the message whose button opened it. */
  | { kind: 'modal'; guildId: string; draftId: string; step: number; last: boolean; inPlace: boolean }
  /** Sends a form: after its review (`confirmed`), or one that asks nothing but yes. */
  | { kind: 'send'; guildId: string; draftId: string; confirmed: boolean }
  /** Sends again what this process still holds of a form whose sending failed. */
  | { kind: 'again'; guildId: string; draftId: string; step: number; last: boolean };

const BAR = '|';
const flag = (is: boolean) => (is ? '1' : '0');

export function encode(carried: Carried): string {
  return partsOf(carried).join(BAR).slice(0, LIMITS.customId);
}

function partsOf(carried: Carried): (string | number)[] {
  switch (carried.kind) {
    case 'press':
      return ['p', carried.action, carried.guildId, carried.id];
    case 'step':
      return ['o', carried.guildId, carried.draftId, carried.step];
    case 'modal':
      return ['m', carried.guildId, carried.draftId, carried.step, flag(carried.last), flag(carried.inPlace)];
    case 'send':
      return ['s', carried.guildId, carried.draftId, flag(carried.confirmed)];
    case 'again':
      return ['a', carried.guildId, carried.draftId, carried.step, flag(carried.last)];
    default:
      return carried satisfies never;
  }
}

/** Null if this is nothing of ours, or of an earlier time. */
export function decode(customId: string): Carried | null {
  const [kind, ...parts] = customId.split(BAR);
  const [first = '', second = '', third = '', fourth, fifth] = parts;
  if (kind === 'p') {
    const action = ACTIONS.find((one) => one === first);
    return action && third ? { kind: 'press', action, guildId: second, id: third } : null;
  }
  if (!first || !second) return null;
  const draft = { guildId: first, draftId: second };
  if (kind === 's') return { kind: 'send', ...draft, confirmed: third === '1' };
  const step = Number(third);
  if (third === '' || !Number.isInteger(step) || step < 0) return null;
  if (kind === 'o') return { kind: 'step', ...draft, step };
  if (kind === 'm') return { kind: 'modal', ...draft, step, last: fourth === '1', inPlace: fifth === '1' };
  return kind === 'a' ? { kind: 'again', ...draft, step, last: fourth === '1' } : null;
}
