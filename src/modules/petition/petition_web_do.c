// SPDX-License-Identifier: MulanPSL-2.0
/* Forms of what is done with a petition, and of who handles and leads it. */
#include "modules/account/account.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_web.h"
#include "platform/form.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TEXT_LINES = 8, PEOPLE_MAX = 200, DAYS_MOST = 1000 };

static bool act_parse(struct str word, enum petition_act *out)
{
    for (int a = 0; a < PETITION_ACTS; a++)
        if (str_eqz(word, petition_act_word((enum petition_act)a))) {
            *out = (enum petition_act)a;
            return true;
        }
    return false;
}

static const char *key_of(struct ctx *ctx, const char *prefix, enum petition_act act)
{
    return str_z(ctx->arena, str_printf(ctx->arena, "%s%s", prefix, petition_act_word(act)));
}

static void put_text(struct form_page *f, enum petition_act act, bool optional)
{
    form_max(form_page_put(f, "text", "text", key_of(f->ctx, "petition.text.", act), S("")),
             PETITION_TEXT_CHARS, TEXT_LINES);
    if (optional)
        form_optional(&f->fields[f->v.fields_count - 1]);
}

static void put_day(struct form_page *f, enum petition_act act)
{
    (void)form_page_put(f, "date", "on", key_of(f->ctx, "petition.on.", act),
                        list_iso(f->ctx, f->ctx->today));
}

/* When the petitioner was told of it: it may be on the spot, and it may be later. */
static void put_told(struct form_page *f)
{
    form_optional(form_page_put(f, "date", "told_on", "petition.f.told_on", S("")));
}

static enum status put_transfer(struct form_page *f, const struct petition *p)
{
    enum { NORMAL_DAYS = 30 };
    struct err ignored = {0};
    const bool theirs =
        petition_law_check_transfer(p->matter, p->against_id, p->against_id, &ignored) == ST_OK;

    TRY(petition_web_organs(f, "organ", "petition.f.to_organ", theirs ? p->against_id : 0, false));
    (void)form_page_put(f, "date", "until", "petition.f.until",
                        list_iso(f->ctx, date_add_days(f->ctx->today, NORMAL_DAYS)));
    put_told(f);
    put_text(f, PETITION_TRANSFER, true);
    f->v.note = T("petition.note.transfer");
    return ST_OK;
}

static void put_extend(struct form_page *f)
{
    (void)form_page_put(f, "int", "days", "petition.f.days", S("30"));
    (void)form_page_put(f, "check", "approved", "petition.f.approved", S("0"));
    (void)form_page_put(f, "check", "told", "petition.f.told", S("0"));
    put_text(f, PETITION_EXTEND, false);
    f->v.article = str_from(petition_law_article(PETITION_LAW_HANDLE));
}

static void put_end(struct form_page *f, const struct petition *p)
{
    (void)form_page_words(f, "select", "outcome", "petition.f.outcome",
                          str_z(f->ctx->arena, petition_outcomes(f->ctx->arena, p)),
                          "petition.outcome.", S(""));
    put_text(f, PETITION_END, true);
}

static enum status put_fields(struct form_page *f, const struct petition *p, enum petition_act act)
{
    switch (act) {
    case PETITION_TRANSFER:
        return put_transfer(f, p);
    case PETITION_EXTEND:
        put_extend(f);
        return ST_OK;
    case PETITION_END:
        put_day(f, act);
        put_end(f, p);
        return ST_OK;
    case PETITION_HEARING:
        (void)form_page_put(f, "int", "days", "petition.f.hearing", S(""));
        put_text(f, act, true);
        return ST_OK;
    case PETITION_ASK_REVIEW:
    case PETITION_ASK_RECHECK:
        put_day(f, act);
        (void)form_page_put(
            f, "date", "got", "petition.f.got",
            list_iso(f->ctx, act == PETITION_ASK_REVIEW ? p->replied_on : p->answered_on));
        put_text(f, act, true);
        f->v.note = text(key_of(f->ctx, "petition.note.", act));
        return ST_OK;
    case PETITION_ACCEPT:
        put_day(f, act);
        put_told(f);
        put_text(f, act, true);
        f->v.note = T("petition.note.accept");
        return ST_OK;
    case PETITION_TAKE_ON:
    case PETITION_TELL:
        put_day(f, act);
        put_text(f, act, true);
        return ST_OK;
    case PETITION_TAKE_BACK:
        f->v.note = T("petition.note.take_back");
        put_text(f, act, false);
        return ST_OK;
    case PETITION_AGREE:
        put_text(f, act, true);
        return ST_OK;
    case PETITION_DISAGREE:
        put_text(f, act, false);
        return ST_OK;
    case PETITION_GIVE_BACK:
        if (may(f->ctx, "petition.handle")) /* notes a letter that came */
            put_day(f, act);
        put_text(f, act, false);
        return ST_OK;
    case PETITION_REPORT:
    case PETITION_REPLY:
    case PETITION_ANSWER_REVIEW:
    case PETITION_ANSWER_RECHECK:
    case PETITION_ACTS:
        put_day(f, act);
        put_text(f, act, false);
        return ST_OK;
    }
    return ST_OK;
}

static const char *article_of(enum petition_act act)
{
    switch (act) {
    case PETITION_ACCEPT:
    case PETITION_TRANSFER:
    case PETITION_TELL:
        return petition_law_article(PETITION_LAW_TELL);
    case PETITION_TAKE_ON:
        return petition_law_article(PETITION_LAW_TAKE_ON);
    case PETITION_GIVE_BACK:
    case PETITION_AGREE:
    case PETITION_DISAGREE:
        return petition_law_article(PETITION_LAW_OBJECT);
    case PETITION_EXTEND:
        return petition_law_article(PETITION_LAW_HANDLE);
    case PETITION_ASK_REVIEW:
    case PETITION_ANSWER_REVIEW:
        return petition_law_article(PETITION_LAW_REVIEW);
    case PETITION_ASK_RECHECK:
    case PETITION_ANSWER_RECHECK:
    case PETITION_HEARING:
        return petition_law_article(PETITION_LAW_RECHECK);
    case PETITION_REPORT:
    case PETITION_REPLY:
    case PETITION_TAKE_BACK:
    case PETITION_END:
    case PETITION_ACTS:
        break;
    }
    return "";
}

enum status petition_web_do_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str word = path_text(rq, "act");
    enum petition_state to;
    enum petition_act act;
    struct err why = {0};
    struct form_page *f;
    struct petition p;

    if (!act_parse(word, &act))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(petition_load_own(ctx, path_id(rq, "id"), &p));
    f = petition_web_form(
        ctx, rq, &p,
        str_printf(ctx->arena, "/petition/%lld/do/" STR_FMT, (long long)p.id, STR_ARG(word)),
        key_of(ctx, "petition.do.", act));
    TRY(put_fields(f, &p, act));
    f->v.article = str_from(article_of(act));
    form_page_version(f, p.version);
    if (petition_check_act(&p, act, &to, &why) != ST_OK)
        form_page_shut(f, why.key);
    return petition_web_show_form(f, rs);
}

enum status petition_web_do(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t days = param_int(rq, "days");
    struct petition_do in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .on = param_date(rq, "on"),
        .got_on = param_date(rq, "got"),
        .organ_id = param_id(rq, "organ"),
        .until = param_date(rq, "until"),
        .told_on = param_date(rq, "told_on"),
        .days = days > 0 && days < DAYS_MOST ? (unsigned)days : 0,
        .approved = param_bool(rq, "approved"),
        .told = param_bool(rq, "told"),
        .outcome = param_text(rq, "outcome"),
        .text = param_text(rq, "text"),
    };

    if (!act_parse(path_text(rq, "act"), &in.act))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (in.act == PETITION_END && in.outcome.len == 0)
        invalid(ctx, "outcome", "petition.err.outcome", NULL);
    if (in.act == PETITION_TRANSFER && in.organ_id == 0)
        invalid(ctx, "organ", "petition.err.organ", NULL);
    TRY(invalid_done(ctx));
    TRY(petition_do(ctx, &in));
    return petition_web_back(rs, in.id, "petition.done.act");
}

/* ---------------------------------------------------------------- handler, leader */

enum status petition_web_people(struct form_page *f, const char *label_key,
                                const char *const *roles, int64_t stored, bool optional)
{
    struct field_v *field = form_page_put(f, "select", "account", label_key,
                                          stored != 0 ? petition_web_int(f->ctx, stored) : S(""));
    struct option_v *options = arena_array(f->ctx->arena, PEOPLE_MAX, struct option_v);
    size_t n = 0;

    for (; *roles != NULL; roles++) {
        struct account_post *posts;
        size_t count;

        TRY(account_holders(f->ctx, *roles, 0, &posts, &count));
        for (size_t i = 0; i < count && n < PEOPLE_MAX; i++)
            options[n++] = (struct option_v){
                .value = petition_web_int(f->ctx, posts[i].account_id),
                .label = posts[i].title.len > 0 ? TF(f->ctx->arena, "petition.person_title",
                                                     posts[i].name, posts[i].title)
                                                : posts[i].name};
    }
    field->choose = true;
    form_options(f->ctx, field, options, n);
    if (optional)
        form_optional(field);
    return ST_OK;
}

enum status petition_web_assign_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const ROLES[] = {"office", "leader", NULL};
    struct form_page *f;
    struct petition p;

    TRY(petition_load(ctx, path_id(rq, "id"), &p));
    f = petition_web_form(ctx, rq, &p, petition_url(ctx, p.id, "/assign"), "petition.do.assign");
    TRY(petition_web_people(f, "petition.f.account", ROLES, p.handler_id, false));
    (void)form_page_words(f, "select", "why", "petition.f.why", "work recused", "petition.why.",
                          S("work"));
    f->v.article = T("petition.recused_article");
    form_page_version(f, p.version);
    return petition_web_show_form(f, rs);
}

enum status petition_web_assign(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(petition_assign(ctx, id, param_int(rq, "version"), param_id(rq, "account"),
                        param_text(rq, "why")));
    return petition_web_back(rs, id, "petition.done.assign");
}

enum status petition_web_lead_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const ROLES[] = {"leader", NULL};
    struct form_page *f;
    struct petition p;

    TRY(petition_load(ctx, path_id(rq, "id"), &p));
    f = petition_web_form(ctx, rq, &p, petition_url(ctx, p.id, "/lead"), "petition.do.lead");
    TRY(petition_web_people(f, "petition.f.account", ROLES, p.leader_id, true));
    f->v.note = T("petition.note.lead");
    form_page_version(f, p.version);
    return petition_web_show_form(f, rs);
}

enum status petition_web_lead(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(petition_lead(ctx, id, param_int(rq, "version"), param_id(rq, "account")));
    return petition_web_back(rs, id, "petition.done.lead");
}

enum status petition_web_supervise(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct petition p;

    TRY(petition_load(ctx, path_id(rq, "id"), &p));
    TRY(petition_supervise(ctx, p.id, p.version, date_none(p.supervised_on)));
    return petition_web_back(rs, p.id, "petition.done.saved");
}
