// SPDX-License-Identifier: MulanPSL-2.0
/* Nominating, one nomination, joining it: read on a phone. */
#include "modules/deputy/deputy.h"
#include "modules/nomination/nomination_list.h"
#include "modules/nomination/nomination_rules.h"
#include "modules/nomination/nomination_web.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS_MAX = 10, ACTS_MAX = 3, REASON_CHARS = 2000, NAMESAKES_MAX = 20 };

static enum status load(struct ctx *ctx, int64_t id, struct nomination *n,
                        struct nomination_post *p, struct nomination_election *e)
{
    TRY(nomination_store_get(ctx, id, n));
    TRY(nomination_store_post(ctx, n->post_id, p));
    return nomination_election_get(ctx, p->election_id, e);
}

/* ---------------------------------------------------------------- nominating */

/* "张三，青石岭镇代表团，乡村医生" */
struct str nomination_web_deputy(struct ctx *ctx, const struct deputy *d)
{
    const struct str parts[] = {d->name, d->delegation_name, d->group_name};
    size_t n = 1;
    struct str all[COUNT(parts)] = {parts[0]};

    for (size_t i = 1; i < COUNT(parts); i++)
        if (parts[i].len > 0)
            all[n++] = parts[i];
    return str_join(ctx->arena, all, n, T("nomination.comma"));
}

/* Asked when deputies bear the name that was typed: is it one of them? */
static enum status put_who(struct form_page *f, const struct request *rq)
{
    struct option_v options[NAMESAKES_MAX + 1];
    struct ctx *ctx = f->ctx;
    struct deputy *same;
    size_t count, n = 0;

    if (!form_again(rq))
        return ST_OK;
    TRY(nomination_namesakes(ctx, str_trim(form_value(rq, "name", S(""))), &same, &count));
    if (count == 0)
        return ST_OK;
    for (size_t i = 0; i < count && i < NAMESAKES_MAX; i++)
        options[n++] = (struct option_v){.value = str_int(ctx->arena, same[i].id),
                                         .label = nomination_web_deputy(ctx, &same[i])};
    options[n++] = (struct option_v){.value = S("none"), .label = T("nomination.who.none")};
    form_options(ctx, form_page_put(f, "radio", "who", "nomination.f.who", S("")), options, n);
    return ST_OK;
}

static enum status put_data(struct form_page *f, const struct request *rq)
{
    const struct option_v sexes[] = {
        {.value = S("male"), .label = T("deputy.sex.male")},
        {.value = S("female"), .label = T("deputy.sex.female")},
    };
    struct field_v *sex;

    (void)form_page_put(f, "line", "name", "nomination.f.person", S(""));
    TRY(put_who(f, rq));
    sex = form_page_put(f, "radio", "sex", "deputy.sex", S(""));
    form_optional(sex);
    form_options(f->ctx, sex, sexes, COUNT(sexes));
    form_optional(form_page_put(f, "line", "born", "nomination.f.born", S("")));
    form_optional(form_page_put(f, "line", "ethnic", "deputy.ethnic", S("")));
    form_optional(form_page_put(f, "line", "party", "deputy.party", S("")));
    form_optional(form_page_put(f, "line", "education", "deputy.education", S("")));
    form_optional(form_page_put(f, "line", "occupation", "deputy.occupation", S("")));
    form_max(form_page_put(f, "text", "reason", "nomination.f.reason", S("")), REASON_CHARS, 5);
    return ST_OK;
}

enum status nomination_web_nominate_page(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct nomination_election e;
    struct nomination_post p;
    struct form_page *f;
    uint32_t needed;

    TRY(nomination_store_post(ctx, path_id(rq, "id"), &p));
    TRY(nomination_election_get(ctx, p.election_id, &e));
    TRY(nomination_needed(ctx, &p, &needed));
    f = nomination_web_form(ctx, rq, &e, nomination_web_post_url(ctx, p.id, "/nominate"),
                            "nomination.do.nominate");
    f->v.meta = p.name;
    TRY(put_data(f, rq));
    f->v.note = may(ctx, "nomination.manage")
                    ? TF(ctx->arena, "nomination.note.presidium", str_int(ctx->arena, p.seats))
                    : TF(ctx->arena, "nomination.note.joint", str_int(ctx->arena, needed),
                         str_int(ctx->arena, p.seats));
    f->v.article = str_from(law_article(nomination_law_article(p.office), ctx->today));
    return nomination_web_show_form(f, rs);
}

enum status nomination_web_nominate(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str who = param_text(rq, "who");
    struct nomination in = {
        .post_id = path_id(rq, "id"),
        .name = param_text(rq, "name"),
        .chosen = who.len > 0,
        .source = may(ctx, "nomination.manage") ? S("presidium") : S("deputies"),
        .sex = param_text(rq, "sex"),
        .born = param_text(rq, "born"),
        .ethnic = param_text(rq, "ethnic"),
        .party = param_text(rq, "party"),
        .education = param_text(rq, "education"),
        .occupation = param_text(rq, "occupation"),
        .reason = param_text(rq, "reason"),
    };
    int64_t id;

    if (who.len > 0 && !str_eqz(who, "none") && !str_to_int(who, &in.deputy_id))
        return fail_field(&ctx->err, "who", "nomination.err.choose", NULL);
    TRY(nomination_propose(ctx, &in, &id));
    respond_flash(rs, "nomination.done.nominate", S(""));
    return respond_see_other(rs, "/nomination/person/%lld", (long long)id);
}

/* ---------------------------------------------------------------- one nomination */

static void fact(struct kv_item_v *items, size_t *n, const char *key, struct str value)
{
    if (value.len > 0)
        items[(*n)++] = (struct kv_item_v){.label = text(key), .value = value};
}

static void facts_of(struct ctx *ctx, const struct nomination *n, struct nomination_person_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, FACTS_MAX, struct kv_item_v);
    size_t count = 0;

    fact(items, &count, "nomination.f.source", text_of("nomination.source.", n->source));
    fact(items, &count, "deputy.sex", n->sex.len > 0 ? text_of("deputy.sex.", n->sex) : S(""));
    fact(items, &count, "nomination.f.born", n->born);
    fact(items, &count, "deputy.ethnic", n->ethnic);
    fact(items, &count, "deputy.party", n->party);
    fact(items, &count, "deputy.education", n->education);
    fact(items, &count, "deputy.occupation", n->occupation);
    if (n->consent.len > 0)
        fact(items, &count, "nomination.f.consent", text_of("nomination.consent.", n->consent));
    v->facts = (struct kv_v){.items = items, .items_count = count};
}

static void act_add(struct ctx *ctx, const struct nomination *n, const char *word, const char *path,
                    bool primary, struct nomination_person_v *v)
{
    struct action_v *acts = (struct action_v *)v->acts;

    acts[v->acts_count++] = (struct action_v){
        .url = nomination_web_person_url(ctx, n->id, path),
        .label = text_of("nomination.do.", str_from(word)),
        .primary = primary,
        .confirm = primary ? NULL : nomination_web_ask(ctx, word, n->id),
    };
}

static void acts_of(struct ctx *ctx, const struct nomination_election *e,
                    const struct nomination_post *p, const struct nomination *n, bool has_signed,
                    struct nomination_person_v *v)
{
    const bool manage = may(ctx, "nomination.manage"), deputy = ctx->actor->deputy_id != 0;
    const bool lead = deputy && n->lead_deputy_id == ctx->actor->deputy_id;
    const bool joint = str_eqz(n->source, "deputies") && !n->withdrawn;
    const bool settled = !date_none(p->listed_on) || p->primary_id != 0;
    struct link_v *links = arena_array(ctx->arena, 1, struct link_v);

    v->acts = arena_array(ctx->arena, ACTS_MAX, struct action_v);
    v->links = links;
    if (deputy && joint && nomination_web_taken_now(ctx, e, p) && may(ctx, "nomination.propose")) {
        if (!has_signed)
            act_add(ctx, n, "join", "/join", true, v);
        else if (!lead)
            act_add(ctx, n, "leave", "/leave", false, v);
    }
    if (!n->withdrawn && !settled && (lead || (manage && str_eqz(n->source, "presidium"))))
        act_add(ctx, n, "withdraw", "/withdraw", false, v);
    if (manage && !n->withdrawn && !settled)
        links[v->links_count++] =
            (struct link_v){.label = T("nomination.do.consent"),
                            .url = nomination_web_person_url(ctx, n->id, "/consent")};
}

static enum status signers_of(struct ctx *ctx, const struct nomination_post *p,
                              const struct nomination *n, uint32_t needed, bool *out_has_signed,
                              struct nomination_person_v *v)
{
    struct nomination_signer_row_v *rows;
    struct nomination_signer *signers;
    size_t count;

    *out_has_signed = false;
    TRY(nomination_store_signers(ctx, n->id, &signers, &count));
    rows = arena_array(ctx->arena, count, struct nomination_signer_row_v);
    arr_each (i, count) {
        rows[i] = (struct nomination_signer_row_v){signers[i].name, signers[i].signed_at};
        *out_has_signed = *out_has_signed || signers[i].deputy_id == ctx->actor->deputy_id;
    }
    v->signers = rows;
    v->signers_count = count;
    if (!str_eqz(n->source, "deputies"))
        return ST_OK;
    v->count = TF(ctx->arena, "nomination.signed_of", str_int(ctx->arena, n->signers),
                  str_int(ctx->arena, needed));
    v->article = str_from(law_article(nomination_law_article(p->office), ctx->today));
    return ST_OK;
}

enum status nomination_web_person(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct nomination_person_v v;
    struct nomination_election e;
    struct nomination_post p;
    struct nomination n;
    uint32_t needed;
    bool has_signed;

    TRY(load(ctx, path_id(rq, "id"), &n, &p, &e));
    TRY(nomination_needed(ctx, &p, &needed));
    up[0] = (struct link_v){.label = T("nomination.menu"), .url = S("/nomination")};
    up[1] = (struct link_v){.label = e.title, .url = nomination_web_url(ctx, e.id, "")};
    v = (struct nomination_person_v){
        .crumbs = {.items = up, .items_count = 2, .here = n.name},
        .id = n.id,
        .version = n.version,
        .name = n.name,
        .post = p.name,
        .source = n.source,
        .state = n.withdrawn ? S("withdrawn") : S("open"),
        .tag = nomination_web_person_tag(&n, needed, nomination_web_taken_now(ctx, &e, &p)),
        .reason = n.reason,
        .count = S(""),
        .article = S(""),
    };
    facts_of(ctx, &n, &v);
    TRY(signers_of(ctx, &p, &n, needed, &has_signed, &v));
    acts_of(ctx, &e, &p, &n, has_signed, &v);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, n.name, &nomination_person_view, &v);
}

/* ---------------------------------------------------------------- what is done with it */

static enum status back(struct response *rs, int64_t id, const char *flash)
{
    respond_flash(rs, flash, S(""));
    return respond_see_other(rs, "/nomination/person/%lld", (long long)id);
}

enum status nomination_web_join(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(nomination_join(ctx, id));
    return back(rs, id, "nomination.done.join");
}

enum status nomination_web_leave(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(nomination_leave(ctx, id));
    return back(rs, id, "nomination.done.leave");
}

enum status nomination_web_withdraw(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct nomination_election e;
    struct nomination_post p;
    struct nomination n;

    TRY(load(ctx, path_id(rq, "id"), &n, &p, &e));
    TRY(nomination_withdraw(ctx, n.id, n.version));
    return back(rs, n.id, "nomination.done.withdraw");
}

enum status nomination_web_consent_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const struct option_v answers[] = {
        {.value = S("yes"), .label = T("nomination.consent.yes")},
        {.value = S("no"), .label = T("nomination.consent.no")},
    };
    struct nomination_election e;
    struct nomination_post p;
    struct form_page *f;
    struct nomination n;

    TRY(load(ctx, path_id(rq, "id"), &n, &p, &e));
    f = nomination_web_form(ctx, rq, &e, nomination_web_person_url(ctx, n.id, "/consent"),
                            "nomination.do.consent");
    f->v.meta = n.name;
    form_options(ctx, form_page_put(f, "radio", "consent", "nomination.f.consent", n.consent),
                 answers, COUNT(answers));
    (void)form_page_put(f, "date", "on", "nomination.f.on", list_iso(ctx, ctx->today));
    form_page_version(f, n.version);
    return nomination_web_show_form(f, rs);
}

enum status nomination_web_consent(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(nomination_consent(ctx, id, param_int(rq, "version"),
                           str_eqz(param_text(rq, "consent"), "yes"), param_date(rq, "on")));
    return back(rs, id, "nomination.done.consent");
}
