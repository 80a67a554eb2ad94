// SPDX-License-Identifier: MulanPSL-2.0
/* Documents from their approval on: passed, signed and numbered, published, ended. */
#include "base/private.h"
#include "modules/congress/congress.h"
#include "modules/resolution/resolution_act.h"
#include "modules/resolution/resolution_typed.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- passed or approved */

struct str resolution_formula(struct ctx *ctx, enum resolution_body body,
                              const struct resolution_vote *v)
{
    struct arena *a = ctx->arena;
    const struct str yes = str_printf(a, "%u", v->yes), all = str_printf(a, "%u", v->all);

    return TF(a,
              resolution_passed(body, v) ? "resolution.formula.passed"
                                         : "resolution.formula.not_passed",
              yes, all, str_printf(a, "%u", v->no), str_printf(a, "%u", v->abstain),
              str_printf(a, "%llu", 2ULL * v->yes));
}

static void check_typed(struct ctx *ctx, const struct resolution_vote *v)
{
    const uint64_t cast = (uint64_t)v->yes + v->no + v->abstain;

    if (v->all == 0)
        invalid(ctx, "all", "form.required", NULL);
    if (v->present > v->all)
        invalid(ctx, "present", "resolution.more_present", NULL);
    if (cast > v->present)
        invalid(ctx, "yes", "resolution.more_votes", NULL);
}

/* Passed on the day of the vote: no other day can be typed. */
static enum status day_of_vote(struct ctx *ctx, struct date voted, struct date *on)
{
    if (date_none(*on))
        *on = voted;
    return date_cmp(*on, voted) == 0
               ? ST_OK
               : fail_field(&ctx->err, "on", "resolution.passed_other_day",
                            str_z(ctx->arena, text_date(ctx->arena, voted, ctx->today)));
}

static enum status vote_of(struct ctx *ctx, struct resolution_approve *in, struct resolution_doc *d)
{
    if (!resolution_needs_vote(d->kind))
        return ST_OK;
    if (in->vote.vote_id != 0) {
        TRY(resolution_source_vote(ctx, d->kind, in->vote.vote_id, d->item_id, &d->vote));
        TRY(day_of_vote(ctx, d->vote.on, &in->on));
    } else if (in->vote.counted) {
        check_typed(ctx, &in->vote);
        TRY(invalid_done(ctx));
        d->vote = in->vote;
        d->vote.formula = resolution_formula(ctx, d->body_kind, &in->vote);
        d->vote.article = str_from(resolution_majority_article(d->body_kind, in->on));
    }
    TRY(resolution_check_issue(d->kind, d->body_kind, &d->vote, in->on, &ctx->err));
    d->passed_on = in->on;
    return ST_OK;
}

/* Numbers that one person has typed, without the paper they were read from. */
static enum status is_one_hand(struct ctx *ctx, const struct resolution_doc *d, bool *out)
{
    bool scan;

    *out = false;
    if (ctx->actor->account_id == 0 || !resolution_needs_vote(d->kind) || d->vote.vote_id != 0)
        return ST_OK;
    TRY(resolution_has_scan(ctx, RESOLUTION_RECORD_FILES, d->id, &scan));
    *out = !scan;
    return ST_OK;
}

enum status resolution_pass(struct ctx *ctx, struct resolution_doc *d, struct date on,
                            struct str by)
{
    d->approved_on = on;
    d->approved_by = by;
    TRY(resolution_next(d->state, RESOLUTION_APPROVE, &d->state, &ctx->err));
    TRY(resolution_store_update(ctx, d));
    TRY(event_emit(ctx, "resolution.approved", d->id));
    return resolution_tell_doc(ctx, "resolution.approved", d, S(""));
}

static enum status approve_tx(struct ctx *ctx, const void *input)
{
    struct resolution_approve in = *(const struct resolution_approve *)input;
    struct resolution_doc d;
    bool waits;

    TRY(resolution_begin(ctx, in.id, in.version, RESOLUTION_APPROVE, &d));
    if (date_none(in.on) && (in.vote.vote_id == 0 || !resolution_needs_vote(d.kind)))
        in.on = ctx->today; /* else that of the vote */
    TRY(vote_of(ctx, &in, &d));
    TRY(is_one_hand(ctx, &d, &waits));
    if (in.out_waits != NULL)
        *in.out_waits = waits;
    if (waits)
        return resolution_type(ctx, &in, &d);
    TRY(resolution_typed_drop(ctx, d.id));
    return resolution_pass(ctx, &d, in.on, in.by);
}

enum status resolution_approve(struct ctx *ctx, const struct resolution_approve *in)
{
    if (date_cmp(in->on, ctx->today) > 0) /* none is before every day */
        invalid(ctx, "on", "resolution.later", NULL);
    resolution_need(ctx, "by", in->by, true, RESOLUTION_NAME_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, approve_tx, in);
}

/* ---------------------------------------------------------------- signed and numbered */

/* 云溪县 → 云; a congress may choose its own series when it signs. */
static struct str short_mark(struct arena *a, struct str name)
{
    const size_t len = name.len >= 3 ? 3 : name.len;

    return str_dup(a, (struct str){name.ptr, len});
}

enum status resolution_series_of(struct ctx *ctx, const struct resolution_doc *d, struct str *out)
{
    struct congress congress;
    struct str key;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    key = str_printf(ctx->arena, "resolution.series.%s",
                     d->body_kind == RESOLUTION_OF_CONGRESS   ? "congress"
                     : d->body_kind == RESOLUTION_OF_TOWNSHIP ? "township"
                                                              : resolution_kind_word(d->kind));
    *out = TF(ctx->arena, str_z(ctx->arena, key), short_mark(ctx->arena, congress.short_name));
    return ST_OK;
}

enum status resolution_next_number(struct ctx *ctx, struct str series, int64_t year, int64_t *out)
{
    TRY(resolution_store_last_number(ctx, series, year, out));
    ++*out;
    return ST_OK;
}

static enum status number_it(struct ctx *ctx, const struct resolution_sign *in,
                             struct resolution_doc *d)
{
    int64_t last, number = in->number;

    TRY(resolution_store_last_number(ctx, in->series, in->year, &last));
    if (number == 0)
        number = last + 1;
    TRY(resolution_check_number(last, number, in->skip_reason.len != 0, &ctx->err));
    while (++last < number)
        TRY(resolution_store_add_number(ctx, in->series, in->year, last, 0, in->skip_reason));
    TRY(resolution_store_add_number(ctx, in->series, in->year, number, d->id, S("")));
    d->series = in->series;
    d->year = in->year;
    d->number = number;
    d->number_text = resolution_number_text(ctx->arena, in->series, in->year, number);
    return ST_OK;
}

/* Nothing takes effect, and nothing is signed, before it has been decided. */
static enum status check_days(struct ctx *ctx, const struct resolution_doc *d,
                              struct date signed_on, struct date effect_on)
{
    const struct date decided = date_none(d->passed_on) ? d->approved_on : d->passed_on;

    if (date_none(decided))
        return ST_OK;
    if (!date_none(signed_on) && date_cmp(signed_on, decided) < 0)
        invalid(ctx, "on", "resolution.signed_early", NULL);
    if (!date_none(effect_on) && date_cmp(effect_on, decided) < 0)
        invalid(ctx, "effect_on", "resolution.effect_early", NULL);
    return invalid_done(ctx);
}

static enum status sign_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_sign *in = input;
    struct resolution_doc d;

    TRY(resolution_begin(ctx, in->id, in->version, RESOLUTION_SIGN, &d));
    if (d.vote.vote_id != 0) /* it may have been repeated since */
        TRY(resolution_source_vote(ctx, d.kind, d.vote.vote_id, d.item_id, &d.vote));
    TRY(resolution_check_issue(d.kind, d.body_kind, &d.vote, in->on, &ctx->err));
    TRY(check_days(ctx, &d, in->on, in->effect_on));
    TRY(number_it(ctx, in, &d));
    d.signed_on = in->on;
    d.signer = in->signer;
    d.effect_on = date_none(in->effect_on) ? d.passed_on : in->effect_on;
    TRY(resolution_next(d.state, RESOLUTION_SIGN, &d.state, &ctx->err));
    TRY(resolution_store_update(ctx, &d));
    TRY(event_emit(ctx, "resolution.signed", d.id));
    return resolution_tell_doc(ctx, "resolution.signed", &d, S(""));
}

enum { SKIPS_MAX = 50, YEAR_FIRST = 1949 };

enum status resolution_sign(struct ctx *ctx, const struct resolution_sign *in)
{
    struct resolution_sign now = *in;
    int64_t next;

    if (date_none(now.on))
        now.on = ctx->today;
    if (now.year == 0)
        now.year = now.on.year;
    resolution_need(ctx, "series", in->series, true, 40);
    resolution_need(ctx, "signer", in->signer, true, RESOLUTION_NAME_CHARS);
    resolution_need(ctx, "skip_reason", in->skip_reason, false, RESOLUTION_NOTE_CHARS);
    if (date_cmp(now.on, ctx->today) > 0)
        invalid(ctx, "on", "resolution.later", NULL);
    if (now.year < YEAR_FIRST || now.year > ctx->today.year)
        invalid(ctx, "year", "resolution.year_wrong", NULL);
    TRY(resolution_next_number(ctx, now.series, now.year, &next));
    if (now.number < 0 || now.number > next + SKIPS_MAX)
        invalid(ctx, "number", "resolution.number_far", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, sign_tx, &now);
}

/* ---------------------------------------------------------------- published */

static void check_private(struct ctx *ctx, const char *field, struct str text,
                          const struct resolution_publish *in)
{
    struct private_finding *found;
    size_t count;

    private_scan(ctx->arena, text, &found, &count);
    arr_each (i, count) {
        bool seen = false;

        arr_each (k, in->confirmed_count)
            seen = seen || str_eq(in->confirmed[k], found[i].id);
        if (!seen) {
            invalid(ctx, field, "resolution.private", NULL);
            return;
        }
    }
}

static enum status next_revision(struct ctx *ctx, const char *owner, int64_t id, int64_t *out)
{
    const struct err was = ctx->err;
    struct resolution_text t;
    const enum status st = resolution_text_of(ctx, owner, id, 0, &t);

    if (st == ST_NOT_FOUND) {
        ctx->err = was;
        *out = 1;
        return ST_OK;
    }
    TRY(st);
    *out = t.revision + 1;
    return ST_OK;
}

static enum status publish_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_publish *in = input;
    struct resolution_doc d;
    int64_t revision;

    TRY(resolution_begin(ctx, in->id, in->version, RESOLUTION_PUBLISH, &d));
    if (in->open) {
        TRY(next_revision(ctx, "public", d.id, &revision));
        TRY(resolution_store_add_text(
            ctx, "public", d.id,
            &(struct resolution_text){.revision = revision, .title = in->title, .body = in->body}));
        if (date_none(d.published_on))
            d.published_on = ctx->today;
    } else {
        d.published_on = (struct date){0};
    }
    TRY(resolution_store_update(ctx, &d));
    return event_emit(ctx, in->open ? "resolution.published" : "resolution.unpublished", d.id);
}

enum status resolution_publish(struct ctx *ctx, const struct resolution_publish *in)
{
    if (in->open) {
        resolution_need(ctx, "title", in->title, true, RESOLUTION_TITLE_CHARS);
        resolution_need(ctx, "body", in->body, true, RESOLUTION_BODY_CHARS);
        check_private(ctx, "title", in->title, in);
        check_private(ctx, "body", in->body, in);
        TRY(invalid_done(ctx));
    }
    return db_tx(ctx, publish_tx, in);
}

/* ---------------------------------------------------------------- facts, and the end */

static enum status other_doc(struct ctx *ctx, const char *field, int64_t own, int64_t id)
{
    struct resolution_doc other;

    if (id == 0)
        return ST_OK;
    if (id == own || resolution_store_get(ctx, id, &other) != ST_OK || date_none(other.signed_on)) {
        invalid(ctx, field, "form.choose", NULL);
        return invalid_done(ctx);
    }
    return ST_OK;
}

static enum status facts_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_facts *in = input;
    struct resolution_doc d;

    TRY(resolution_load(ctx, in->id, &d));
    if (in->version != 0 && in->version != d.version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(other_doc(ctx, "amended_by", d.id, in->amended_by_id));
    TRY(check_days(ctx, &d, (struct date){0}, in->effect_on));
    d.power = in->power;
    d.topic_id = in->topic_id;
    d.rank = in->rank;
    d.rank_scope = in->rank_scope;
    d.rank_note = in->rank_note;
    d.amended_by_id = in->amended_by_id;
    d.effect_on = in->effect_on;
    TRY(resolution_store_update(ctx, &d));
    return event_emit(ctx, "resolution.classified", d.id);
}

enum status resolution_facts(struct ctx *ctx, const struct resolution_facts *in)
{
    if (in->power.len != 0)
        resolution_need_word(ctx, "power", in->power, "supervision decision appointment");
    if (in->rank_scope.len != 0)
        resolution_need_word(ctx, "rank_scope", in->rank_scope, "city province nation");
    if (in->rank < 0 || (in->rank != 0) != (in->rank_scope.len != 0))
        invalid(ctx, "rank", "resolution.rank_half", NULL);
    resolution_need(ctx, "rank_note", in->rank_note, false, RESOLUTION_NOTE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, facts_tx, in);
}

static enum status end_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_end *in = input;
    struct resolution_doc d;

    TRY(resolution_begin(ctx, in->id, in->version, RESOLUTION_END, &d));
    TRY(other_doc(ctx, "by_doc", d.id, in->by_id));
    d.ended_on = in->on;
    d.ended_how = in->how;
    d.ended_by_id = in->by_id;
    TRY(resolution_next(d.state, RESOLUTION_END, &d.state, &ctx->err));
    TRY(resolution_store_update(ctx, &d));
    return event_emit(ctx, "resolution.ended", d.id);
}

enum status resolution_end(struct ctx *ctx, const struct resolution_end *in)
{
    struct resolution_end now = *in;

    if (date_none(now.on))
        now.on = ctx->today;
    resolution_need_word(ctx, "how", in->how, "repealed replaced expired");
    if (str_eqz(in->how, "replaced") && in->by_id == 0)
        invalid(ctx, "by_doc", "resolution.replaced_by_what", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, end_tx, &now);
}
