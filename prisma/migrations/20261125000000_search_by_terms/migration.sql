-- AlterTable
ALTER TABLE "insider" ADD COLUMN     "terms" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "terms_version" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "insider_term" (
    "community_id" UUID NOT NULL,
    "term" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "last_asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "insider_term_pkey" PRIMARY KEY ("member_id","term")
);

-- CreateIndex
CREATE INDEX "insider_terms_version_idx" ON "insider"("terms_version");

-- AddForeignKey
ALTER TABLE "insider_term" ADD CONSTRAINT "insider_term_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "insider"("member_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "insider_term" ADD CONSTRAINT "insider_term_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say.

-- A search reads whoever has a term, least recently asked first, and stops when it has enough.
CREATE INDEX "insider_term_search" ON "insider_term"("community_id", "term", "last_asked_at" NULLS FIRST, "member_id");
