// SPDX-License-Identifier: MulanPSL-2.0
/* Major matters: the yearly list, by when each is handed in, how it is decided. */
#include "law/matter_law.h"
#include "modules/congress/congress.h"
#include "modules/resolution/resolution_act.h"
#include "modules/vote/vote.h"

#define MATTER_ARTICLE "《地方组织法》第十二条、第五十条"

enum { YEAR_FIRST = 1980, YEAR_LAST = 2100 };

struct topic {
    const struct resolution_topic *in;
    int64_t *out_id;
};

/* As it was, if nothing is said of it. */
static enum status put_matter(struct ctx *ctx, int64_t topic_id, const struct resolution_matter *in,
                              const struct resolution_matter *was)
{
    struct resolution_matter m = *in;

    if (m.form.len == 0)
        return ST_OK;
    m.id = was->id != 0 ? was->id : db_new_id(ctx);
    m.version = was->version;
    if (m.special.len == 0)
        m.special = S("");
    return resolution_store_matter_put(ctx, topic_id, &m, was->id == 0);
}

static enum status topic_tx(struct ctx *ctx, const void *input)
{
    const struct topic *t = input;
    struct resolution_topic now = *t->in, was = {.id = 0};

    if (now.id == 0) {
        now.id = db_new_id(ctx);
        TRY(resolution_store_insert_topic(ctx, &now));
    } else {
        TRY(resolution_topic_get(ctx, now.id, &was));
        if (now.version == 0)
            now.version = was.version;
        TRY(resolution_store_update_topic(ctx, &now));
    }
    TRY(put_matter(ctx, now.id, &now.matter, &was.matter));
    *t->out_id = now.id;
    return event_emit(ctx, "resolution.topic_saved", now.id);
}

static enum matter_law_form form_of(const struct resolution_matter *m)
{
    return str_eqz(m->form, "bill") ? MATTER_LAW_BILL : MATTER_LAW_REPORT;
}

enum status resolution_matter_days(struct ctx *ctx, const struct resolution_topic *t,
                                   struct date *out_lead, struct date *out_deliberate)
{
    const struct resolution_matter *m = &t->matter;
    struct law_params params;
    struct calendar cal;

    *out_lead = *out_deliberate = (struct date){0};
    if (m->form.len == 0)
        return ST_OK;
    TRY(congress_calendar(ctx, &cal));
    if (!date_none(t->plan_on)) {
        TRY(congress_law_params(ctx, t->plan_on, &params));
        *out_lead = matter_law_lead(form_of(m), &cal, &params, t->plan_on, true);
    }
    if (!date_none(m->submitted_on)) {
        TRY(congress_law_params(ctx, m->submitted_on, &params));
        *out_deliberate = matter_law_deliberate_due(&cal, &params, m->submitted_on);
    }
    return ST_OK;
}

const char *resolution_matter_article(void)
{
    return matter_law_article();
}

enum status resolution_matter_late(struct ctx *ctx, const struct resolution_topic *t, bool *out)
{
    const struct resolution_matter *m = &t->matter;
    struct law_params params;
    struct calendar cal;

    *out = false;
    if (m->form.len == 0 || date_none(m->submitted_on) || date_none(t->plan_on))
        return ST_OK;
    TRY(congress_calendar(ctx, &cal));
    TRY(congress_law_params(ctx, t->plan_on, &params));
    *out = date_cmp(m->submitted_on,
                    matter_law_lead(form_of(m), &cal, &params, t->plan_on, false)) > 0;
    return ST_OK;
}

static enum status check_matter(struct ctx *ctx, const struct resolution_topic *in)
{
    const struct resolution_matter *m = &in->matter;
    struct err why = {0};
    bool late;

    resolution_need(ctx, "special", m->special, false, RESOLUTION_NOTE_CHARS);
    if (m->form.len == 0) {
        if (m->must || m->ballot || !date_none(m->submitted_on) || !date_none(m->deliberated_on))
            invalid(ctx, "form", "resolution.topic.err.form", NULL);
        return ST_OK;
    }
    resolution_need_word(ctx, "form", m->form, "bill report");
    if (date_cmp(m->submitted_on, ctx->today) > 0)
        invalid(ctx, "submitted_on", "resolution.topic.err.submitted", NULL);
    if (!date_none(m->deliberated_on) &&
        (date_none(m->submitted_on) || date_cmp(m->deliberated_on, m->submitted_on) < 0 ||
         date_cmp(m->deliberated_on, ctx->today) > 0))
        invalid(ctx, "deliberated_on", "resolution.topic.err.deliberated", NULL);
    TRY(resolution_matter_late(ctx, in, &late));
    if (matter_law_check_lead(form_of(m), late, m->special.len > 0, &why) != ST_OK)
        invalid(ctx, "special", why.key, NULL);
    return ST_OK;
}

/* A matter that has to be decided is not called decided without its decision; one that goes to the
 * ballot not after a show of hands alone. */
static enum status check_decided(struct ctx *ctx, const struct resolution_topic *in)
{
    const struct resolution_matter *m = &in->matter;
    struct str rest = S("decided executed reported"), word;
    struct resolution_topic was;
    int64_t *votes = NULL;
    size_t count = 0, hands = 0;
    bool called = false;

    while (str_cut(&rest, ' ', &word))
        called = called || str_eq(in->state, word);
    if (!called)
        return ST_OK;
    if (in->id != 0)
        TRY(resolution_store_decisions(ctx, in->id, &votes, &count));
    if (in->id != 0 && m->form.len == 0) { /* nothing is said of it: it stays as it was */
        TRY(resolution_topic_get(ctx, in->id, &was));
        m = &was.matter;
    }
    if (!matter_law_decided(m->must, count > 0))
        return fail_field(&ctx->err, "state", "resolution.topic.err.no_decision", NULL);
    arr_each (i, count) {
        struct vote v;

        if (!m->ballot || votes[i] == 0)
            continue;
        TRY(vote_get(ctx, votes[i], &v));
        hands += v.method == VOTE_HANDS;
    }
    return resolution_by_hands_alone(count, hands)
               ? fail_field(&ctx->err, "state", "resolution.topic.err.by_hands", NULL)
               : ST_OK;
}

enum status resolution_matters_listed(struct ctx *ctx, bool *out)
{
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    *out = matter_law_listed(congress_law_level(c.level));
    return ST_OK;
}

enum status resolution_topic_save(struct ctx *ctx, const struct resolution_topic *in,
                                  int64_t *out_id)
{
    bool listed;

    TRY(resolution_matters_listed(ctx, &listed));
    if (!listed)
        return fail(&ctx->err, ST_RULE, "resolution.topic.err.township", MATTER_ARTICLE);
    resolution_need(ctx, "title", in->title, true, RESOLUTION_TITLE_CHARS);
    resolution_need(ctx, "note", in->note, false, RESOLUTION_NOTE_CHARS);
    resolution_need_word(ctx, "state", in->state,
                         "listed party submitted decided executed reported dropped");
    if (in->year < YEAR_FIRST || in->year > YEAR_LAST)
        invalid(ctx, "year", "resolution.year_wrong", NULL);
    TRY(check_matter(ctx, in));
    TRY(invalid_done(ctx));
    TRY(check_decided(ctx, in));
    return db_tx(ctx, topic_tx, &(struct topic){in, out_id});
}
