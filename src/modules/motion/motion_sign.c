// SPDX-License-Identifier: MulanPSL-2.0
/* Who may be asked to sign, asking them, and signing. */
#include "modules/body/body.h"
#include "modules/deputy/deputy.h"
#include "modules/motion/motion_act.h"
#include "modules/motion/motion_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { NAMES_MAX = 100, FIND_MAX = 1000 };

static enum status committee_candidates(struct ctx *ctx, struct motion_candidate **out,
                                        size_t *out_count)
{
    struct body_member *members;
    struct body body;
    size_t count;

    *out_count = 0;
    TRY(body_of_kind(ctx, BODY_STANDING_COMMITTEE, ctx->today, &body));
    TRY(body_members_at(ctx, body.id, ctx->today, &members, &count));
    *out = arena_array(ctx->arena, count, struct motion_candidate);
    arr_each (i, count) {
        if (members[i].deputy_id != 0)
            (*out)[(*out_count)++] = (struct motion_candidate){
                .deputy_id = members[i].deputy_id, .name = members[i].name, .delegation = S("")};
    }
    return ST_OK;
}

static enum status congress_candidates(struct ctx *ctx, struct motion_candidate **out,
                                       size_t *out_count)
{
    struct deputy *deputies;
    size_t count;

    TRY(deputy_find(ctx, S(""), FIND_MAX, &deputies, &count));
    *out = arena_array(ctx->arena, count, struct motion_candidate);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct motion_candidate){.deputy_id = deputies[i].id,
                                              .name = deputies[i].name,
                                              .delegation = deputies[i].delegation_name};
    return ST_OK;
}

enum status motion_candidates(struct ctx *ctx, const struct motion *m,
                              struct motion_candidate **out, size_t *out_count)
{
    struct motion_signer *signers;
    size_t signers_count, n = 0;

    TRY(motion_store_signers(ctx, m->id, &signers, &signers_count));
    if (m->forum == MOTION_COMMITTEE)
        TRY(committee_candidates(ctx, out, out_count));
    else
        TRY(congress_candidates(ctx, out, out_count));
    arr_each (i, *out_count) {
        bool asked = false;

        arr_each (k, signers_count)
            asked = asked || signers[k].deputy_id == (*out)[i].deputy_id;
        if (!asked)
            (*out)[n++] = (*out)[i];
    }
    *out_count = n;
    return ST_OK;
}

struct people {
    int64_t ids[NAMES_MAX];
    size_t count;
};

static void add_person(struct people *p, int64_t id)
{
    arr_each (i, p->count) {
        if (p->ids[i] == id)
            return;
    }
    if (p->count < NAMES_MAX)
        p->ids[p->count++] = id;
}

/* A separator of names at the begin of s: its length in bytes, 0 if there is none. */
static size_t gap(struct str s)
{
    static const char *const GAPS[] = {" ", ",", ";", "\n", "\r", "\t", "、", "，", "；", "　"};

    arr_each (i, COUNT(GAPS)) {
        if (str_starts(s, str_from(GAPS[i])))
            return strlen(GAPS[i]);
    }
    return 0;
}

static void add_named(struct ctx *ctx, const char *field, struct str name,
                      const struct motion_candidate *all, size_t count, struct people *p)
{
    const struct motion_candidate *found = NULL;

    arr_each (i, count) {
        if (!str_eq(all[i].name, name))
            continue;
        if (found != NULL) {
            invalid(ctx, field, "motion.err.names_twice", str_z(ctx->arena, name));
            return;
        }
        found = &all[i];
    }
    if (found == NULL)
        invalid(ctx, field, "motion.err.names_unknown", str_z(ctx->arena, name));
    else
        add_person(p, found->deputy_id);
}

static void add_names(struct ctx *ctx, const char *field, struct str names,
                      const struct motion_candidate *all, size_t count, struct people *p)
{
    while (names.len > 0) {
        size_t len = 0, skip = gap(names);

        if (skip > 0) {
            names = (struct str){names.ptr + skip, names.len - skip};
            continue;
        }
        while (len < names.len && gap((struct str){names.ptr + len, names.len - len}) == 0)
            len++;
        add_named(ctx, field, (struct str){names.ptr, len}, all, count, p);
        names = (struct str){names.ptr + len, names.len - len};
    }
}

enum status motion_named(struct ctx *ctx, const struct motion *m, const char *field,
                         struct str names, int64_t **out, size_t *out_count)
{
    struct people *p = arena_new(ctx->arena, struct people);
    struct motion_candidate *all;
    size_t count;

    TRY(motion_candidates(ctx, m, &all, &count));
    add_names(ctx, field, names, all, count, p);
    TRY(invalid_done(ctx));
    *out = p->ids;
    *out_count = p->count;
    return ST_OK;
}

static enum status invite_tx(struct ctx *ctx, const void *input)
{
    const struct motion_invite *in = input;
    struct people *p = arena_new(ctx->arena, struct people);
    struct motion_candidate *all;
    struct motion_act a;
    size_t count;

    TRY(motion_act_begin(ctx, in->id, in->version, MOTION_INVITE, &a));
    TRY(motion_candidates(ctx, &a.m, &all, &count));
    arr_each (i, in->deputies_count) {
        arr_each (k, count) {
            if (all[k].deputy_id == in->deputies[i])
                add_person(p, in->deputies[i]);
        }
    }
    add_names(ctx, "names", in->names, all, count, p);
    if (p->count == 0 && ctx->field_errors_count == 0)
        invalid(ctx, "names", "motion.err.names_none", NULL);
    TRY(invalid_done(ctx));
    arr_each (i, p->count)
        TRY(motion_store_add_signer(ctx, a.m.id, p->ids[i], false));
    TRY(motion_store_signers(ctx, a.m.id, &a.signers, &a.signers_count));
    TRY(motion_tell(ctx, &a, "motion.sign_asked", MOTION_TO_INVITED, S("")));
    return event_emit(ctx, "motion.invited", a.m.id);
}

enum status motion_invite(struct ctx *ctx, const struct motion_invite *in)
{
    return db_tx(ctx, invite_tx, in);
}

struct str motion_text_print(struct ctx *ctx, const struct motion *m)
{
    const struct str parts[] = {m->title,       m->cause,   m->grounds,      m->proposal,
                                m->question,    m->content, m->subject_text, m->person_name,
                                m->person_post, m->office};
    struct buf b = buf_new(ctx->arena, 0);
    uint8_t sum[32];

    buf_printf(&b, "%lld %lld %lld\n", (long long)m->target_organ_id, (long long)m->subject_id,
               (long long)m->member_id);
    arr_each (i, COUNT(parts))
        buf_printf(&b, "%zu:" STR_FMT "\n", parts[i].len, STR_ARG(parts[i]));
    crypt_sm3(b.ptr, b.len, sum);
    return str_hex(ctx->arena, sum, sizeof sum);
}

static enum status sign_tx(struct ctx *ctx, const void *input)
{
    const struct motion_sign *in = input;
    struct motion_act a;

    TRY(motion_act_begin(ctx, in->id, 0, MOTION_SIGN, &a));
    if (in->agree)
        TRY(deputy_check_acting(ctx, ctx->actor->deputy_id, ctx->today));
    if (in->agree && in->seen != NULL && !str_eq(*in->seen, motion_text_print(ctx, &a.m)))
        return fail(&ctx->err, ST_CONFLICT, "motion.err.text_changed", NULL);
    arr_each (i, a.signers_count) {
        if (a.signers[i].deputy_id == ctx->actor->deputy_id)
            TRY(motion_store_set_signer(ctx, &a.signers[i], in->agree ? "signed" : "declined"));
    }
    if (in->agree)
        a.m.signer_count++;
    TRY(motion_tell(ctx, &a, "motion.sign_answered", MOTION_TO_LEAD, ctx->actor->name));
    return motion_act_end(ctx, &a, in->agree ? "motion.signed" : "motion.sign_declined");
}

enum status motion_sign(struct ctx *ctx, const struct motion_sign *in)
{
    return db_tx(ctx, sign_tx, in);
}
