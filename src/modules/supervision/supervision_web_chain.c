// SPDX-License-Identifier: MulanPSL-2.0
/* The chain of a matter: everything that happened, in the order of days. */
#include "modules/supervision/supervision_web_chain.h"
#include "platform/text.h"
#include <stdlib.h>

enum { ENTRIES_MOST = 400 };

struct chain {
    struct ctx *ctx;
    struct entry_v *at;
    size_t count;
};

static void put(struct chain *c, struct date on, struct str title, struct str text,
                const char *class)
{
    if (c->count == ENTRIES_MOST || date_none(on))
        return;
    c->at[c->count++] =
        (struct entry_v){.title = title, .on = on, .text = text, .class = str_from(class)};
}

/* Newest first; of one day as they came. */
static int newer(const void *a, const void *b)
{
    const struct entry_v *x = a, *y = b;
    const int order = date_cmp(y->on, x->on);

    return order != 0 ? order : (int)(y->at - x->at);
}

static enum status begin(struct chain *c, const struct matter *m)
{
    struct supervision_topic t;
    struct supervision_plan *plans;
    size_t count;

    if (m->topic_id != 0) {
        TRY(supervision_store_topic(c->ctx, m->topic_id, &t));
        put(c, t.proposed_on, T("supervision.chain.topic"),
            t.source_name.len > 0 ? TF(c->ctx->arena, "supervision.chain.topic_text",
                                       text_of("supervision.source.", t.source), t.source_name)
                                  : text_of("supervision.source.", t.source),
            "done");
    }
    TRY(supervision_store_plans(c->ctx, m->year, &plans, &count));
    for (size_t i = count; i-- > 0;) {
        struct supervision_plan_item *items;
        size_t n;

        if (str_eqz(plans[i].state, "draft"))
            continue;
        TRY(supervision_store_plan_items(c->ctx, plans[i].id, &items, &n));
        arr_each (k, n) {
            if (items[k].matter_id != m->id)
                continue;
            put(c, plans[i].approved_on, T("supervision.chain.planned"), plans[i].basis, "done");
            i = 0;
            break;
        }
    }
    return ST_OK;
}

static enum status step_of(struct chain *c, const struct supervision_step *s)
{
    struct supervision_stage *stages;
    size_t count;

    TRY(supervision_store_stages(c->ctx, s->id, &stages, &count));
    for (size_t i = 1; i < count; i++)
        put(c, stages[i].done_on,
            TF(c->ctx->arena, "supervision.chain.stage", text_of("supervision.method.", s->method),
               supervision_web_stage(c->ctx, s->method, stages[i].stage)),
            stages[i].note, "done");
    return ST_OK;
}

static enum status opinions_of(struct chain *c, const struct supervision_step *s)
{
    struct supervision_handling *all;
    struct supervision_round *rounds;
    size_t count;

    if (s->doc_id != 0) {
        TRY(supervision_store_handlings(c->ctx, s->doc_id, 0, &all, &count));
        arr_each (i, count) {
            put(c, all[i].sent_on, T("supervision.chain.opined"),
                TF(c->ctx->arena, "supervision.chain.to_organ", all[i].title, all[i].organ),
                "done");
            put(c, all[i].replied_on, T("supervision.chain.replied"), all[i].organ, "done");
        }
    }
    TRY(supervision_store_rounds(c->ctx, s->id, &rounds, &count));
    arr_each (i, count)
        put(c, rounds[i].held_on,
            TF(c->ctx->arena,
               rounds[i].passed ? "supervision.chain.passed" : "supervision.chain.failed",
               str_int(c->ctx->arena, rounds[i].number)),
            rounds[i].formula, rounds[i].passed ? "done" : "bad");
    return ST_OK;
}

static enum status problems_of(struct chain *c, const struct matter *m)
{
    struct supervision_page f = {
        .matter_id = m->id, .limit = LIST_ROWS_MAX, .today = c->ctx->today, .order = "found"};
    struct supervision_problem *all;
    struct str next;
    int64_t total;
    size_t count;

    if (!may(c->ctx, "supervision.read"))
        f.organ_id = c->ctx->actor->organ_id != 0 ? c->ctx->actor->organ_id : -1;
    TRY(supervision_store_problems(c->ctx, &f, &all, &count, &next, &total));
    arr_each (i, count) {
        put(c, all[i].found_on, T("supervision.chain.found"), all[i].title, "");
        put(c, all[i].reported_on, T("supervision.chain.rectified"), all[i].title, "");
        put(c, all[i].closed_on,
            str_eqz(all[i].state, "solved") ? T("supervision.chain.solved")
                                            : T("supervision.chain.shelved"),
            all[i].title, str_eqz(all[i].state, "solved") ? "done" : "");
    }
    return ST_OK;
}

enum status supervision_web_chain(struct ctx *ctx, const struct matter *m,
                                  const struct supervision_step *steps, size_t count,
                                  struct supervision_record_v *v)
{
    struct chain c = {.ctx = ctx, .at = arena_array(ctx->arena, ENTRIES_MOST, struct entry_v)};

    TRY(begin(&c, m));
    arr_each (i, count) {
        TRY(step_of(&c, &steps[i]));
        TRY(opinions_of(&c, &steps[i]));
    }
    TRY(problems_of(&c, m));
    put(&c, m->closed_on, T("supervision.chain.closed"), S(""), "done");
    put(&c, m->published_on, T("supervision.chain.published"), S(""), "done");
    arr_each (i, c.count)
        c.at[i].at = (int64_t)i;
    qsort(c.at, c.count, sizeof *c.at, newer);
    arr_each (i, c.count)
        c.at[i].at = 0;
    v->chain = (struct timeline_v){.items = c.at, .items_count = c.count};
    return ST_OK;
}
