// SPDX-License-Identifier: MulanPSL-2.0
/* The form of an appraisal, whom it appraises, their reports. */
#include "modules/appraisal/appraisal_actions.h"
#include "base/json.h"
#include "base/utf8.h"
#include "modules/appointment/appointment.h"
#include "modules/appraisal/appraisal_list.h"
#include "modules/appraisal/appraisal_parts.h"
#include "modules/congress/congress.h"
#include "modules/notice/notice.h"
#include "modules/supervision/supervision.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- in the matter's chain */

static const struct {
    const char *state, *stage;
} STAGES[] = {{"draft", "planned"},     {"reporting", "self_report"}, {"rating", "self_report"},
              {"counted", "appraised"}, {"sent", "appraised"},        {"closed", "rectified"}};

static enum status link_matter(struct ctx *ctx, const struct appraisal *a)
{
    struct supervision_link link = {
        .matter_id = a->matter_id,
        .method = "appraisal",
        .url = str_printf(ctx->arena, "/appraisal/%lld", (long long)a->id),
        .title = a->title,
        .starts_on = a->held_on,
        .report = S(""),
    };
    int64_t step;

    if (a->matter_id == 0)
        return ST_OK;
    arr_each (i, COUNT(STAGES))
        if (str_eqz(a->state, STAGES[i].state))
            link.stage = str_from(STAGES[i].stage);
    if (link.stage.len == 0)
        return ST_OK; /* called off */
    if (str_among("counted sent closed", a->state))
        link.held_on = a->held_on;
    return supervision_step_link(ctx, &link, &step);
}

enum status appraisal_keep(struct ctx *ctx, const struct appraisal *a, bool fresh)
{
    TRY(fresh ? appraisal_store_insert(ctx, a) : appraisal_store_update(ctx, a));
    return link_matter(ctx, a);
}

/* ---------------------------------------------------------------- the form */

/* The last word of a line, cut off it. */
static struct str last_word(struct str *line)
{
    struct str word = {line->ptr + line->len, 0};

    *line = str_trim(*line);
    while (word.ptr > line->ptr && word.ptr[-1] != ' ')
        word.ptr--;
    word.len = (size_t)(line->ptr + line->len - word.ptr);
    line->len -= word.len;
    *line = str_trim(*line);
    return word;
}

static bool number_of(struct str word, int64_t most, int64_t *out)
{
    return str_to_int(word, out) && *out > 0 && *out <= most;
}

static size_t read_items(struct ctx *ctx, struct str lines, struct appraisal_item *out)
{
    struct str line;
    size_t n = 0;

    while (str_cut(&lines, '\n', &line)) {
        struct str weight;

        line = str_trim(line);
        if (line.len == 0)
            continue;
        if (n == APPRAISAL_ITEMS_MAX) {
            invalid(ctx, "items", "appraisal.err.items_many", NULL);
            return n;
        }
        weight = last_word(&line);
        out[n] = (struct appraisal_item){.name = line, .place = (int64_t)n + 1};
        if (line.len == 0 || !number_of(weight, APPRAISAL_WEIGHT_MAX, &out[n].weight))
            invalid(ctx, "items", "appraisal.err.items", NULL);
        n++;
    }
    return n;
}

static size_t read_groups(struct ctx *ctx, struct str lines, struct appraisal_group *out)
{
    struct str line;
    size_t n = 0;

    while (str_cut(&lines, '\n', &line)) {
        struct str way, people, weight;

        line = str_trim(line);
        if (line.len == 0)
            continue;
        if (n == APPRAISAL_GROUPS_MAX) {
            invalid(ctx, "groups", "appraisal.err.groups_many", NULL);
            return n;
        }
        way = last_word(&line);
        people = last_word(&line);
        weight = last_word(&line);
        out[n] = (struct appraisal_group){
            .name = line,
            .place = (int64_t)n + 1,
            .code = S(""),
            .way = str_eq(way, T("appraisal.way.phone")) || str_eqz(way, "phone") ? S("phone")
                                                                                  : S("paper")};
        if (line.len == 0 || !number_of(weight, APPRAISAL_WEIGHT_MAX, &out[n].weight) ||
            !number_of(people, APPRAISAL_PEOPLE_MAX, &out[n].people) ||
            (str_eqz(out[n].way, "paper") && !str_eq(way, T("appraisal.way.paper")) &&
             !str_eqz(way, "paper")))
            invalid(ctx, "groups", "appraisal.err.groups", NULL);
        n++;
    }
    return n;
}

struct saving {
    const struct appraisal *a;
    struct appraisal_item items[APPRAISAL_ITEMS_MAX];
    struct appraisal_group groups[APPRAISAL_GROUPS_MAX];
    size_t items_count, groups_count;
    int64_t *out_id;
};

static enum status put_form(struct ctx *ctx, const struct saving *s, int64_t id)
{
    struct appraisal_item *items;
    struct appraisal_group *groups;
    size_t count;

    TRY(appraisal_store_items(ctx, id, &items, &count));
    arr_each (i, count)
        TRY(appraisal_store_item_drop(ctx, items[i].id));
    TRY(appraisal_store_groups(ctx, id, &groups, &count));
    arr_each (i, count)
        TRY(appraisal_store_group_drop(ctx, groups[i].id));
    arr_each (i, s->items_count) {
        struct appraisal_item item = s->items[i];

        item.id = db_new_id(ctx);
        item.appraisal_id = id;
        TRY(appraisal_store_item_add(ctx, &item));
    }
    arr_each (i, s->groups_count) {
        struct appraisal_group g = s->groups[i];

        g.id = db_new_id(ctx);
        g.appraisal_id = id;
        g.code = crypt_random_text(ctx->arena, APPRAISAL_CODE_CHARS);
        TRY(appraisal_store_group_add(ctx, &g));
    }
    return ST_OK;
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct appraisal a = *s->a;
    struct law_params params;

    TRY(congress_law_params(ctx, a.held_on, &params));
    a.of_all = params.rating_of_all;
    a.pass_percent = params.rating_percent;
    a.counts_basic = params.rating_counts_basic;
    if (a.id == 0) {
        a.id = db_new_id(ctx);
        a.state = S("draft");
        TRY(appraisal_keep(ctx, &a, true));
    } else {
        struct appraisal old;

        TRY(appraisal_store_get(ctx, a.id, &old));
        TRY(appraisal_check_draft(&old, &ctx->err));
        a.state = old.state;
        a.again_id = old.again_id;
        TRY(appraisal_keep(ctx, &a, false));
    }
    TRY(put_form(ctx, s, a.id));
    *s->out_id = a.id;
    return event_emit(ctx, "appraisal.saved", a.id);
}

enum status appraisal_save(struct ctx *ctx, const struct appraisal_form *in, int64_t *out_id)
{
    struct saving *s = arena_new(ctx->arena, struct saving);

    s->a = &in->a;
    s->out_id = out_id;
    s->items_count = read_items(ctx, in->items, s->items);
    s->groups_count = read_groups(ctx, in->groups, s->groups);
    if (!str_among(APPRAISAL_KINDS, in->a.kind))
        invalid(ctx, "kind", "appraisal.err.kind", NULL);
    if (in->a.title.len == 0)
        invalid(ctx, "title", "appraisal.err.title", NULL);
    if (date_none(in->a.held_on))
        invalid(ctx, "held_on", "appraisal.err.when", NULL);
    if (!date_none(in->a.reports_by) && date_cmp(in->a.reports_by, in->a.held_on) > 0)
        invalid(ctx, "reports_by", "appraisal.err.reports_by", NULL);
    invalid_long(ctx, "title", in->a.title, APPRAISAL_TITLE_CHARS);
    invalid_long(ctx, "basis", in->a.basis, APPRAISAL_LINE_CHARS);
    invalid_long(ctx, "plan", in->a.plan, APPRAISAL_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, s);
}

/* ---------------------------------------------------------------- whom */

static bool on_list(const struct appraisal_subject *all, size_t count,
                    const struct appraisal_subject *s)
{
    arr_each (i, count)
        if ((s->person_id != 0 && all[i].person_id == s->person_id) ||
            (str_eq(all[i].name, s->name) && str_eq(all[i].post, s->post)))
            return true;
    return false;
}

static enum status put_subject(struct ctx *ctx, const struct appraisal *a,
                               struct appraisal_subject *s)
{
    struct appraisal_subject *all;
    size_t count;

    TRY(appraisal_store_subjects(ctx, a->id, &all, &count));
    if (on_list(all, count, s))
        return ST_OK;
    if (count >= APPRAISAL_SUBJECTS_MAX)
        return fail(&ctx->err, ST_RULE, "appraisal.err.subjects_many", NULL);
    s->id = db_new_id(ctx);
    s->appraisal_id = a->id;
    s->place = (int64_t)count + 1;
    s->report = S("");
    s->score = -1;
    return appraisal_store_subject_add(ctx, s);
}

static enum status fill_departments(struct ctx *ctx, const struct appraisal *a)
{
    struct organ *all;
    size_t count;

    TRY(organ_list_of(ctx, ORGAN_DEPARTMENT, &all, &count));
    arr_each (i, count) {
        struct appraisal_subject s = {.name = all[i].name, .post = S(""), .organ_id = all[i].id};

        TRY(put_subject(ctx, a, &s));
    }
    return ST_OK;
}

static enum status fill_heads(struct ctx *ctx, const struct appraisal *a)
{
    struct appointment_tenure *all;
    size_t count;

    TRY(appointment_holders(ctx, ctx->today, 0, true, &all, &count));
    arr_each (i, count) {
        struct appraisal_subject s = {.name = all[i].person,
                                      .post = all[i].post,
                                      .organ_id = all[i].organ_id,
                                      .person_id = all[i].person_id};

        if (str_eqz(all[i].office, "government_member"))
            TRY(put_subject(ctx, a, &s));
    }
    return ST_OK;
}

static enum status fill_tx(struct ctx *ctx, const void *input)
{
    struct appraisal a;

    TRY(appraisal_store_get(ctx, *(const int64_t *)input, &a));
    TRY(appraisal_check_draft(&a, &ctx->err));
    if (str_eqz(a.kind, "department"))
        TRY(fill_departments(ctx, &a));
    else
        TRY(fill_heads(ctx, &a));
    return event_emit(ctx, "appraisal.filled", a.id);
}

enum status appraisal_fill(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, fill_tx, &id);
}

struct adding {
    const struct appraisal_subject *in;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct adding *d = input;
    struct appraisal_subject s = *d->in;
    struct appraisal a;

    TRY(appraisal_store_get(ctx, s.appraisal_id, &a));
    TRY(appraisal_check_draft(&a, &ctx->err));
    TRY(put_subject(ctx, &a, &s));
    if (s.id == 0)
        return fail_field(&ctx->err, "name", "appraisal.err.listed", NULL);
    *d->out_id = s.id;
    return event_emit(ctx, "appraisal.filled", a.id);
}

enum status appraisal_subject_add(struct ctx *ctx, const struct appraisal_subject *in,
                                  int64_t *out_id)
{
    if (in->name.len == 0)
        invalid(ctx, "name", "appraisal.err.name", NULL);
    invalid_long(ctx, "name", in->name, APPRAISAL_TITLE_CHARS);
    invalid_long(ctx, "post", in->post, APPRAISAL_TITLE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct adding){in, out_id});
}

static enum status drop_tx(struct ctx *ctx, const void *input)
{
    struct appraisal_subject s;
    struct appraisal a;

    TRY(appraisal_store_subject(ctx, *(const int64_t *)input, &s));
    TRY(appraisal_store_get(ctx, s.appraisal_id, &a));
    TRY(appraisal_check_draft(&a, &ctx->err));
    TRY(appraisal_store_subject_drop(ctx, s.id));
    return event_emit(ctx, "appraisal.filled", a.id);
}

enum status appraisal_subject_drop(struct ctx *ctx, int64_t subject_id)
{
    return db_tx(ctx, drop_tx, &subject_id);
}

/* ---------------------------------------------------------------- reports */

static enum status tell_unit(struct ctx *ctx, const struct appraisal *a,
                             const struct appraisal_subject *s)
{
    const struct notice_to to = {.role = "unit", .organ_id = s->organ_id};
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);

    if (s->organ_id == 0)
        return ST_OK;
    json_object(&j, NULL);
    json_str(&j, "title", a->title);
    json_str(&j, "who", s->name);
    json_str(&j, "by", text_date(ctx->arena, a->reports_by, ctx->today));
    json_object_end(&j);
    return notice_put(
        ctx, &(struct notice_new){
                 .kind = "appraisal.asked",
                 .subject_id = s->id,
                 .url = str_printf(ctx->arena, "/appraisal/subject/%lld", (long long)s->id),
                 .values = buf_view(&values),
                 .to = &to,
                 .to_count = 1,
             });
}

struct moving {
    int64_t id, version;
    struct str text;
};

static enum status begin_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct appraisal_subject *all;
    struct appraisal_item *items;
    struct appraisal_group *groups;
    size_t count, items_count, groups_count;
    struct appraisal a;

    TRY(appraisal_store_get(ctx, m->id, &a));
    TRY(appraisal_store_subjects(ctx, a.id, &all, &count));
    TRY(appraisal_store_items(ctx, a.id, &items, &items_count));
    TRY(appraisal_store_groups(ctx, a.id, &groups, &groups_count));
    TRY(appraisal_check_begin(&a, items_count, groups_count, count, &ctx->err));
    a.version = m->version;
    a.state = S("reporting");
    TRY(appraisal_keep(ctx, &a, false));
    if (!date_none(a.reports_by))
        arr_each (i, count)
            TRY(tell_unit(ctx, &a, &all[i]));
    return event_emit(ctx, "appraisal.begun", a.id);
}

enum status appraisal_begin(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, begin_tx, &(struct moving){.id = id, .version = version});
}

enum status appraisal_see(struct ctx *ctx, int64_t subject_id, struct appraisal_subject *out)
{
    TRY(appraisal_store_subject(ctx, subject_id, out));
    if (ctx->actor->system || may(ctx, "appraisal.read") ||
        (out->organ_id != 0 && out->organ_id == ctx->actor->organ_id &&
         !str_eqz(out->state, "draft")))
        return ST_OK;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status report_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct appraisal_subject s;
    struct appraisal a;

    TRY(appraisal_see(ctx, m->id, &s));
    TRY(appraisal_store_get(ctx, s.appraisal_id, &a));
    TRY(appraisal_check_report(&a, &ctx->err));
    s.version = m->version;
    s.report = m->text;
    s.reported_on = ctx->today;
    TRY(appraisal_store_subject_update(ctx, &s));
    return event_emit(ctx, "appraisal.reported", a.id);
}

enum status appraisal_report(struct ctx *ctx, int64_t subject_id, int64_t version, struct str text)
{
    if (text.len == 0)
        invalid(ctx, "text", "appraisal.err.report", NULL);
    invalid_long(ctx, "text", text, APPRAISAL_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, report_tx,
                 &(struct moving){.id = subject_id, .version = version, .text = text});
}
