// What Discord would refuse of a message or modal by itself, without a stand-in running; empty if nothing.
import { messageSlips, modalSlips } from './rules.ts';
import type { Json } from './shapes.ts';
import type { Slip } from './slips.ts';
import { theJudge } from './validate.ts';

export type Problems = { ofMessage(body: object): Slip[]; ofModal(data: object): Slip[] };

export async function discordProblems(): Promise<Problems> {
  const judge = await theJudge();
  return {
    ofMessage: (body) => [
      ...judge('RESTPostAPIChannelMessageJSONBody', body),
      ...messageSlips(body as Json, Number((body as Json).flags ?? 0), true),
    ],
    ofModal: (data) => [
      ...judge('RESTPostAPIInteractionCallbackJSONBody', { type: 9, data }),
      ...modalSlips(data as Json),
    ],
  };
}
