// SPDX-License-Identifier: MulanPSL-2.0
/* Who is nominated, by whom; who signs. */
#include "base/utf8.h"
#include "modules/body/body.h"
#include "modules/deputy/deputy.h"
#include "modules/nomination/nomination_actions.h"
#include "modules/nomination/nomination_parts.h"
#include "modules/nomination/nomination_rules.h"
#include "modules/nomination/nomination_store.h"
#include "modules/notice/notice.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { NAME_CHARS = 30, LINE_CHARS = 100, REASON_CHARS = 2000 };

static enum status tell(struct ctx *ctx, const char *event, int64_t election_id, int64_t id)
{
    return event_emit_data(ctx, event, election_id,
                           str_printf(ctx->arena, "{\"nomination\":%lld}", (long long)id));
}

enum status nomination_needed(struct ctx *ctx, const struct nomination_post *p, uint32_t *out)
{
    enum level level;

    TRY(nomination_level(ctx, &level));
    *out = nomination_law_signers(level, p->office);
    return ST_OK;
}

/* ---------------------------------------------------------------- who may nominate */

static enum status more_than_seats(struct ctx *ctx, const struct nomination_post *p)
{
    (void)fail(&ctx->err, ST_RULE, "nomination.err.more_than_seats",
               law_article(nomination_law_article(p->office), ctx->today));
    snprintf(ctx->err.arg, sizeof ctx->err.arg, "%u", p->seats);
    return ST_RULE;
}

/* The deputy who acts, in office and not suspended, with room for one more. */
static enum status check_deputy(struct ctx *ctx, const struct nomination_post *p,
                                struct deputy *out)
{
    unsigned has;

    if (ctx->actor->deputy_id == 0 || !may(ctx, "nomination.propose"))
        return fail(&ctx->err, ST_DENIED, "nomination.err.deputies_only", NULL);
    TRY(deputy_get(ctx, ctx->actor->deputy_id, out));
    if (!out->in_office)
        return fail(&ctx->err, ST_DENIED, "nomination.err.deputies_only", NULL);
    TRY(deputy_check_acting(ctx, out->id, ctx->today));
    if (nomination_law_signers(LEVEL_COUNTY, p->office) == 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.not_by_deputies",
                    law_article(nomination_law_article(p->office), ctx->today));
    TRY(nomination_store_signed(ctx, p->id, out->id, &has));
    return vote_law_may_nominate(p->seats, has + 1) ? ST_OK : more_than_seats(ctx, p);
}

static enum status check_presidium(struct ctx *ctx, const struct nomination_post *p,
                                   const struct nomination *all, size_t count)
{
    unsigned has = 0;

    if (!ctx->actor->system && !may(ctx, "nomination.manage"))
        return fail(&ctx->err, ST_DENIED, "nomination.err.deputies_only", NULL);
    arr_each (i, count)
        has += !all[i].withdrawn && str_eqz(all[i].source, "presidium");
    if (p->office == NOMINATION_LAW_ACTING_CHAIR)
        return ST_OK; /* not a nomination: whoever is a vice-chair may be chosen */
    return vote_law_may_nominate(p->seats, has + 1) ? ST_OK : more_than_seats(ctx, p);
}

/* ---------------------------------------------------------------- who may be nominated */

static enum status check_vice_chair(struct ctx *ctx, int64_t deputy_id)
{
    struct body_member *members;
    struct body committee;
    size_t count;

    TRY(body_of_kind(ctx, BODY_STANDING_COMMITTEE, ctx->today, &committee));
    TRY(body_members_at(ctx, committee.id, ctx->today, &members, &count));
    arr_each (i, count)
        if (members[i].deputy_id == deputy_id && members[i].post == BODY_VICE_CHAIR)
            return ST_OK;
    return fail(&ctx->err, ST_RULE, "nomination.err.vice_only",
                law_article(LAW_ARTICLE_ACTING_CHAIR, ctx->today));
}

enum status nomination_namesakes(struct ctx *ctx, struct str name, struct deputy **out,
                                 size_t *out_count)
{
    struct deputy *same;
    size_t count;

    *out_count = 0;
    TRY(deputy_by_name(ctx, name, &same, &count));
    arr_each (i, count)
        if (same[i].in_office)
            same[(*out_count)++] = same[i];
    *out = same;
    return ST_OK;
}

/* A deputy by his number. A name is not a person: whether it is the deputy of that name, people
 * say. */
static enum status find_deputy(struct ctx *ctx, struct nomination *n)
{
    struct deputy *same, d;
    size_t count;

    if (n->deputy_id != 0) {
        TRY(deputy_get(ctx, n->deputy_id, &d));
        n->name = d.name;
        return d.in_office ? ST_OK : fail(&ctx->err, ST_RULE, "nomination.err.not_in_office", NULL);
    }
    if (n->chosen)
        return ST_OK;
    TRY(nomination_namesakes(ctx, n->name, &same, &count));
    return count > 0 ? fail_field(&ctx->err, "who", "nomination.err.choose", NULL) : ST_OK;
}

static enum status check_person(struct ctx *ctx, const struct nomination_post *p,
                                struct nomination *n, const struct nomination *all, size_t count)
{
    TRY(find_deputy(ctx, n));
    arr_each (i, count)
        if (!all[i].withdrawn && nomination_same(&all[i], n))
            return fail(&ctx->err, ST_RULE, "nomination.err.there_already", NULL);
    if (nomination_law_wants_deputy(p->office) && n->deputy_id == 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.must_be_deputy",
                    law_article(p->office == NOMINATION_LAW_TOWNSHIP_CHAIR ||
                                        p->office == NOMINATION_LAW_TOWNSHIP_VICE
                                    ? LAW_ARTICLE_TOWNSHIP_CHAIRS
                                    : LAW_ARTICLE_COMMITTEE_SIZE,
                                ctx->today));
    return p->office == NOMINATION_LAW_ACTING_CHAIR ? check_vice_chair(ctx, n->deputy_id) : ST_OK;
}

/* ---------------------------------------------------------------- nominating */

struct proposing {
    const struct nomination *in;
    int64_t *out_id;
};

static enum status begin(struct ctx *ctx, int64_t post_id, struct nomination_post *p,
                         struct nomination_election *e)
{
    TRY(nomination_store_post(ctx, post_id, p));
    TRY(nomination_election_get(ctx, p->election_id, e));
    TRY(nomination_check_open(e, ctx->now, &ctx->err));
    if (!date_none(p->listed_on))
        return fail(&ctx->err, ST_RULE, "nomination.err.listed", NULL);
    return ST_OK;
}

static enum status tell_proposed(struct ctx *ctx, const struct nomination_post *p,
                                 const struct nomination *n)
{
    const struct nomination_news news = {p->election_id, p->name, n->name,
                                         text_of("nomination.source.", n->source)};

    if (n->deputy_id != 0)
        TRY(nomination_notify(ctx, "nomination.nominated", &news,
                              &(struct notice_to){.deputy_id = n->deputy_id}, 1));
    return nomination_notify(ctx, "nomination.proposed", &news,
                             &(struct notice_to){.role = "office"}, 1);
}

static enum status propose_tx(struct ctx *ctx, const void *input)
{
    const struct proposing *in = input;
    const bool presidium = str_eqz(in->in->source, "presidium");
    struct nomination n = *in->in, *all;
    struct deputy lead = {.id = 0};
    struct nomination_election e;
    struct nomination_post p;
    size_t count;

    TRY(begin(ctx, n.post_id, &p, &e));
    TRY(nomination_store_of_post(ctx, p.id, &all, &count));
    TRY(presidium ? check_presidium(ctx, &p, all, count) : check_deputy(ctx, &p, &lead));
    TRY(check_person(ctx, &p, &n, all, count));
    n.id = db_new_id(ctx);
    n.lead_deputy_id = lead.id;
    n.withdrawn = n.formal = false;
    n.consent = S("");
    n.proposed_at = ctx->now;
    TRY(nomination_store_insert(ctx, &n));
    if (!presidium)
        TRY(nomination_store_sign(ctx, n.id, lead.id, lead.name));
    *in->out_id = n.id;
    TRY(tell_proposed(ctx, &p, &n));
    return tell(ctx, "nomination.proposed", e.id, n.id);
}

static void check_line(struct ctx *ctx, const char *field, struct str s)
{
    if (utf8_chars(s.ptr, s.len) > LINE_CHARS)
        invalid(ctx, field, "form.too_long", "100");
}

enum status nomination_propose(struct ctx *ctx, const struct nomination *in, int64_t *out_id)
{
    if (in->name.len == 0 && in->deputy_id == 0)
        invalid(ctx, "name", "nomination.err.name", NULL);
    if (utf8_chars(in->name.ptr, in->name.len) > NAME_CHARS)
        invalid(ctx, "name", "form.too_long", "30");
    check_line(ctx, "born", in->born);
    check_line(ctx, "ethnic", in->ethnic);
    check_line(ctx, "party", in->party);
    check_line(ctx, "education", in->education);
    check_line(ctx, "occupation", in->occupation);
    if (in->reason.len == 0)
        invalid(ctx, "reason", "nomination.err.reason", NULL);
    if (utf8_chars(in->reason.ptr, in->reason.len) > REASON_CHARS)
        invalid(ctx, "reason", "form.too_long", "2000");
    TRY(invalid_done(ctx));
    return db_tx(ctx, propose_tx, &(struct proposing){in, out_id});
}

/* ---------------------------------------------------------------- signing */

static enum status signature_of(struct ctx *ctx, int64_t id, int64_t deputy_id,
                                struct nomination_signer *out, bool *out_found)
{
    struct nomination_signer *all;
    size_t count;

    *out_found = false;
    TRY(nomination_store_signers(ctx, id, &all, &count));
    arr_each (i, count)
        if (all[i].deputy_id == deputy_id) {
            *out = all[i];
            *out_found = true;
        }
    return ST_OK;
}

static enum status join_tx(struct ctx *ctx, const void *input)
{
    struct nomination_election e;
    struct nomination_signer s;
    struct nomination_post p;
    struct nomination n;
    struct deputy d = {.id = 0};
    uint32_t needed;
    bool found;

    TRY(nomination_store_get(ctx, *(const int64_t *)input, &n));
    TRY(begin(ctx, n.post_id, &p, &e));
    if (n.withdrawn || !str_eqz(n.source, "deputies"))
        return fail(&ctx->err, ST_RULE, "nomination.err.not_joint", NULL);
    TRY(signature_of(ctx, n.id, ctx->actor->deputy_id, &s, &found));
    if (found)
        return fail(&ctx->err, ST_RULE, "nomination.err.signed", NULL);
    TRY(check_deputy(ctx, &p, &d));
    TRY(nomination_store_sign(ctx, n.id, d.id, d.name));
    TRY(nomination_needed(ctx, &p, &needed));
    if (n.signers + 1 == needed)
        TRY(nomination_tell_people(
            ctx, "nomination.enough", &p,
            &(struct nomination){.name = n.name, .lead_deputy_id = n.lead_deputy_id}, 1));
    return tell(ctx, "nomination.joined", e.id, n.id);
}

enum status nomination_join(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, join_tx, &id);
}

static enum status leave_tx(struct ctx *ctx, const void *input)
{
    struct nomination_election e;
    struct nomination_signer s;
    struct nomination_post p;
    struct nomination n;
    bool found;

    TRY(nomination_store_get(ctx, *(const int64_t *)input, &n));
    TRY(begin(ctx, n.post_id, &p, &e));
    TRY(signature_of(ctx, n.id, ctx->actor->deputy_id, &s, &found));
    if (!found)
        return fail(&ctx->err, ST_RULE, "nomination.err.not_signed", NULL);
    if (n.lead_deputy_id == ctx->actor->deputy_id)
        return fail(&ctx->err, ST_RULE, "nomination.err.lead_stays", NULL);
    TRY(nomination_store_unsign(ctx, s.id));
    return tell(ctx, "nomination.left", e.id, n.id);
}

enum status nomination_leave(struct ctx *ctx, int64_t id)
{
    return db_tx(ctx, leave_tx, &id);
}

/* ---------------------------------------------------------------- taken back, agreed */

struct person_ref {
    int64_t id, version;
    bool agrees;
    struct date on;
};

static enum status load(struct ctx *ctx, int64_t id, struct nomination *n,
                        struct nomination_post *p)
{
    TRY(nomination_store_get(ctx, id, n));
    TRY(nomination_store_post(ctx, n->post_id, p));
    if (!date_none(p->listed_on) || p->primary_id != 0)
        return fail(&ctx->err, ST_RULE, "nomination.err.listed", NULL);
    return ST_OK;
}

static enum status withdraw_tx(struct ctx *ctx, const void *input)
{
    const struct person_ref *in = input;
    const bool office = ctx->actor->system || may(ctx, "nomination.manage");
    struct nomination_post p;
    struct nomination n;
    bool lead;

    TRY(load(ctx, in->id, &n, &p));
    lead = ctx->actor->deputy_id != 0 && n.lead_deputy_id == ctx->actor->deputy_id;
    if (!lead && !(office && str_eqz(n.source, "presidium")))
        return fail(&ctx->err, ST_DENIED, "nomination.err.not_yours", NULL);
    n.version = in->version;
    n.withdrawn = true;
    TRY(nomination_store_update(ctx, &n));
    return tell(ctx, "nomination.withdrawn", p.election_id, n.id);
}

enum status nomination_withdraw(struct ctx *ctx, int64_t id, int64_t version)
{
    return db_tx(ctx, withdraw_tx, &(struct person_ref){.id = id, .version = version});
}

static enum status consent_tx(struct ctx *ctx, const void *input)
{
    const struct person_ref *in = input;
    struct nomination_post p;
    struct nomination n;

    TRY(load(ctx, in->id, &n, &p));
    n.version = in->version;
    n.consent = in->agrees ? S("yes") : S("no");
    n.consent_on = in->on;
    TRY(nomination_store_update(ctx, &n));
    return tell(ctx, "nomination.consent", p.election_id, n.id);
}

enum status nomination_consent(struct ctx *ctx, int64_t id, int64_t version, bool agrees,
                               struct date on)
{
    if (!date_valid(on))
        return fail_field(&ctx->err, "on", "nomination.err.consent_on", NULL);
    return db_tx(ctx, consent_tx, &(struct person_ref){id, version, agrees, on});
}
