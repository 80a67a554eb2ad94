// SPDX-License-Identifier: MulanPSL-2.0
/* Who may not sit in an investigation: what members say, what the office has found, who withdrew.
 */
#include "base/utf8.h"
#include "law/supervision_law.h"
#include "modules/deputy/deputy.h"
#include "modules/inquiry/inquiry_actions.h"
#include "modules/inquiry/inquiry_store.h"
#include "platform/db.h"
#include "platform/event.h"

struct known {
    struct inquiry_relation *relations;
    struct inquiry_concern *concerns;
    size_t relations_count, concerns_count;
};

static enum status known_of(struct ctx *ctx, int64_t probe_id, struct known *out)
{
    TRY(inquiry_store_relations(ctx, probe_id, &out->relations, &out->relations_count));
    return inquiry_store_concerns(ctx, probe_id, &out->concerns, &out->concerns_count);
}

/* With what he is besides, where he is a deputy. */
static enum status sitter_of(struct ctx *ctx, const struct known *k, const struct inquiry_member *m,
                             struct supervision_law_sitter *out)
{
    const struct err was = ctx->err;
    struct deputy d;
    enum status st;

    *out = (struct supervision_law_sitter){
        .name = m->name,
        .post = S(""),
        .has_stake = m->has_stake,
        .on_record = inquiry_relation_stake(k->relations, k->relations_count, m)};
    if (m->deputy_id == 0)
        return ST_OK;
    st = deputy_get(ctx, m->deputy_id, &d);
    if (st == ST_OK)
        out->post = d.occupation;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = was;
    return ST_OK;
}

/* Whom of those concerned words point at, as far as nobody has looked at it. */
static struct str look_at(struct ctx *ctx, const struct known *k, const struct inquiry_member *m,
                          const struct supervision_law_sitter *who)
{
    struct str *open = arena_array(ctx->arena, k->concerns_count, struct str), whom;
    size_t count = 0;

    arr_each (i, k->concerns_count)
        if (!inquiry_relation_known(k->relations, k->relations_count, m, k->concerns[i].name))
            open[count++] = k->concerns[i].name;
    (void)supervision_law_hint(who, open, count, &whom);
    return whom;
}

enum status inquiry_stakes(struct ctx *ctx, int64_t probe_id, const struct inquiry_member *members,
                           size_t count, struct inquiry_stake *out)
{
    struct supervision_law_sitter who;
    struct known k;

    TRY(known_of(ctx, probe_id, &k));
    arr_each (i, count) {
        TRY(sitter_of(ctx, &k, &members[i], &who));
        out[i] = (struct inquiry_stake){.has = who.has_stake || who.on_record,
                                        .look_at = look_at(ctx, &k, &members[i], &who)};
    }
    return ST_OK;
}

enum status inquiry_check_stake(struct ctx *ctx, const struct inquiry_member *m)
{
    struct supervision_law_sitter who;
    struct known k;

    TRY(known_of(ctx, m->probe_id, &k));
    TRY(sitter_of(ctx, &k, m, &who));
    return supervision_law_check_sitter(&who, &ctx->err);
}

/* Words point at him, and nobody has looked. */
static enum status unchecked(struct ctx *ctx, struct str name)
{
    struct err *err = &ctx->err;
    size_t len;

    (void)fail(err, ST_RULE, "inquiry.err.unchecked",
               "《各级人民代表大会常务委员会监督法》第五十七条第二款");
    len = utf8_clip(name.ptr, name.len, sizeof err->arg - 1);
    memcpy(err->arg, name.ptr, len);
    err->arg[len] = '\0';
    return ST_RULE;
}

enum status inquiry_check_stakes(struct ctx *ctx, int64_t probe_id,
                                 const struct inquiry_member *members, size_t count)
{
    struct inquiry_stake *stakes = arena_array(ctx->arena, count, struct inquiry_stake);

    TRY(inquiry_stakes(ctx, probe_id, members, count, stakes));
    arr_each (i, count) {
        TRY(inquiry_check_stake(ctx, &members[i]));
        if (stakes[i].look_at.len > 0)
            return unchecked(ctx, members[i].name);
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- put on record */

static enum status open_probe(struct ctx *ctx, int64_t id)
{
    struct inquiry_probe p;

    TRY(inquiry_store_probe(ctx, id, &p));
    if (!str_among("proposed decided going", p.state))
        return fail(&ctx->err, ST_RULE, "inquiry.err.state", NULL);
    return ST_OK;
}

static enum status member_of(struct ctx *ctx, int64_t probe_id, int64_t member_id,
                             struct inquiry_member *out)
{
    struct inquiry_member *all;
    size_t count;

    TRY(inquiry_store_members(ctx, probe_id, &all, &count));
    arr_each (i, count)
        if (all[i].id == member_id) {
            *out = all[i];
            return ST_OK;
        }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static enum status whom_of(struct ctx *ctx, const struct inquiry_check *in, struct str *out)
{
    struct inquiry_concern *all;
    size_t count;

    *out = S("");
    if (in->concern_id == 0)
        return ST_OK;
    TRY(inquiry_store_concerns(ctx, in->probe_id, &all, &count));
    arr_each (i, count)
        if (all[i].id == in->concern_id) {
            *out = all[i].name;
            return ST_OK;
        }
    return fail_field(&ctx->err, "concern", "form.choose", NULL);
}

static enum status check_tx(struct ctx *ctx, const void *input)
{
    const struct inquiry_check *in = input;
    struct inquiry_relation r = {.probe_id = in->probe_id,
                                 .sort = in->sort,
                                 .note = in->note,
                                 .stake = in->stake,
                                 .found_on = ctx->today};
    struct inquiry_member m = {.id = 0};

    TRY(open_probe(ctx, in->probe_id));
    TRY(member_of(ctx, in->probe_id, in->member_id, &m));
    TRY(whom_of(ctx, in, &r.whom));
    r.id = db_new_id(ctx);
    r.deputy_id = m.deputy_id;
    r.name = m.name;
    TRY(inquiry_store_relation_add(ctx, &r));
    return event_emit(ctx, "inquiry.probe_checked", in->probe_id);
}

enum status inquiry_relation_add(struct ctx *ctx, const struct inquiry_check *in)
{
    if (!str_among(INQUIRY_RELATIONS, in->sort))
        invalid(ctx, "sort", "form.choose", NULL);
    inquiry_need(ctx, "note", in->note, true, INQUIRY_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, check_tx, in);
}

struct leaving {
    int64_t probe_id, member_id;
    struct str reason;
};

static enum status leave_tx(struct ctx *ctx, const void *input)
{
    const struct leaving *l = input;
    struct inquiry_relation r = {.probe_id = l->probe_id,
                                 .whom = S(""),
                                 .sort = S("other"),
                                 .note = l->reason,
                                 .stake = true,
                                 .found_on = ctx->today};
    struct inquiry_member m = {.id = 0};

    TRY(open_probe(ctx, l->probe_id));
    TRY(member_of(ctx, l->probe_id, l->member_id, &m));
    r.id = db_new_id(ctx);
    r.deputy_id = m.deputy_id;
    r.name = m.name;
    TRY(inquiry_store_member_drop(ctx, m.id));
    TRY(inquiry_store_relation_add(ctx, &r));
    return event_emit(ctx, "inquiry.probe_recused", l->probe_id);
}

enum status inquiry_member_leave(struct ctx *ctx, int64_t probe_id, int64_t member_id,
                                 struct str reason)
{
    inquiry_need(ctx, "reason", reason, true, INQUIRY_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, leave_tx, &(struct leaving){probe_id, member_id, reason});
}
