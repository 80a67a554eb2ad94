// SPDX-License-Identifier: MulanPSL-2.0
/* What the actions share. */
#include "modules/motion/motion_act.h"
#include "base/json.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/motion/motion_store.h"
#include "modules/notice/notice.h"
#include "platform/event.h"
#include "platform/text.h"

enum { TO_MAX = 400, VALUES_MAX = 64 * 1024 };

static void look(const struct ctx *ctx, struct motion_act *a)
{
    const int64_t deputy = ctx->actor->deputy_id, organ = ctx->actor->organ_id;
    const bool target = organ != 0 && organ == a->m.target_organ_id;

    a->who = (struct motion_who){
        .lead = deputy != 0 && deputy == a->m.lead_deputy_id,
        .office = may(ctx, "motion.manage"),
        .unit = target && may(ctx, "motion.answer"),
        .head = target && may(ctx, "motion.sign_answer"),
        .person = (deputy != 0 && deputy == a->m.person_deputy_id) ||
                  (ctx->actor->account_id != 0 && ctx->actor->account_id == a->m.person_account_id),
    };
    arr_each (i, a->signers_count) {
        if (deputy == 0 || a->signers[i].deputy_id != deputy)
            continue;
        a->who.invited = str_eqz(a->signers[i].state, "invited");
        a->who.signer = str_eqz(a->signers[i].state, "signed");
    }
}

static bool visible(const struct ctx *ctx, const struct motion_act *a)
{
    const struct motion *m = &a->m;
    const bool asked = m->state == MOTION_ANSWERING || m->state == MOTION_ANSWERED ||
                       m->state == MOTION_AGAIN || m->state == MOTION_CLOSED;

    if (ctx->actor->system)
        return true;
    if (m->number == 0) /* a draft, or one thrown away */
        return a->who.lead || a->who.invited || a->who.signer ||
               (a->who.office && (!str_eqz(m->mover, "members") || m->paper));
    return may(ctx, "motion.all") || (a->who.person && !date_none(m->served_on)) ||
           (asked && (a->who.unit || a->who.head));
}

enum status motion_act_load(struct ctx *ctx, int64_t id, int64_t version, struct motion_act *out)
{
    *out = (struct motion_act){0};
    TRY(motion_store_get(ctx, id, &out->m));
    TRY(motion_store_signers(ctx, id, &out->signers, &out->signers_count));
    look(ctx, out);
    if (!visible(ctx, out))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (version != 0 && version != out->m.version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    return ST_OK;
}

enum status motion_act_begin(struct ctx *ctx, int64_t id, int64_t version, enum motion_verb verb,
                             struct motion_act *out)
{
    static const struct motion_who EVERYBODY = {true, true, true, true, true, true, true};

    TRY(motion_act_load(ctx, id, version, out));
    if (motion_may(&out->m, &out->who, verb))
        return ST_OK;
    if (!motion_may(&out->m, &EVERYBODY, verb))
        return fail(&ctx->err, ST_RULE, "motion.err.not_now", NULL);
    return fail(&ctx->err, ST_DENIED, "motion.err.not_yours", NULL);
}

enum status motion_act_end(struct ctx *ctx, struct motion_act *a, const char *event)
{
    TRY(motion_store_update(ctx, &a->m));
    return event_emit_data(ctx, event, a->m.id,
                           str_printf(ctx->arena, "{\"kind\":\"%s\",\"to\":\"%s\"}",
                                      motion_kind_word(a->m.kind), motion_state_word(a->m.state)));
}

/* ---------------------------------------------------------------- the bodies */

enum status motion_level(struct ctx *ctx, enum level *out)
{
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    *out = congress_law_level(c.level);
    return ST_OK;
}

enum status motion_in_session(struct ctx *ctx, bool *out)
{
    struct congress_session session;
    const enum status st = congress_session_at(ctx, ctx->today, &session, out);

    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    *out = false;
    return ST_OK;
}

enum status motion_check_member(struct ctx *ctx, enum motion_forum forum, int64_t deputy_id)
{
    struct body_member *members;
    struct body body;
    size_t count;
    enum status st;

    TRY(deputy_check_acting(ctx, deputy_id, ctx->today));
    if (forum == MOTION_CONGRESS)
        return ST_OK;
    st = body_of_kind(ctx, BODY_STANDING_COMMITTEE, ctx->today, &body);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return fail(&ctx->err, ST_RULE, "motion.err.not_member", NULL);
    }
    TRY(st);
    TRY(body_members_at(ctx, body.id, ctx->today, &members, &count));
    arr_each (i, count) {
        if (members[i].deputy_id == deputy_id)
            return ST_OK;
    }
    return fail(&ctx->err, ST_RULE, "motion.err.not_member", NULL);
}

enum status motion_in_committee(struct ctx *ctx, bool *out)
{
    const enum status st = motion_check_member(ctx, MOTION_COMMITTEE, ctx->actor->deputy_id);

    *out = st == ST_OK;
    if (st != ST_RULE)
        return st;
    ctx->err = (struct err){0};
    return ST_OK;
}

static bool target_of(enum organ_kind kind, enum motion_law_target *out)
{
    switch (kind) {
    case ORGAN_GOVERNMENT:
        *out = MOTION_LAW_TO_GOVERNMENT;
        return true;
    case ORGAN_DEPARTMENT:
        *out = MOTION_LAW_TO_DEPARTMENT;
        return true;
    case ORGAN_SUPERVISION:
        *out = MOTION_LAW_TO_SUPERVISION;
        return true;
    case ORGAN_COURT:
        *out = MOTION_LAW_TO_COURT;
        return true;
    case ORGAN_PROCURATORATE:
        *out = MOTION_LAW_TO_PROCURATORATE;
        return true;
    case ORGAN_STANDING_COMMITTEE:
    case ORGAN_CHAIRMEN_MEETING:
    case ORGAN_WORK_OFFICE:
    case ORGAN_SPECIAL_COMMITTEE:
    case ORGAN_TOWNSHIP:
    case ORGAN_OTHER:
        break;
    }
    return false;
}

enum status motion_target_allowed(struct ctx *ctx, enum level level, int64_t organ_id, bool *out)
{
    enum motion_law_target target;
    struct organ organ;

    *out = true;
    if (organ_id == 0)
        return ST_OK;
    TRY(organ_get(ctx, organ_id, &organ));
    if (!target_of(organ.kind, &target))
        return fail(&ctx->err, ST_RULE, "motion.err.target", NULL);
    *out = motion_law_may_question(level, target);
    return ST_OK;
}

/* ---------------------------------------------------------------- telling */

static void add_signers(const struct motion_act *a, unsigned whom, struct notice_to *to,
                        size_t *count)
{
    arr_each (i, a->signers_count) {
        const struct motion_signer *s = &a->signers[i];
        const bool invited = str_eqz(s->state, "invited"), has_signed = str_eqz(s->state, "signed");

        if (*count < TO_MAX && (((whom & MOTION_TO_SIGNERS) != 0 && has_signed) ||
                                ((whom & MOTION_TO_LEAD) != 0 && s->lead) ||
                                ((whom & MOTION_TO_INVITED) != 0 && invited)))
            to[(*count)++] = (struct notice_to){.deputy_id = s->deputy_id};
    }
}

enum status motion_tell(struct ctx *ctx, const struct motion_act *a, const char *kind,
                        unsigned whom, struct str note)
{
    struct notice_to *to = arena_array(ctx->arena, TO_MAX + 4, struct notice_to);
    struct buf values = buf_new(ctx->arena, VALUES_MAX);
    struct json j = json_begin(&values);
    size_t count = 0;

    add_signers(a, whom, to, &count);
    if ((whom & MOTION_TO_OFFICE) != 0)
        to[count++] = (struct notice_to){.role = "office"};
    if ((whom & MOTION_TO_UNIT) != 0 && a->m.target_organ_id != 0)
        to[count++] = (struct notice_to){.role = "unit", .organ_id = a->m.target_organ_id};
    if ((whom & MOTION_TO_PERSON) != 0 &&
        (a->m.person_deputy_id != 0 || a->m.person_account_id != 0))
        to[count++] = (struct notice_to){.deputy_id = a->m.person_deputy_id,
                                         .account_id = a->m.person_account_id};
    if ((whom & MOTION_TO_HEAD) != 0 && a->m.target_organ_id != 0)
        to[count++] = (struct notice_to){.role = "chief", .organ_id = a->m.target_organ_id};
    json_object(&j, NULL);
    json_str(&j, "name", motion_number_text(ctx->arena, &a->m));
    json_str(&j, "title", a->m.title);
    json_str(&j, "note", note);
    json_object_end(&j);
    return notice_put(
        ctx, &(struct notice_new){.kind = kind,
                                  .subject_id = a->m.id,
                                  .url = str_printf(ctx->arena, "/motion/%lld", (long long)a->m.id),
                                  .values = buf_view(&values),
                                  .to = to,
                                  .to_count = count});
}

struct str motion_number_text(struct arena *a, const struct motion *m)
{
    const struct str kind = text_of("motion.kind.", str_from(motion_kind_word(m->kind)));

    if (m->number == 0)
        return kind;
    return TF(a, "motion.number", kind, str_printf(a, "%lld", (long long)m->number));
}
