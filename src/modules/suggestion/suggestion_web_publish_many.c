// SPDX-License-Identifier: MulanPSL-2.0
/* Publishing many at once: what is closed and not decided, each with what the public would see.
 * What looks private, or what the deputy does not want out, is not published from here. */
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web.h"
#include "modules/suggestion/suggestion_web_office.h"
#include "platform/text.h"

enum { PAGE_ROWS = 20, CHOICES = 4 };

/* How far one suggestion may go out from here. */
struct openness {
    bool asked, text_clean, reply_clean;
    size_t replies, findings;
};

static size_t findings_in(struct ctx *ctx, struct str title, struct str body)
{
    struct private_finding *found;
    size_t in_title, in_body;

    private_scan(ctx->arena, title, &found, &in_title);
    private_scan(ctx->arena, body, &found, &in_body);
    return in_title + in_body;
}

static struct str body_of(const struct suggestion_detail *d)
{
    return d->text.body.len != 0 ? d->text.body : d->text.proposal;
}

static struct openness openness_of(struct ctx *ctx, const struct suggestion_detail *d)
{
    struct openness o = {.asked = d->s.confidential};
    const size_t in_text = findings_in(ctx, d->text.title, body_of(d));
    size_t in_replies = 0;

    arr_each (i, d->replies_count) {
        if (!str_eqz(d->replies[i].state, "sent"))
            continue;
        in_replies += findings_in(ctx, d->replies[i].title, d->replies[i].body);
        o.replies++;
    }
    o.findings = in_text + in_replies;
    o.text_clean = in_text == 0;
    o.reply_clean = in_replies == 0;
    return o;
}

/* What was not chosen is not decided: one press must not publish what nobody has read. */
static void choices_make(struct ctx *ctx, const struct openness *o, bool replies_too,
                         struct str typed, struct suggestion_publish_row_v *row)
{
    struct option_v *options = arena_array(ctx->arena, CHOICES, struct option_v);
    const bool text = !o->asked && o->text_clean, both = text && o->replies > 0 && o->reply_clean;
    const char *whole = both ? "both" : NULL, *alone = text ? "text" : NULL;
    const char *words[CHOICES] = {"later", replies_too ? whole : alone, replies_too ? alone : whole,
                                  o->asked ? "no" : NULL};

    arr_each (i, CHOICES) {
        if (words[i] == NULL)
            continue;
        options[row->choices_count++] = (struct option_v){
            .value = str_from(words[i]),
            .label = text_of("suggestion.publish_many.", str_from(words[i])),
            .on = str_eqz(typed.len != 0 ? typed : S("later"), words[i]),
        };
    }
    row->choices = options;
}

static void papers_make(struct ctx *ctx, const struct suggestion_detail *d,
                        struct suggestion_publish_row_v *row)
{
    struct suggestion_paper_v *papers =
        arena_array(ctx->arena, d->replies_count + 1, struct suggestion_paper_v);

    papers[row->papers_count++] =
        (struct suggestion_paper_v){.title = T("suggestion.publish.text_tab"), .body = body_of(d)};
    arr_each (i, d->replies_count) {
        const struct suggestion_reply *r = &d->replies[i];

        if (str_eqz(r->state, "sent"))
            papers[row->papers_count++] = (struct suggestion_paper_v){
                .title = TF(ctx->arena, "suggestion.publish.reply_tab", r->organ_name,
                            suggestion_web_int(ctx, r->round)),
                .body = r->body};
    }
    row->papers = papers;
}

static struct str typed_for(const struct request *rq, int64_t id)
{
    for (size_t i = 0; form_again(rq) && i < param_count(rq, "id"); i++)
        if (param_int_at(rq, "id", i) == id && i < param_count(rq, "how"))
            return param_text_at(rq, "how", i);
    return S("");
}

static enum status row_make(struct ctx *ctx, const struct request *rq, int64_t id, bool replies_too,
                            struct suggestion_publish_row_v *row)
{
    struct suggestion_detail d;
    struct openness o;

    TRY(suggestion_show(ctx, id, &d));
    o = openness_of(ctx, &d);
    *row = (struct suggestion_publish_row_v){
        .id = id,
        .version = d.s.version,
        .number = suggestion_web_number(ctx, &d.s),
        .title = d.s.title,
        .deputy = suggestion_web_authors(ctx, &d),
        .url = str_printf(ctx->arena, "/suggestion/%lld/publish", (long long)id),
        .findings = (int64_t)o.findings,
        .asked = o.asked,
    };
    choices_make(ctx, &o, replies_too, typed_for(rq, id), row);
    papers_make(ctx, &d, row);
    return ST_OK;
}

/* The page begins after the id `after`; *out_count is at most a page, *out_next where it goes on.
 */
static enum status page_ids(struct ctx *ctx, int64_t after, int64_t *ids, size_t *out_count,
                            int64_t *out_total, int64_t *out_next)
{
    int64_t *all;
    size_t count, n = 0;

    TRY(suggestion_undecided(ctx, &all, &count));
    *out_total = (int64_t)count;
    *out_next = 0;
    arr_each (i, count) {
        if (all[i] <= after)
            continue;
        if (n == PAGE_ROWS) {
            *out_next = ids[n - 1];
            break;
        }
        ids[n++] = all[i];
    }
    *out_count = n;
    return ST_OK;
}

enum status suggestion_web_publish_many_form(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct suggestion_publish_many_v v = {.url = S("/suggestion/publish")};
    struct suggestion_publish_row_v *rows =
        arena_array(ctx->arena, PAGE_ROWS, struct suggestion_publish_row_v);
    struct empty_v empty = {.title = T("suggestion.publish_many.none"),
                            .text = T("suggestion.publish_many.none_text")};
    int64_t ids[PAGE_ROWS], next, replies_too;

    TRY(suggestion_setting(ctx, "publish_replies", &replies_too));
    TRY(page_ids(ctx, param_id(rq, "after"), ids, &v.rows_count, &v.total, &next));
    arr_each (i, v.rows_count)
        TRY(row_make(ctx, rq, ids[i], replies_too != 0, &rows[i]));
    v.rows = rows;
    v.after = param_id(rq, "after");
    if (next != 0)
        v.pager.next = str_printf(ctx->arena, "/suggestion/publish?after=%lld", (long long)next);
    if (v.after != 0)
        v.pager.first = v.url;
    if (v.rows_count == 0)
        v.empty = &empty;
    v.crumbs = suggestion_web_crumbs(ctx, T("suggestion.publish_many.title"));
    v.article = T("suggestion.publish.law");
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("suggestion.publish_many.title"),
                        &suggestion_publish_many_view, &v);
}

enum status suggestion_web_publish_many(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const size_t count = param_count(rq, "id");
    struct suggestion_publish_item *items =
        arena_array(ctx->arena, count, struct suggestion_publish_item);
    size_t n = 0;

    if (count > PAGE_ROWS || param_count(rq, "version") != count || param_count(rq, "how") != count)
        return fail_field(&ctx->err, "id", "suggestion.publish_many.broken", NULL);
    arr_each (i, count) {
        const struct str how = param_text_at(rq, "how", i);

        if (str_eqz(how, "later"))
            continue;
        items[n++] = (struct suggestion_publish_item){
            .id = param_int_at(rq, "id", i),
            .version = param_int_at(rq, "version", i),
            .text = !str_eqz(how, "no"),
            .replies = str_eqz(how, "both"),
        };
    }
    if (n == 0)
        return fail_field(&ctx->err, "how", "suggestion.publish_many.nothing", NULL);
    TRY(suggestion_publish_many(ctx, items, n));
    respond_flash(rs, "suggestion.publish_many.done", suggestion_web_int(ctx, (int64_t)n));
    return respond_see_other(rs, "/suggestion/publish");
}
