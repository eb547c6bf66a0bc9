// Suggestions and drafts, within one transaction of one community: what buttons and half-filled forms point to.

import type { Draft } from '../../core/model.ts';
import type { Tx } from '../../core/ports.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { toJson, toJsonValue } from './json.ts';
import { toDraft, toSuggestion, uuid } from './rows.ts';

type SmallRowsTx = Pick<
  Tx,
  'addSuggestion' | 'suggestion' | 'addDraft' | 'draft' | 'lockDraft' | 'saveDraft' | 'purge'
>;

export function smallRowsTx(db: Prisma.TransactionClient, communityId: string): SmallRowsTx {
  const draft = async (id: string): Promise<Draft | null> => {
    const row = await db.draft.findFirst({ where: { id: uuid(id), communityId } });
    return row && toDraft(row);
  };
  return {
    async addSuggestion(suggestion, at) {
      const reasons = toJsonValue(suggestion.reasons);
      await db.suggestion.create({ data: { ...suggestion, reasons, communityId, createdAt: at } });
    },
    async suggestion(id) {
      const row = await db.suggestion.findFirst({ where: { id: uuid(id), communityId } });
      return row && toSuggestion(row);
    },
    async addDraft(given, at) {
      const json = { values: toJsonValue(given.values), answer: toJson(given.answer) };
      await db.draft.create({ data: { ...given, ...json, communityId, createdAt: at } });
    },
    draft,
    async lockDraft(id) {
      await db.$queryRaw`
        SELECT 1 FROM draft WHERE id = ${uuid(id)}::uuid AND community_id = ${communityId}::uuid FOR UPDATE`;
      return draft(id);
    },
    async saveDraft(id, { values, answer }) {
      await db.draft.updateMany({
        where: { id: uuid(id), communityId },
        data: {
          values: values && toJsonValue(values),
          answer: answer === undefined ? undefined : toJson(answer),
        },
      });
    },
    async purge(before) {
      await db.draft.deleteMany({ where: { communityId, createdAt: { lt: before.drafts } } });
      await db.suggestion.deleteMany({ where: { communityId, createdAt: { lt: before.suggestions } } });
    },
  };
}
