// SPDX-License-Identifier: MulanPSL-2.0
/* Who is told of what; what is due; the jobs; whose files they are. */
#include "modules/congress/congress.h"
#include "modules/notice/notice.h"
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_parts.h"
#include "platform/text.h"

#define VALUES "name title organ due_on note"

const struct notice_kind OPINION_NOTICES[] = {
    {"opinion.assigned", VALUES, true, "opinion.handle"},
    {"opinion.given_back", VALUES, true, "opinion.manage"},
    {"opinion.finished", VALUES, false, "opinion.manage"},
    {"opinion.again", VALUES, true, "opinion.handle opinion.manage"},
    {"opinion.word_added", VALUES, false, "opinion.handle opinion.manage"},
    {"opinion.came_back", VALUES, true, "opinion.manage"},
    {"opinion.due", "name title what due_on days late today", true},
    {0},
};

/* Hidden ones are called by their number only. */
static enum status title_of(struct ctx *ctx, const struct opinion_case *c, struct opinion *out)
{
    TRY(opinion_get(ctx, c->id, out));
    if (c->hidden)
        out->subject = T("opinion.hidden_subject");
    return ST_OK;
}

static struct str name_of(struct ctx *ctx, const struct opinion *o)
{
    return TF(ctx->arena, "opinion.number_is", o->number);
}

static struct str url_of(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/opinion/%lld", (long long)id);
}

enum status opinion_tell(struct ctx *ctx, const char *kind, const struct opinion_case *c,
                         struct str note)
{
    static const char *const OF_UNIT[] = {"opinion.assigned", "opinion.again",
                                          "opinion.word_added"};
    bool unit = false;
    struct buf b = buf_new(ctx->arena, 0);
    struct json j = json_begin(&b);
    struct notice_to to = {.role = "office"};
    struct opinion o;
    struct str organ;

    arr_each (i, COUNT(OF_UNIT))
        unit = unit || strcmp(kind, OF_UNIT[i]) == 0;
    if (unit && c->organ_id != 0)
        to = (struct notice_to){.role = "unit", .organ_id = c->organ_id};
    TRY(title_of(ctx, c, &o));
    TRY(opinion_handler_name(ctx, c->handler, c->organ_id, c->station_id, &organ));
    json_object(&j, NULL);
    json_str(&j, "name", name_of(ctx, &o));
    json_str(&j, "title", o.subject);
    json_str(&j, "organ", organ);
    json_str(&j, "due_on", text_date(ctx->arena, c->due_on, ctx->today));
    json_str(&j, "note", c->hidden ? S("") : note);
    json_object_end(&j);
    return notice_put(ctx, &(struct notice_new){.kind = kind,
                                                .subject_id = c->id,
                                                .url = url_of(ctx, c->id),
                                                .values = buf_view(&b),
                                                .to = &to,
                                                .to_count = 1});
}

/* ---------------------------------------------------------------- dues */

static enum status items_of(struct ctx *ctx, const int64_t *ids, size_t count, bool promise,
                            struct due_item **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, count, struct due_item);
    *out_count = count;
    arr_each (i, count) {
        struct opinion_case c;
        struct opinion o;

        TRY(opinion_store_case(ctx, ids[i], &c));
        TRY(title_of(ctx, &c, &o));
        (*out)[i] = (struct due_item){
            .subject_id = c.id,
            .part_id = c.rounds,
            .due_on = promise ? c.promise_on : c.due_on,
            .organ_id = c.organ_id,
            .url = url_of(ctx, c.id),
            .title = o.subject,
            .name = name_of(ctx, &o),
        };
    }
    return ST_OK;
}

static enum status clock_page(struct ctx *ctx, struct date from, struct date until,
                              const struct due_item *after, unsigned limit, struct due_item **out,
                              size_t *out_count)
{
    int64_t *ids;
    size_t count;

    TRY(opinion_store_due(ctx, false, from, until, after == NULL ? 0 : after->subject_id, limit,
                          &ids, &count));
    return items_of(ctx, ids, count, false, out, out_count);
}

static enum status promise_page(struct ctx *ctx, struct date from, struct date until,
                                const struct due_item *after, unsigned limit, struct due_item **out,
                                size_t *out_count)
{
    int64_t *ids;
    size_t count;

    TRY(opinion_store_due(ctx, true, from, until, after == NULL ? 0 : after->subject_id, limit,
                          &ids, &count));
    return items_of(ctx, ids, count, true, out, out_count);
}

/* The period begins on the day it was said; few calendar days are fewer working days. */
static enum status sort_page(struct ctx *ctx, struct date from, struct date until,
                             const struct due_item *after, unsigned limit, struct due_item **out,
                             size_t *out_count)
{
    struct opinion_period_row periods[OPINION_PERIODS];
    struct calendar cal;
    int64_t *ids;
    size_t count;
    int back;

    TRY(opinion_store_periods(ctx, periods));
    TRY(congress_calendar(ctx, &cal));
    back = (int)periods[PERIOD_SORT].days * 3 + 15;
    TRY(opinion_store_unsorted(ctx, date_add_days(from, -back), until,
                               after == NULL ? 0 : after->subject_id, limit, &ids, &count));
    TRY(items_of(ctx, ids, count, false, out, out_count));
    arr_each (i, *out_count) {
        struct opinion_case c;

        TRY(opinion_store_case(ctx, (*out)[i].subject_id, &c));
        (*out)[i].due_on = opinion_due(&cal, c.raised_on, periods[PERIOD_SORT].days);
    }
    return ST_OK;
}

const struct due_source OPINION_DUES[] = {
    {"opinion.sort", "opinion.due", "office leader", "0 office, 2 office", NULL, sort_page},
    {"opinion.handle", "opinion.due", "unit chief office leader",
     "-3 unit, 0 unit, 1 chief, 1 office, 5 leader", NULL, clock_page},
    {"opinion.promise", "opinion.due", "unit chief office", "-5 unit, 0 unit, 1 office", NULL,
     promise_page},
    {0},
};

/* ---------------------------------------------------------------- jobs, files */

enum status opinion_adopt_waits(struct ctx *ctx, bool *out)
{
    return opinion_store_unadopted(ctx, out);
}

enum status opinion_learn_waits(struct ctx *ctx, bool *out)
{
    struct opinion_model_row have, now;

    TRY(opinion_store_model(ctx, &have));
    TRY(opinion_store_decisions(ctx, &now.last_id, &now.decided));
    *out = now.decided >= OPINION_LEARN_LEAST &&
           (now.decided != have.decided || now.last_id != have.last_id);
    return ST_OK;
}

/* Who may know of it sees its files; the office and who has it now add some. */
static enum status files_may(struct ctx *ctx, int64_t id, enum attachment_act act)
{
    bool verbs[OPINION_VERBS];
    struct opinion_case c;

    TRY(opinion_case_seen(ctx, id, &c));
    if (c.hidden && !opinion_may_open(ctx, &c))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    opinion_verbs(ctx, &c, verbs);
    if (act == ATTACHMENT_READ || (act == ATTACHMENT_ADD && verbs[DO_NOTE]) ||
        may(ctx, "opinion.manage") || ctx->actor->system)
        return ST_OK;
    return fail(&ctx->err, ST_DENIED, "opinion.not_yours", NULL);
}

static enum status files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct opinion o;

    TRY(opinion_get(ctx, id, &o));
    *out_title = o.subject;
    *out_url = url_of(ctx, id);
    return ST_OK;
}

static enum status files_public(struct ctx *ctx, int64_t id, bool *out)
{
    struct opinion_case c;

    TRY(opinion_store_case(ctx, id, &c));
    *out = c.published;
    return ST_OK;
}

const struct attachment_owner OPINION_ATTACHMENTS[] = {
    {"opinion", files_may, files_where, files_public, false},
    {0},
};
