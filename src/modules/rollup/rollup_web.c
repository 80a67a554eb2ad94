// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of packages: what was sent and has come, making, taking, trusting. */
#include "modules/rollup/rollup_web.h"
#include "modules/congress/congress.h"
#include "modules/rollup/rollup_actions.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "rollup_view.h"
#include <stdio.h>

enum { MADE_SHOWN = 10 };

struct str rollup_web_period(struct ctx *ctx, struct date from, struct date to)
{
    const struct date other_year = {.year = 0, .month = 1, .day = 1}; /* always print the year */

    return TF(ctx->arena, "rollup.period", text_date(ctx->arena, from, other_year),
              text_date(ctx->arena, to, from));
}

/* ---------------------------------------------------------------- the list */

static struct tag_v sender_tag(struct str state)
{
    return (struct tag_v){.label = text_of("rollup.state.", state),
                          .class = str_eqz(state, "trusted") ? S("ok")
                                   : str_eqz(state, "asked") ? S("wait")
                                                             : S("bad")};
}

static struct tag_v taken_tag(const struct rollup_taken *t)
{
    if (!str_eqz(t->state, "trusted"))
        return sender_tag(t->state);
    return t->newest ? (struct tag_v){.label = T("rollup.tag.counts"), .class = S("ok")}
                     : (struct tag_v){.label = T("rollup.tag.old"), .class = S("")};
}

static const struct action_v *decide_action(struct ctx *ctx, const struct rollup_sender *s,
                                            bool trust)
{
    struct action_v *a = arena_new(ctx->arena, struct action_v);
    struct confirm_v *ask = arena_new(ctx->arena, struct confirm_v);
    const char *verb = trust ? "trust" : "refuse";

    *ask = (struct confirm_v){
        .id = str_printf(ctx->arena, "%s-%lld", verb, (long long)s->id),
        .title = trust ? T("rollup.trust_title") : T("rollup.refuse_title"),
        .text = trust ? T("rollup.trust_text") : T("rollup.refuse_text"),
        .yes = trust ? T("rollup.do.trust") : T("rollup.do.refuse"),
        .no = trust ? T("rollup.trust_no") : T("rollup.refuse_no"),
        .risk = !trust,
    };
    *a = (struct action_v){
        .url = str_printf(ctx->arena, "/rollup/sender/%lld/%s", (long long)s->id, verb),
        .label = ask->yes,
        .primary = trust,
        .risk = !trust,
        .confirm = ask,
        .sure = true};
    return a;
}

static enum status put_senders(struct ctx *ctx, struct rollup_list_v *v)
{
    struct rollup_sender *all;
    struct rollup_sender_row_v *rows;

    TRY(rollup_senders(ctx, &all, &v->senders_count));
    rows = arena_array(ctx->arena, v->senders_count, struct rollup_sender_row_v);
    arr_each (i, v->senders_count)
        rows[i] = (struct rollup_sender_row_v){
            .id = all[i].id,
            .version = all[i].version,
            .name = all[i].name,
            .code = all[i].code,
            .finger = rollup_fingerprint(ctx->arena, all[i].public_hex),
            .decided_by = all[i].decided_by,
            .state = all[i].state,
            .tag = sender_tag(all[i].state),
            .trust = v->may_receive && str_eqz(all[i].state, "asked")
                         ? decide_action(ctx, &all[i], true)
                         : NULL,
            .refuse = v->may_receive && !str_eqz(all[i].state, "refused")
                          ? decide_action(ctx, &all[i], false)
                          : NULL,
        };
    v->senders = rows;
    return ST_OK;
}

static struct pager_v pager_of(struct ctx *ctx, const struct request *rq, const char *path,
                               struct str next)
{
    static const char *const KEPT[] = {"limit", NULL};
    const struct list_links links = list_links_of(ctx, rq, path, KEPT, next);

    return (struct pager_v){.next = links.next, .first = links.first};
}

static const struct empty_v *empty_of(struct ctx *ctx, bool none, const char *title,
                                      const char *why)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){.title = text(title), .text = text(why)};
    return none ? empty : NULL;
}

static enum status put_taken(struct ctx *ctx, const struct request *rq, struct rollup_list_v *v)
{
    struct rollup_taken *all;
    struct rollup_taken_row_v *rows;
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct str next;

    TRY(rollup_taken_list(ctx, param_text(rq, "after"), list_limit(rq, LIST_ROWS), &all,
                          &v->rows_count, &next));
    v->pager = pager_of(ctx, rq, "/rollup", next);
    rows = arena_array(ctx->arena, v->rows_count, struct rollup_taken_row_v);
    arr_each (i, v->rows_count)
        rows[i] = (struct rollup_taken_row_v){
            .id = all[i].id,
            .sender = all[i].sender,
            .period = rollup_web_period(ctx, all[i].from, all[i].to),
            .made_at = all[i].made_at,
            .figures = all[i].figures,
            .tag = taken_tag(&all[i]),
            .sums_url = str_printf(ctx->arena, "/rollup/figure?from=%s&to=%s",
                                   date_format(all[i].from, from), date_format(all[i].to, to)),
        };
    v->rows = rows;
    v->empty = empty_of(ctx, v->rows_count == 0, "rollup.none", "rollup.none_text");
    return ST_OK;
}

static struct rollup_made_row_v *made_rows(struct ctx *ctx, const struct rollup_made *all,
                                           size_t count)
{
    struct rollup_made_row_v *rows = arena_array(ctx->arena, count, struct rollup_made_row_v);

    arr_each (i, count)
        rows[i] = (struct rollup_made_row_v){
            .id = all[i].id,
            .period = rollup_web_period(ctx, all[i].from, all[i].to),
            .made_at = all[i].made_at,
            .made_by = all[i].made_by,
            .figures = all[i].figures,
            .url = str_printf(ctx->arena, "/rollup/made/%lld/file", (long long)all[i].id),
        };
    return rows;
}

enum status rollup_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct rollup_list_v v = {.may_make = may(ctx, "rollup.make"),
                              .may_receive = may(ctx, "rollup.receive")};
    struct rollup_made *all;
    struct str next;

    TRY(rollup_made_list(ctx, S(""), MADE_SHOWN, &all, &v.made_count, &next));
    v.made = made_rows(ctx, all, v.made_count);
    v.made_more = next.len > 0;
    TRY(rollup_own_fingerprint(ctx, &v.finger));
    TRY(put_senders(ctx, &v));
    TRY(put_taken(ctx, rq, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("rollup.menu"), &rollup_list_view, &v);
}

enum status rollup_web_made(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct rollup_sent_v v = {0};
    struct rollup_made *all;
    struct str next;

    TRY(rollup_made_list(ctx, param_text(rq, "after"), list_limit(rq, LIST_ROWS), &all,
                         &v.rows_count, &next));
    v.rows = made_rows(ctx, all, v.rows_count);
    v.pager = pager_of(ctx, rq, "/rollup/made", next);
    *up = (struct link_v){.label = T("rollup.menu"), .url = S("/rollup")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = T("rollup.made")};
    v.empty = empty_of(ctx, v.rows_count == 0, "rollup.made_none", "rollup.made_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("rollup.made"), &rollup_sent_view, &v);
}

/* ---------------------------------------------------------------- forms */

static enum status show_form(struct form_page *f, struct response *rs)
{
    struct rollup_form_v *v = arena_new(f->ctx->arena, struct rollup_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &rollup_form_view, v);
}

enum status rollup_web_make_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("rollup.do.make"), S("/rollup/make"),
                                         S("/rollup"), T("rollup.do.make"));
    const struct date first = {ctx->today.year, 1, 1}, last = {ctx->today.year, 12, 31};

    form_page_crumb(f, T("rollup.menu"), S("/rollup"));
    (void)form_page_put(f, "date", "from", "rollup.f.from", list_iso(ctx, first));
    (void)form_page_put(f, "date", "to", "rollup.f.to", list_iso(ctx, last));
    return show_form(f, rs);
}

enum status rollup_web_make(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t id;

    TRY(rollup_make(ctx, param_date(rq, "from"), param_date(rq, "to"), &id));
    respond_flash(rs, "rollup.done.made", S(""));
    return respond_see_other(rs, "/rollup");
}

enum status rollup_web_file(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct rollup_made made;
    struct str file = {0}, name;
    struct congress c = {0};
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

    TRY(rollup_made_file(ctx, path_id(rq, "id"), &made, &file));
    TRY(congress_get(ctx, ctx->congress_id, &c));
    name = TF(ctx->arena, "rollup.file_name", c.name,
              str_dup(ctx->arena, str_from(date_format(made.from, from))),
              str_dup(ctx->arena, str_from(date_format(made.to, to))));
    return respond_bytes(rs, "text/plain; charset=utf-8",
                         str_printf(ctx->arena, STR_FMT ".rollup.txt", STR_ARG(name)), file);
}

enum status rollup_web_receive_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("rollup.do.receive"), S("/rollup/receive"),
                                         S("/rollup"), T("rollup.do.receive"));
    struct field_v *file;

    form_page_crumb(f, T("rollup.menu"), S("/rollup"));
    file = form_page_put(f, "file", "file", "rollup.f.file", S(""));
    file->accept = S(".txt");
    return show_form(f, rs);
}

/* The upload as it is: the signature is over its bytes. */
static enum status bytes_of(struct ctx *ctx, const struct upload *file, struct str *out)
{
    char *bytes;
    FILE *f;
    size_t got;

    if (file == NULL)
        return fail_field(&ctx->err, "file", "rollup.err.file", NULL);
    if (file->size_bytes > ROLLUP_BYTES_MAX)
        return fail_field(&ctx->err, "file", "rollup.err.too_big", NULL);
    bytes = arena_alloc(ctx->arena, file->size_bytes + 1);
    f = fopen(file->path, "rbe");
    if (f == NULL)
        return fail_detail(&ctx->err, ST_BUSY, "db.internal", "upload is gone");
    got = fread(bytes, 1, file->size_bytes, f);
    fclose(f);
    *out = (struct str){bytes, got};
    return ST_OK;
}

enum status rollup_web_receive(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct rollup_taken taken;
    struct str bytes = {0};
    int64_t id;

    TRY(bytes_of(ctx, param_file(rq, "file"), &bytes));
    TRY(rollup_take(ctx, bytes, &id));
    TRY(rollup_taken_get(ctx, id, &taken));
    respond_flash(rs, str_eqz(taken.state, "trusted") ? "rollup.done.taken" : "rollup.done.asked",
                  S(""));
    return respond_see_other(rs, "/rollup");
}

static enum status decide(struct ctx *ctx, const struct request *rq, struct response *rs,
                          bool trust)
{
    struct rollup_sender s;

    TRY(rollup_sender_get(ctx, path_id(rq, "id"), &s));
    if (!param_bool(rq, "sure"))
        return respond_confirm(ctx, rq, rs, decide_action(ctx, &s, trust)->confirm, NULL, 0,
                               "/rollup");
    TRY(rollup_decide(ctx, s.id, s.version, trust));
    respond_flash(rs, "rollup.done.decided", S(""));
    return respond_see_other(rs, "/rollup");
}

enum status rollup_web_trust(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return decide(ctx, rq, rs, true);
}

enum status rollup_web_refuse(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return decide(ctx, rq, rs, false);
}
