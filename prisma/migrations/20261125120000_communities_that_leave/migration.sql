-- AlterTable
ALTER TABLE "community" ADD COLUMN     "introductions_in" TEXT NOT NULL DEFAULT 'insider-introductions',
ADD COLUMN     "left_at" TIMESTAMPTZ(3);
