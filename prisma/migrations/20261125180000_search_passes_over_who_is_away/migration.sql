-- AlterTable
ALTER TABLE "insider_term" ADD COLUMN     "hidden_until" TIMESTAMPTZ(3);


-- What Prisma's schema language cannot say.

UPDATE "insider_term" t
SET "hidden_until" = CASE WHEN m."left_at" IS NULL THEN i."paused_until" ELSE 'infinity' END
FROM "insider" i JOIN "member" m ON m."id" = i."member_id"
WHERE i."member_id" = t."member_id" AND (m."left_at" IS NOT NULL OR i."paused_until" IS NOT NULL);

-- As before, and whoever is paused or gone is passed over without being read.
DROP INDEX "insider_term_search";
CREATE INDEX "insider_term_search" ON "insider_term"("community_id", "term", "last_asked_at" NULLS FIRST, "member_id") INCLUDE ("hidden_until");
