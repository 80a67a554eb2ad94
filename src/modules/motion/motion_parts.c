// SPDX-License-Identifier: MulanPSL-2.0
/* Permissions, tables, notices, deadlines and search of motions. */
#include "modules/motion/motion_parts.h"
#include "modules/motion/motion_store.h"
#include "platform/text.h"

const struct permission MOTION_PERMISSIONS[] = {
    {"motion.read",
     "office leader committee government govleader handler chief deputy reader operator"},
    {"motion.all", "office leader committee deputy reader operator"},
    {"motion.draft", "deputy leader office"},
    {"motion.propose", "deputy leader"},
    {"motion.manage", "office"},
    {"motion.answer", "handler chief office"},
    {"motion.sign_answer", "chief"},
    {0},
};

const char *const MOTION_TABLES[] = {"motion",        "motion_signer", "motion_decision",
                                     "motion_answer", "motion_mark",   "motion_defence",
                                     "motion_report", "motion_item",   NULL};

/* ---------------------------------------------------------------- notices */

#define VALUES   "name title note"
#define DEPUTIES "motion.propose"
#define OFFICES  "motion.manage"
#define ANSWERS  "motion.answer motion.sign_answer"

const struct notice_kind MOTION_NOTICES[] = {
    {"motion.sign_asked", VALUES, true, DEPUTIES},
    {"motion.sign_answered", VALUES, false, DEPUTIES},
    {"motion.submitted", VALUES, true, OFFICES},
    {"motion.decided", VALUES, true, DEPUTIES},
    {"motion.to_answer", VALUES, true, ANSWERS},
    {"motion.to_sign", VALUES, true, "motion.sign_answer"},
    {"motion.answered", VALUES, true, DEPUTIES " " OFFICES},
    {"motion.again", VALUES, true, OFFICES " " ANSWERS},
    {"motion.converted", VALUES, true, DEPUTIES},
    {"motion.served", VALUES, true, NULL},
    {"motion.defended", VALUES, true, DEPUTIES " " OFFICES},
    {"motion.reported", VALUES, true, DEPUTIES},
    {"motion.scheduled", VALUES, true, NULL},
    {"motion.withdrawal_asked", VALUES, true, OFFICES},
    {"motion.withdrawn", VALUES, true, OFFICES " " ANSWERS},
    {"motion.due", "name title what due_on days late today", true, NULL},
    {0},
};

/* ---------------------------------------------------------------- deadlines */

static struct str url_of(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/motion/%lld", (long long)id);
}

static enum status answers_due(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    struct motion *list;

    TRY(motion_store_due(ctx, from, until, &list, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct due_item){.subject_id = list[i].id,
                                      .part_id = list[i].round,
                                      .due_on = list[i].due_on,
                                      .organ_id = list[i].target_organ_id,
                                      .deputy_id = list[i].lead_deputy_id,
                                      .url = url_of(ctx, list[i].id),
                                      .title = list[i].title,
                                      .name = motion_number_text(ctx->arena, &list[i])};
    return ST_OK;
}

const struct due_source MOTION_DUES[] = {
    {"motion.answer", "motion.due", "unit chief office leader", "-2 unit, 0 chief, 1 office",
     answers_due},
    {0},
};

/* ---------------------------------------------------------------- search */

static bool asked(enum motion_state state)
{
    return state == MOTION_ANSWERING || state == MOTION_ANSWERED || state == MOTION_AGAIN ||
           state == MOTION_CLOSED;
}

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    const struct str gap = S("\n");
    struct motion m;

    TRY(motion_store_get(ctx, id, &m));
    if (m.state == MOTION_DRAFT || date_none(m.submitted_on))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    const struct str parts[] = {m.cause, m.grounds, m.proposal, m.question, m.content};

    search_key(&readers, "motion.all");
    if (m.target_organ_id != 0 && asked(m.state))
        search_key(&readers, "motion.organ:%lld", (long long)m.target_organ_id);
    search_docs_add(out, &(struct search_doc){
                             .title = m.title,
                             .body = str_join(ctx->arena, parts, COUNT(parts), gap),
                             .url = url_of(ctx, id),
                             .day = m.submitted_on,
                             .organ_id = m.target_organ_id,
                             .state = str_from(motion_state_word(m.state)),
                             .people = motion_number_text(ctx->arena, &m),
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static enum status keys(struct ctx *ctx, struct search_keys *out)
{
    const bool answers = may(ctx, "motion.answer") || may(ctx, "motion.sign_answer");

    if (answers && ctx->actor->organ_id != 0)
        search_key(out, "motion.organ:%lld", (long long)ctx->actor->organ_id);
    return ST_OK;
}

static enum status opens(struct ctx *ctx, int64_t id)
{
    struct motion m;

    return motion_get(ctx, id, &m);
}

static const char *const TABLES[] = {"motion", NULL};

const struct search_source MOTION_SEARCHES[] = {
    {
        .kind = "motion",
        .events = "motion.",
        .state_text = "motion.state.",
        .tables = TABLES,
        .load = load,
        .ids = motion_store_ids,
        .readers = "motion.all",
        .keys = keys,
        .opens = opens,
    },
    {0},
};
