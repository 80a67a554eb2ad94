// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of major matters. */
#include "modules/congress/congress.h"
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

enum { NOTE_LINES = 4 };

/* Organ, meeting, last day, day it came; late or owed is marked. */
static enum status put_matter(struct ctx *ctx, const struct resolution_topic *t,
                              struct resolution_cell_v *c)
{
    const struct resolution_matter *m = &t->matter;
    struct date lead, deliberate;
    struct organ organ = {.name = S("")};
    bool late;

    if (t->organ_id != 0)
        TRY(organ_get(ctx, t->organ_id, &organ));
    c[0].text = organ.name;
    cell_day(ctx, &c[1], t->plan_on);
    TRY(resolution_matter_days(ctx, t, &lead, &deliberate));
    cell_day(ctx, &c[2], lead);
    cell_day(ctx, &c[3], m->submitted_on);
    TRY(resolution_matter_late(ctx, t, &late));
    if (late) /* a bill comes in time as a rule, a report has to */
        c[3].tag =
            web_tag(ctx, T("resolution.topic.late"), str_eqz(m->form, "report") ? "bad" : "wait");
    else if (date_none(m->submitted_on) && !date_none(lead) &&
             (str_eqz(t->state, "listed") || str_eqz(t->state, "party")) &&
             date_cmp(ctx->today, lead) > 0)
        c[3].tag = web_tag(ctx, T("resolution.topic.owed"), "over");
    return ST_OK;
}

/* ---------------------------------------------------------------- a unit's own */

/* Year, form, meeting, last day, day it came, day to deliberate it, how it stands. */
static enum status put_own(struct ctx *ctx, const struct resolution_topic *t,
                           struct resolution_cell_v *c)
{
    struct resolution_cell_v four[4] = {{.text = S("")}};
    struct date lead, deliberate;

    TRY(put_matter(ctx, t, four)); /* organ, meeting, last day, day it came */
    TRY(resolution_matter_days(ctx, t, &lead, &deliberate));
    c[0].text = web_int(ctx, t->year);
    c[1].text = t->matter.form.len != 0 ? text_of("resolution.topic.form.", t->matter.form) : S("");
    for (size_t i = 1; i < COUNT(four); i++)
        c[i + 1] = four[i];
    if (date_none(t->matter.deliberated_on))
        cell_day(ctx, &c[5], deliberate);
    c[6].tag = web_tag(ctx, text_of("resolution.topic.", t->state), "");
    return ST_OK;
}

/* What the reader's organ has to hand in; whose organ it is not, sees nothing of it. */
enum status resolution_web_matters(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const COLUMNS[] = {"resolution.year",
                                          "resolution.topic.form",
                                          "resolution.topic.meeting",
                                          "resolution.topic.lead",
                                          "resolution.topic.submitted_on",
                                          "resolution.topic.deliberate",
                                          "resolution.topic.state",
                                          NULL};
    struct resolution_table_v v = {.title = T("resolution.topic.own")};
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct resolution_topic *all = NULL;
    struct resolution_line_v *lines;
    size_t count = 0, own = 0;

    *up = (struct link_v){T("resolution.own.title"), S("/resolution/handling")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = v.title};
    v.crumbed = true;
    if (ctx->actor->organ_id != 0)
        TRY(resolution_topics(ctx, 0, &all, &count));
    arr_each (i, count)
        if (all[i].organ_id == ctx->actor->organ_id)
            all[own++] = all[i];
    table_columns(ctx, &v, "resolution.topic", COLUMNS);
    lines = table_rows(ctx, &v, own);
    arr_each (i, own) {
        lines[i].id = all[i].id;
        lines[i].title = all[i].title;
        TRY(put_own(ctx, &all[i], line_cells(ctx, &v, &lines[i])));
    }
    v.total = (int64_t)own;
    v.meta = T("resolution.topic.own_meta");
    table_empty(ctx, &v, "resolution.topic.own_empty", "resolution.topic.own_empty_text");
    return table_respond(ctx, rq, rs, &v);
}

/* ---------------------------------------------------------------- all */

enum status resolution_web_topics(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const COLUMNS[] = {"resolution.year",        "resolution.topic.state",
                                          "resolution.topic.organ", "resolution.topic.meeting",
                                          "resolution.topic.lead",  "resolution.topic.submitted_on",
                                          "resolution.topic.docs",  NULL};
    struct resolution_table_v v = {.title = T("resolution.topic.title")};
    struct resolution_act_v add = {T("resolution.topic.add"), S("/resolution/topic/edit"), true};
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct resolution_line_v *lines;
    struct resolution_topic *all;
    size_t count;
    bool listed;

    TRY(resolution_matters_listed(ctx, &listed));
    *up = (struct link_v){T("resolution.title"), S("/resolution")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = v.title};
    v.crumbed = true;
    TRY(resolution_topics(ctx, param_int(rq, "year"), &all, &count));
    table_columns(ctx, &v, "resolution.topic", COLUMNS);
    lines = table_rows(ctx, &v, count);
    arr_each (i, count) {
        struct resolution_cell_v *c;

        lines[i].id = all[i].id;
        lines[i].title = all[i].title;
        if (may(ctx, "resolution.write"))
            lines[i].url = web_url(ctx, "/resolution/topic/edit?id=%lld", (long long)all[i].id);
        c = line_cells(ctx, &v, &lines[i]);
        c[0].text = web_int(ctx, all[i].year);
        c[1].tag = web_tag(ctx, text_of("resolution.topic.", all[i].state), "");
        TRY(put_matter(ctx, &all[i], c + 2));
        c[6].text = web_int(ctx, all[i].docs);
    }
    v.total = (int64_t)count;
    if (listed && may(ctx, "resolution.write"))
        table_acts(ctx, &v, &add, 1);
    table_empty(ctx, &v, "resolution.topic.empty",
                listed ? "resolution.topic.empty_text" : "resolution.topic.err.township");
    return table_respond(ctx, rq, rs, &v);
}

enum status resolution_web_topic_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct resolution_topic t = {.year = ctx->today.year, .state = S("listed")};
    struct date lead, deliberate;
    struct field_v *field;
    struct form_page *f;
    bool listed;

    TRY(resolution_matters_listed(ctx, &listed));
    if (param_id(rq, "id") != 0)
        TRY(resolution_topic_get(ctx, param_id(rq, "id"), &t));
    f = form_page_open(ctx, rq, T("resolution.topic"), S("/resolution/topic/edit"),
                       S("/resolution/topic"), T("resolution.save"));
    form_page_crumb(f, T("resolution.title"), S("/resolution"));
    form_page_crumb(f, T("resolution.topic.title"), S("/resolution/topic"));
    if (t.id != 0)
        (void)form_page_put(f, "hidden", "id", "word.none", web_int(ctx, t.id));
    form_page_version(f, t.version);
    if (!listed)
        form_page_shut(f, "resolution.topic.err.township");
    (void)form_page_put(f, "line", "title", "resolution.topic", t.title);
    (void)form_page_put(f, "int", "year", "resolution.year", web_int(ctx, t.year));
    field = form_page_put(f, "select", "organ", "resolution.topic.organ",
                          t.organ_id != 0 ? web_int(ctx, t.organ_id) : S(""));
    TRY(put_organs(f, field, false, t.organ_id, "resolution.none"));
    form_optional(field);
    field = form_page_put(f, "select", "state", "resolution.topic.state", t.state);
    form_words_or(f->ctx, field, "listed party submitted decided executed reported dropped",
                  "resolution.topic.", NULL);
    form_optional(
        form_page_put(f, "date", "plan_on", "resolution.topic.plan_on", list_iso(ctx, t.plan_on)));
    field = form_page_put(f, "select", "form", "resolution.topic.form", t.matter.form);
    form_words_or(f->ctx, field, "bill report", "resolution.topic.form.", "resolution.none");
    form_optional(field);
    (void)form_page_put(f, "check", "must", "resolution.topic.must",
                        t.matter.must ? S("1") : S(""));
    (void)form_page_put(f, "check", "ballot", "resolution.topic.ballot",
                        t.matter.ballot ? S("1") : S(""));
    form_optional(form_page_put(f, "date", "submitted_on", "resolution.topic.submitted_on",
                                list_iso(ctx, t.matter.submitted_on)));
    form_optional(
        form_page_put(f, "line", "special", "resolution.topic.special", t.matter.special));
    form_optional(form_page_put(f, "date", "deliberated_on", "resolution.topic.deliberated_on",
                                list_iso(ctx, t.matter.deliberated_on)));
    f->v.article = str_from(resolution_matter_article());
    TRY(resolution_matter_days(ctx, &t, &lead, &deliberate));
    if (!date_none(deliberate) && date_none(t.matter.deliberated_on))
        f->v.note = TF(ctx->arena, "resolution.topic.deliberate_by",
                       text_date(ctx->arena, deliberate, ctx->today));
    else if (!date_none(lead) && date_none(t.matter.submitted_on))
        f->v.note =
            TF(ctx->arena, "resolution.topic.lead_by", text_date(ctx->arena, lead, ctx->today));
    field = form_page_put(f, "text", "note", "resolution.note", t.note);
    form_optional(field);
    form_max(field, RESOLUTION_NOTE_CHARS, NOTE_LINES);
    return form_respond(f, rs);
}

enum status resolution_web_topic(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_topic in = {
        .id = param_id(rq, "id"),
        .version = param_int(rq, "version"),
        .year = param_int(rq, "year"),
        .organ_id = param_id(rq, "organ"),
        .title = param_text(rq, "title"),
        .state = param_text(rq, "state"),
        .note = param_text(rq, "note"),
        .plan_on = param_date(rq, "plan_on"),
        .matter = {.form = param_text(rq, "form"),
                   .must = param_bool(rq, "must"),
                   .ballot = param_bool(rq, "ballot"),
                   .submitted_on = param_date(rq, "submitted_on"),
                   .special = param_text(rq, "special"),
                   .deliberated_on = param_date(rq, "deliberated_on")},
    };
    int64_t id;

    TRY(resolution_topic_save(ctx, &in, &id));
    respond_flash(rs, "resolution.done.saved", S(""));
    return respond_see_other(rs, "/resolution/topic");
}
