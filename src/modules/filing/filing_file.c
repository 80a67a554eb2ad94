// SPDX-License-Identifier: MulanPSL-2.0
/* A document is filed, and filed again after it was returned. */
#include "base/json.h"
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_fields.h"
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_store.h"
#include "modules/notice/notice.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

struct str filing_register_text(struct ctx *ctx, const struct filing *f)
{
    return f->register_no == 0 ? S("")
                               : TF(ctx->arena, "filing.register_no",
                                    str_printf(ctx->arena, "%lld", (long long)f->register_year),
                                    str_printf(ctx->arena, "%lld", (long long)f->register_no));
}

enum status filing_clock(struct ctx *ctx, enum filing_law_clock clock, struct date from,
                         bool extended, struct date *out)
{
    struct law_params params;
    struct calendar cal;

    TRY(congress_calendar(ctx, &cal));
    TRY(congress_law_params(ctx, from, &params));
    *out = filing_law_due(clock, &cal, &params, from, extended);
    return ST_OK;
}

enum status filing_note(struct ctx *ctx, int64_t filing_id, const char *act, struct date on,
                        struct str text)
{
    return filing_store_step_insert(ctx, &(struct filing_step){.id = db_new_id(ctx),
                                                               .filing_id = filing_id,
                                                               .act = str_from(act),
                                                               .on = on,
                                                               .who = ctx->actor->name,
                                                               .text = text});
}

enum status filing_tell(struct ctx *ctx, const struct filing *f, const char *kind, int64_t organ_id,
                        struct str note)
{
    /* of a committee or the government's office nobody is a handler */
    const struct notice_to organ[] = {{.role = "unit", .organ_id = organ_id},
                                      {.role = "government", .organ_id = organ_id},
                                      {.role = "committee", .organ_id = organ_id}},
                           office[] = {{.role = "office"}};
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);

    json_object(&j, NULL);
    json_str(&j, "title", f->title);
    json_str(&j, "number", f->number);
    json_str(&j, "organ", f->organ);
    json_str(&j, "due_on", text_date(ctx->arena, f->clock_on, ctx->today));
    json_str(&j, "note", note);
    json_object_end(&j);
    return notice_put(ctx, &(struct notice_new){
                               .kind = kind,
                               .subject_id = f->id,
                               .url = str_printf(ctx->arena, "/filing/%lld", (long long)f->id),
                               .values = buf_view(&values),
                               .to = organ_id != 0 ? organ : office,
                               .to_count = organ_id != 0 ? COUNT(organ) : COUNT(office),
                           });
}

/* ---------------------------------------------------------------- who */

enum status filing_maker_word(struct ctx *ctx, int64_t organ_id, struct str *out)
{
    static const struct {
        enum organ_kind kind;
        const char *word;
    } WORDS[] = {{ORGAN_GOVERNMENT, "government"},
                 {ORGAN_SUPERVISION, "commission"},
                 {ORGAN_COURT, "court"},
                 {ORGAN_PROCURATORATE, "procuratorate"},
                 {ORGAN_TOWNSHIP, "lower"}};
    struct organ organ;

    TRY(organ_get(ctx, organ_id, &organ));
    *out = S("other");
    arr_each (i, COUNT(WORDS))
        if (organ.kind == WORDS[i].kind)
            *out = str_from(WORDS[i].word);
    return ST_OK;
}

enum status filing_actor_side(struct ctx *ctx, const struct filing *f, bool *out_office)
{
    *out_office = ctx->actor->system || may(ctx, "filing.manage");
    if (*out_office || (may(ctx, "filing.file") && ctx->actor->organ_id != 0 &&
                        ctx->actor->organ_id == f->organ_id))
        return ST_OK;
    return fail(&ctx->err, ST_DENIED, "filing.err.not_yours", NULL);
}

enum status filing_get(struct ctx *ctx, int64_t id, struct filing *out)
{
    struct filing_task *tasks;
    size_t count;

    TRY(filing_store_get(ctx, id, out));
    if (ctx->actor->system || may(ctx, "filing.read"))
        return ST_OK;
    if (ctx->actor->organ_id != 0 && out->organ_id == ctx->actor->organ_id)
        return ST_OK;
    TRY(filing_store_tasks(ctx, id, &tasks, &count));
    arr_each (i, count)
        if (ctx->actor->organ_id != 0 && tasks[i].organ_id == ctx->actor->organ_id)
            return ST_OK;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* ---------------------------------------------------------------- what is filed */

static struct str or_empty(struct str s)
{
    return s.len > 0 ? s : S("");
}

/* What was not typed, as the document says. */
static void complete(struct ctx *ctx, struct filing *f)
{
    struct filing_fields said;

    if (filing_is_html(f->body))
        f->body = filing_html_text(ctx->arena, f->body);
    said = filing_fields_of(ctx->arena, f->body);
    if (f->title.len == 0)
        f->title = said.title;
    if (f->number.len == 0)
        f->number = said.number;
    if (f->index_number.len == 0)
        f->index_number = said.index_number;
    if (date_none(f->signed_on))
        f->signed_on = said.signed_on;
    if (date_none(f->effective_on))
        f->effective_on = said.effective_on;
    if (date_none(f->published_on))
        f->published_on = date_none(said.published_on) ? f->signed_on : said.published_on;
    if (date_none(f->filed_on))
        f->filed_on = ctx->today;
    f->number = filing_number_tidy(ctx->arena, f->number);
    f->index_number = or_empty(f->index_number);
}

static enum status check(struct ctx *ctx, const struct filing *f)
{
    if (f->organ_id == 0)
        invalid(ctx, "organ", "filing.err.organ", NULL);
    if (f->body.len == 0)
        invalid(ctx, "text", "filing.err.body", NULL);
    if (f->title.len == 0)
        invalid(ctx, "title", "filing.err.title", NULL);
    if (!filing_word_known(FILING_MAKERS, f->maker))
        invalid(ctx, "maker", "filing.err.maker", NULL);
    if (date_none(f->published_on))
        invalid(ctx, "published_on", "filing.err.published", NULL);
    else if (date_cmp(f->published_on, f->filed_on) > 0)
        invalid(ctx, "published_on", "filing.err.published_later", NULL);
    if (date_cmp(f->filed_on, ctx->today) > 0)
        invalid(ctx, "filed_on", "filing.err.filed_later", NULL);
    invalid_long(ctx, "title", f->title, FILING_TITLE_CHARS);
    invalid_long(ctx, "number", f->number, FILING_NUMBER_CHARS);
    invalid_long(ctx, "index_number", f->index_number, FILING_NUMBER_CHARS);
    invalid_long(ctx, "text", f->body, FILING_BODY_CHARS);
    return invalid_done(ctx);
}

static enum status clocks_of(struct ctx *ctx, struct filing *f)
{
    struct law_params params;
    struct calendar cal;

    TRY(congress_calendar(ctx, &cal));
    TRY(congress_law_params(ctx, f->filed_on, &params));
    f->due_on = filing_law_due(FILING_LAW_FILE, &cal, &params, f->published_on, false);
    f->late_days = filing_law_late(&cal, &params, f->published_on, f->filed_on);
    f->clock_on = filing_law_due(FILING_LAW_FORMAL, &cal, &params, f->filed_on, false);
    return ST_OK;
}

enum status filing_put_new(struct ctx *ctx, struct filing *in)
{
    struct filing f = *in;

    f.id = db_new_id(ctx);
    f.state = S("filed");
    f.mode = S("active");
    f.ground = f.result = S("");
    TRY(clocks_of(ctx, &f));
    TRY(filing_store_insert(ctx, &f));
    TRY(filing_note(ctx, f.id, "file", f.filed_on, S("")));
    TRY(filing_tell(ctx, &f, "filing.filed", 0, S("")));
    TRY(event_emit(ctx, "filing.filed", f.id));
    in->id = f.id;
    return ST_OK;
}

struct filing_put {
    struct filing *f;
};

static enum status file_tx(struct ctx *ctx, const void *input)
{
    return filing_put_new(ctx, ((const struct filing_put *)input)->f);
}

/* One number of one organ is one document, but for the one that it amends. */
static enum status check_once(struct ctx *ctx, const struct filing *f, struct str amends)
{
    int64_t id;
    enum status st;

    if (f->number.len == 0 || str_eq(f->number, amends))
        return ST_OK;
    st = filing_store_numbered(ctx, f->organ_id, f->number, &id);
    if (st == ST_OK)
        return fail_field(&ctx->err, "number", "filing.err.twice", str_z(ctx->arena, f->number));
    ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

enum status filing_prepare(struct ctx *ctx, struct filing *f, struct str amends)
{
    const bool office = ctx->actor->system || may(ctx, "filing.manage");
    struct organ organ;

    if (!office) {
        f->organ_id = ctx->actor->organ_id;
        f->filed_on = ctx->today;
    }
    complete(ctx, f);
    if (f->organ_id != 0) {
        TRY(organ_get(ctx, f->organ_id, &organ));
        f->organ = organ.name;
        if (f->maker.len == 0)
            TRY(filing_maker_word(ctx, f->organ_id, &f->maker));
    }
    if (f->maker.len == 0)
        f->maker = S("other");
    TRY(check(ctx, f));
    return check_once(ctx, f, amends);
}

enum status filing_file(struct ctx *ctx, const struct filing *in, int64_t *out_id)
{
    struct filing f = *in;
    const struct filing_put put = {&f};

    TRY(filing_prepare(ctx, &f, S("")));
    TRY(db_tx(ctx, file_tx, &put));
    *out_id = f.id;
    return ST_OK;
}

static enum status again_tx(struct ctx *ctx, const void *input)
{
    const struct filing *in = input;
    struct filing f;
    bool office;

    TRY(filing_store_get(ctx, in->id, &f));
    TRY(filing_actor_side(ctx, &f, &office));
    TRY(filing_next(f.state, S("again"), office ? FILING_OFFICE : FILING_MAKER, &f.state,
                    &ctx->err));
    f.version = in->version;
    f.title = in->title;
    f.number = in->number;
    f.index_number = in->index_number;
    f.signed_on = in->signed_on;
    f.published_on = in->published_on;
    f.effective_on = in->effective_on;
    f.body = in->body;
    TRY(clocks_of(ctx, &f)); /* late by the day it first came */
    TRY(filing_clock(ctx, FILING_LAW_FORMAL, ctx->today, false, &f.clock_on));
    TRY(filing_store_update(ctx, &f));
    TRY(filing_note(ctx, f.id, "again", ctx->today, S("")));
    TRY(filing_tell(ctx, &f, "filing.filed", 0, S("")));
    return event_emit(ctx, "filing.filed_again", f.id);
}

enum status filing_file_again(struct ctx *ctx, const struct filing *in)
{
    struct filing f = *in, have;

    TRY(filing_get(ctx, in->id, &have));
    f.organ_id = have.organ_id;
    f.maker = have.maker;
    f.filed_on = have.filed_on;
    complete(ctx, &f);
    TRY(check(ctx, &f));
    return db_tx(ctx, again_tx, &f);
}

enum status filing_tell_ask(struct ctx *ctx, const struct filing *told)
{
    const struct notice_to to = {.role = "office"};
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);

    json_object(&j, NULL);
    json_str(&j, "title", told->title);
    json_object_end(&j);
    return notice_put(ctx,
                      &(struct notice_new){
                          .kind = "filing.asked",
                          .subject_id = told->id,
                          .url = str_printf(ctx->arena, "/filing/ask/%lld", (long long)told->id),
                          .values = buf_view(&values),
                          .to = &to,
                          .to_count = 1,
                      });
}
