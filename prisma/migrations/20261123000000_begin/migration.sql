-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "community" (
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant_id" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "clock_offset_ms" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "community_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT,
    "background" TEXT,
    "employer" TEXT,
    "avoids_employer" BOOLEAN NOT NULL DEFAULT true,
    "helped_count" INTEGER NOT NULL DEFAULT 0,
    "left_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "insider" (
    "member_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "employer" TEXT,
    "industry" TEXT NOT NULL,
    "years" INTEGER NOT NULL,
    "past_roles" TEXT[],
    "topics" TEXT[],
    "places_per_month" INTEGER NOT NULL,
    "max_minutes" INTEGER NOT NULL,
    "booking_url" TEXT,
    "shown_as" TEXT NOT NULL,
    "paused_until" TIMESTAMPTZ(3),
    "extra_places" INTEGER NOT NULL DEFAULT 0,
    "extra_month" TEXT,
    "last_asked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "insider_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "request" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "seeker_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "hopes" TEXT[],
    "message" TEXT,
    "background" TEXT,
    "employer" TEXT,
    "avoids_employer" BOOLEAN NOT NULL DEFAULT false,
    "minutes" INTEGER,
    "name_shown" TEXT NOT NULL DEFAULT 'now',
    "waiting_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "seeker_id" UUID NOT NULL,
    "insider_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "answer_by" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "introduced_at" TIMESTAMPTZ(3),
    "time_found_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "place_month" TEXT,

    CONSTRAINT "match_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "history" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "from_state" TEXT,
    "event" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nudge" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "recipient_id" UUID NOT NULL,
    "request_id" UUID,
    "match_id" UUID,
    "insider_id" UUID,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "not_before" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "posting_since" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "ref" JSONB,
    "answer" TEXT,
    "revision" TEXT NOT NULL DEFAULT 'none',
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "nudge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suggestion" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "seeker_id" UUID NOT NULL,
    "insider_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "form" TEXT NOT NULL,
    "subject_id" UUID,
    "values" JSONB NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "playground_message" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "only_for" TEXT,
    "author" TEXT,
    "body" JSONB NOT NULL,
    "nudge_id" TEXT,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "revised_at" TIMESTAMPTZ(3),

    CONSTRAINT "playground_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "community_platform_tenant_id_key" ON "community"("platform", "tenant_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_community_id_external_id_key" ON "member"("community_id", "external_id");

-- CreateIndex
CREATE INDEX "insider_community_id_idx" ON "insider"("community_id");

-- CreateIndex
CREATE INDEX "request_community_id_seeker_id_idx" ON "request"("community_id", "seeker_id");

-- CreateIndex
CREATE INDEX "request_community_id_state_waiting_since_idx" ON "request"("community_id", "state", "waiting_since");

-- CreateIndex
CREATE INDEX "match_community_id_seeker_id_idx" ON "match"("community_id", "seeker_id");

-- CreateIndex
CREATE INDEX "match_community_id_insider_id_idx" ON "match"("community_id", "insider_id");

-- CreateIndex
CREATE INDEX "match_community_id_request_id_idx" ON "match"("community_id", "request_id");

-- CreateIndex
CREATE INDEX "match_state_answer_by_idx" ON "match"("state", "answer_by");

-- CreateIndex
CREATE INDEX "match_state_closes_at_idx" ON "match"("state", "closes_at");

-- CreateIndex
CREATE INDEX "history_community_id_subject_id_idx" ON "history"("community_id", "subject_id");

-- CreateIndex
CREATE INDEX "nudge_community_id_match_id_idx" ON "nudge"("community_id", "match_id");

-- CreateIndex
CREATE INDEX "nudge_community_id_request_id_idx" ON "nudge"("community_id", "request_id");

-- CreateIndex
CREATE INDEX "nudge_community_id_recipient_id_idx" ON "nudge"("community_id", "recipient_id");

-- CreateIndex
CREATE INDEX "nudge_state_due_at_idx" ON "nudge"("state", "due_at");

-- CreateIndex
CREATE INDEX "nudge_revision_idx" ON "nudge"("revision");

-- CreateIndex
CREATE INDEX "suggestion_community_id_seeker_id_idx" ON "suggestion"("community_id", "seeker_id");

-- CreateIndex
CREATE INDEX "draft_created_at_idx" ON "draft"("created_at");

-- CreateIndex
CREATE INDEX "playground_message_community_id_channel_sent_at_idx" ON "playground_message"("community_id", "channel", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "playground_message_community_id_nudge_id_key" ON "playground_message"("community_id", "nudge_id");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "insider" ADD CONSTRAINT "insider_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "insider" ADD CONSTRAINT "insider_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match" ADD CONSTRAINT "match_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "history" ADD CONSTRAINT "history_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nudge" ADD CONSTRAINT "nudge_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suggestion" ADD CONSTRAINT "suggestion_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "playground_message" ADD CONSTRAINT "playground_message_community_id_fkey" FOREIGN KEY ("community_id") REFERENCES "community"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema language cannot say: the rules that must hold whatever the code does.

-- At most one open match per seeker and insider.
CREATE UNIQUE INDEX "match_one_open_per_pair" ON "match"("community_id", "seeker_id", "insider_id") WHERE "state" IN ('offered', 'accepted', 'introduced');

-- A request has at most one unanswered or accepted match.
CREATE UNIQUE INDEX "match_one_open_per_request" ON "match"("request_id") WHERE "state" IN ('offered', 'accepted', 'introduced');
