// SPDX-License-Identifier: MulanPSL-2.0
/* One deputy's file of a year: what it comes to and how, and every fact behind it. */
#include "duty_view.h"
#include "modules/deputy/deputy.h"
#include "modules/duty/duty_rules.h"
#include "modules/duty/duty_web.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { YEARS = 3, COUNTS = 4, FACTS_SHOWN = 300 };

static struct str file_url(struct ctx *ctx, int64_t deputy_id, bool own, const char *tail, int year)
{
    return own && tail[0] == '\0' ? str_printf(ctx->arena, "/duty/mine?year=%d", year)
                                  : str_printf(ctx->arena, "/duty/deputy/%lld%s?year=%d",
                                               (long long)deputy_id, tail, year);
}

static struct tabs_v years_of(struct ctx *ctx, int64_t deputy_id, bool own, int year)
{
    struct tab_v *tabs = arena_array(ctx->arena, YEARS, struct tab_v);

    for (int i = 0; i < YEARS; i++)
        tabs[i] = (struct tab_v){
            .label = TF(ctx->arena, "duty.of_year", str_int(ctx->arena, ctx->today.year - i)),
            .url = file_url(ctx, deputy_id, own, "", ctx->today.year - i),
            .on = ctx->today.year - i == year,
        };
    return (struct tabs_v){.label = T("duty.year"), .items = tabs, .items_count = YEARS};
}

/* "3次×2分" and what limits it. */
static struct str note_of(struct ctx *ctx, const struct duty_line *l)
{
    struct buf out = buf_new(ctx->arena, 0);

    if (!l->scored)
        return T("duty.not_scored");
    if (l->each > 0)
        buf_str(&out, TF(ctx->arena, "duty.note.each", str_int(ctx->arena, l->done), l->unit,
                         duty_points_text(ctx->arena, l->each)));
    if (l->cap > 0)
        buf_str(&out, TF(ctx->arena, "duty.note.cap", duty_points_text(ctx->arena, l->cap)));
    if (l->absent > 0 && l->penalty > 0)
        buf_str(&out, TF(ctx->arena, "duty.note.penalty", str_int(ctx->arena, l->absent),
                         duty_points_text(ctx->arena, l->penalty)));
    if (l->excused > 0)
        buf_str(&out, TF(ctx->arena, "duty.note.excused", str_int(ctx->arena, l->excused)));
    return buf_view(&out);
}

static bool in_file(const struct duty_line *l)
{
    return l->done != 0 || l->absent != 0 || l->excused != 0 || (l->scored && l->least > 0);
}

static void lines_make(struct ctx *ctx, const struct duty_file *file, struct duty_file_v *v)
{
    struct duty_line_v *lines = arena_array(ctx->arena, file->lines_count, struct duty_line_v);
    struct kv_item_v *counts = arena_array(ctx->arena, COUNTS, struct kv_item_v);

    arr_each (i, file->lines_count) {
        const struct duty_line *l = &file->lines[i];

        if (!in_file(l))
            continue;
        lines[v->lines_count++] = (struct duty_line_v){
            .what = l->what,
            .label = l->label,
            .count = duty_web_count(ctx, l->done, l->unit),
            .note = note_of(ctx, l),
            .points = l->scored ? duty_points_text(ctx->arena, l->points) : S(""),
            .bad =
                l->points<0, .missing = l->least> l->done
                    ? TF(ctx->arena, "duty.short", duty_web_count(ctx, l->least - l->done, l->unit))
                    : S(""),
        };
        if (l->done > 0 && v->counts_count < COUNTS)
            counts[v->counts_count++] = (struct kv_item_v){
                .label = l->label, .value = duty_web_count(ctx, l->done, l->unit)};
    }
    v->lines = lines;
    v->counts = counts;
}

/* What local rules name is how much time the work generally takes, not how much he owes. */
static void days_make(struct ctx *ctx, const struct duty_file *file, struct duty_file_v *v)
{
    const struct str days = str_int(ctx->arena, file->days),
                     asked = str_int(ctx->arena, file->days_asked),
                     due = str_int(ctx->arena, file->days_due);

    v->days = file->days;
    v->days_due = file->days_due;
    if (file->days_asked == 0)
        v->days_text = TF(ctx->arena, "duty.days_done", days);
    else if (file->days_due == file->days_asked)
        v->days_text = TF(ctx->arena, "duty.days_of", days, asked);
    else
        v->days_text = TF(ctx->arena, "duty.days_of_part", days, asked, due);
    if (file->days < file->days_due)
        v->days_short =
            TF(ctx->arena, "duty.days_fewer", str_int(ctx->arena, file->days_due - file->days));
}

/* The form of the days for which his unit is to have a paper: of the year that is shown. */
static void certificate_make(struct ctx *ctx, const struct request *rq, int year,
                             struct duty_file_v *v)
{
    struct field_v *fields = arena_array(ctx->arena, 2, struct field_v);
    const struct date last = duty_until(year, ctx->today);

    fields[0] = form_field(ctx, rq, "date", "from", "duty.certificate.from",
                           list_iso(ctx, (struct date){year, 1, 1}));
    fields[1] = form_field(ctx, rq, "date", "to", "duty.certificate.until", list_iso(ctx, last));
    v->certificate = fields;
    v->certificate_count = 2;
    v->certificate_url =
        str_printf(ctx->arena, "/duty/deputy/%lld/certificate", (long long)v->deputy_id);
}

static const struct tag_v *fact_tag(struct ctx *ctx, const struct duty_standing *f)
{
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

    if (str_eqz(f->state, "done"))
        return NULL;
    *tag = (struct tag_v){.label = text_of("duty.standing.", f->state),
                          .class = duty_web_class(f->state)};
    return tag;
}

static void fact_make(struct ctx *ctx, const struct duty_file *file, const struct duty_standing *f,
                      bool own, struct duty_fact_v *out)
{
    const struct duty_line *l = &file->lines[f->line];
    struct link_v *appeal = NULL;

    if (own && !str_eqz(f->appeal, "asked")) {
        appeal = arena_new(ctx->arena, struct link_v);
        *appeal = (struct link_v){
            .label = T("duty.do.appeal"),
            .url = str_printf(ctx->arena, "/duty/appeal/new?what=" STR_FMT "&record=%lld&year=%d",
                              STR_ARG(f->what), (long long)f->record_id, file->year)};
    }
    *out = (struct duty_fact_v){
        .on = f->on,
        .label = l->label,
        .title = f->title.len > 0 ? f->title : T("duty.untitled"),
        .url = f->url,
        .count = f->count > 1 ? duty_web_count(ctx, f->count, l->unit) : S(""),
        .tag = fact_tag(ctx, f),
        .state = f->state,
        .appeal = appeal,
        .asked = f->appeal.len > 0 ? text_of("duty.appeal.state.", f->appeal) : S(""),
    };
}

static enum status awards_make(struct ctx *ctx, int64_t deputy_id, struct duty_file_v *v)
{
    struct duty_award *awards;
    struct str *names;
    size_t count;

    TRY(duty_store_awards(ctx, 0, deputy_id, &awards, &count));
    names = arena_array(ctx->arena, count, struct str);
    arr_each (i, count)
        names[i] =
            TF(ctx->arena, "duty.award.line", str_int(ctx->arena, awards[i].year), awards[i].title);
    v->awards = names;
    v->awards_count = count;
    return ST_OK;
}

static enum status waiting_make(struct ctx *ctx, const struct deputy *d, bool own,
                                struct duty_file_v *v)
{
    const struct duty_entry_filter filter = {
        .state = S("waiting"), .deputy_id = d->id, .limit = 1, .after = S("")};
    struct duty_entry *entries;
    struct str next;
    size_t count;

    TRY(duty_store_entries(ctx, &filter, &entries, &count, &next, &v->waiting));
    if (v->waiting > 0)
        v->waiting_text = TF(ctx->arena, "duty.waiting", str_int(ctx->arena, v->waiting));
    if (own) {
        v->enter_url = S("/duty/entry/new");
        v->entries_url = S("/duty/entry/mine");
        v->appeals_url = S("/duty/appeal");
    } else if (may(ctx, "duty.check")) {
        v->enter_url = str_printf(ctx->arena, "/duty/entry/new?deputy=%lld", (long long)d->id);
        v->entries_url = str_printf(ctx->arena, "/duty/entry?deputy=%lld", (long long)d->id);
    }
    return ST_OK;
}

static enum status show(struct ctx *ctx, const struct request *rq, struct response *rs,
                        const struct deputy *d, bool own)
{
    const int year = duty_web_year(ctx, rq);
    struct duty_file_v v = {.deputy_id = d->id, .year = year, .formula_url = S("/duty/formula")};
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct duty_standing *facts;
    struct duty_fact_v *rows;
    struct duty_file file;
    struct str posts;
    size_t count;

    TRY(duty_facts(ctx, d->id, year, &file, &facts, &count));
    lines_make(ctx, &file, &v);
    rows = arena_array(ctx->arena, count, struct duty_fact_v);
    for (size_t i = 0; i < count && i < FACTS_SHOWN; i++)
        fact_make(ctx, &file, &facts[i], own, &rows[v.facts_count++]);
    v.facts = rows;
    v.title = own ? T("duty.mine.title") : TF(ctx->arena, "duty.file.title", d->name);
    TRY(duty_posts(ctx, d->id, &posts));
    v.meta = posts.len > 0 ? str_printf(ctx->arena, STR_FMT " · " STR_FMT,
                                        STR_ARG(d->delegation_name), STR_ARG(posts))
                           : d->delegation_name;
    v.years = years_of(ctx, d->id, own, year);
    v.scored = file.formula_id != 0;
    v.points = duty_points_text(ctx->arena, file.points);
    v.points_note = TF(ctx->arena, "duty.base_and_most", duty_points_text(ctx->arena, file.base),
                       duty_points_text(ctx->arena, file.most));
    days_make(ctx, &file, &v);
    certificate_make(ctx, rq, year, &v);
    v.print_url = file_url(ctx, d->id, own, "/sheet", year);
    *empty = (struct empty_v){.title = T("duty.file.none"), .text = T("duty.file.none_text")};
    v.empty = v.facts_count == 0 ? empty : NULL;
    TRY(awards_make(ctx, d->id, &v));
    TRY(waiting_make(ctx, d, own, &v));
    if (!own) {
        struct link_v *up = arena_new(ctx->arena, struct link_v);
        struct crumbs_v *crumbs = arena_new(ctx->arena, struct crumbs_v);

        *up = (struct link_v){.label = T("duty.menu"), .url = S("/duty")};
        *crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = d->name};
        v.crumbs = may(ctx, "duty.read") ? crumbs : NULL;
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &duty_file_view, &v);
}

enum status duty_web_mine(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct deputy d;

    if (ctx->actor->deputy_id == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(deputy_get(ctx, ctx->actor->deputy_id, &d));
    return show(ctx, rq, rs, &d, true);
}

enum status duty_web_file(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    const bool own = id == ctx->actor->deputy_id;
    struct deputy d;

    if (!own && !may(ctx, "duty.read"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(deputy_get(ctx, id, &d));
    return show(ctx, rq, rs, &d, own);
}
