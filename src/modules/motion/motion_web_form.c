// SPDX-License-Identifier: MulanPSL-2.0
/* Writing a motion, and asking others to sign. */
#include "modules/congress/congress.h"
#include "modules/motion/motion_rules.h"
#include "modules/motion/motion_web.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

enum { TITLE_CHARS = 200, LONG_CHARS = 10000, LINES = 6, OPTIONS_MAX = 200 };

struct form_page *motion_web_form(struct ctx *ctx, const struct request *rq, const struct motion *m,
                                  const char *verb, struct str title, struct str go)
{
    const struct str back = motion_web_url(ctx, m->id, NULL);
    struct form_page *f =
        form_page_open(ctx, rq, title, motion_web_url(ctx, m->id, verb), back, go);
    struct kv_item_v *facts = arena_array(ctx->arena, 1, struct kv_item_v);

    form_page_crumb(f, T("motion.title"), S("/motion"));
    form_page_crumb(f, motion_number_text(ctx->arena, m), back);
    facts[0] = (struct kv_item_v){.label = motion_number_text(ctx->arena, m), .value = m->title};
    f->v.facts = facts;
    f->v.facts_count = 1;
    form_page_version(f, m->version);
    return f;
}

enum status motion_web_show_form(struct form_page *f, struct response *rs)
{
    const struct motion_form_v v = {.page = *form_page_done(f)};

    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, f->v.title, &motion_form_view, &v);
}

/* ---------------------------------------------------------------- fields */

static struct str id_text(struct ctx *ctx, int64_t id)
{
    return id == 0 ? S("") : str_printf(ctx->arena, "%lld", (long long)id);
}

void motion_web_choice(struct form_page *f, const char *kind, const char *name,
                       const char *label_key, const char *prefix, struct str words,
                       struct str stored)
{
    struct field_v *field = form_page_put(f, kind, name, label_key, stored);
    struct option_v options[16];
    struct str word;
    size_t n = 0;

    while (n < COUNT(options) && str_cut(&words, ' ', &word))
        options[n++] = (struct option_v){.value = word, .label = text_of(prefix, word)};
    form_options(f->ctx, field, options, n);
}

static bool answers_to_congress(enum organ_kind kind)
{
    return kind == ORGAN_GOVERNMENT || kind == ORGAN_DEPARTMENT || kind == ORGAN_SUPERVISION ||
           kind == ORGAN_COURT || kind == ORGAN_PROCURATORATE;
}

static bool moves(enum organ_kind kind)
{
    return kind == ORGAN_STANDING_COMMITTEE || kind == ORGAN_CHAIRMEN_MEETING ||
           kind == ORGAN_SPECIAL_COMMITTEE || kind == ORGAN_GOVERNMENT ||
           kind == ORGAN_SUPERVISION || kind == ORGAN_COURT || kind == ORGAN_PROCURATORATE;
}

static enum status put_organs(struct form_page *f, const char *name, const char *label_key,
                              bool (*fits)(enum organ_kind), int64_t stored)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", name, label_key, id_text(ctx, stored));
    struct option_v *options;
    struct organ *organs;
    size_t count, n = 0;

    TRY(organ_list(ctx, false, &organs, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count) {
        if (fits(organs[i].kind) && n < OPTIONS_MAX)
            options[n++] =
                (struct option_v){.value = id_text(ctx, organs[i].id), .label = organs[i].name};
    }
    field->choose = true;
    form_options(ctx, field, options, n);
    return ST_OK;
}

static void put_long(struct form_page *f, const char *name, const char *label_key,
                     struct str stored)
{
    form_max(form_page_put(f, "text", name, label_key, stored), LONG_CHARS, LINES);
}

/* The bills an amendment may be about: those on the agenda that the actor sees. */
static enum status put_subject(struct form_page *f, const struct motion *m)
{
    const struct motion_filter filter = {.q = S(""),
                                         .kind = S("bill"),
                                         .forum = S(""),
                                         .state = S("listed"),
                                         .mine = S(""),
                                         .after = S(""),
                                         .limit = OPTIONS_MAX};
    struct ctx *ctx = f->ctx;
    struct option_v *options;
    struct motion *bills;
    struct field_v *field;
    struct str next;
    int64_t total;
    size_t count;

    TRY(motion_page(ctx, &filter, &bills, &count, &next, &total));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] = (struct option_v){.value = id_text(ctx, bills[i].id), .label = bills[i].title};
    field = form_page_put(f, "select", "subject", "motion.f.subject", id_text(ctx, m->subject_id));
    field->choose = true;
    form_options(ctx, field, options, count);
    form_optional(field);
    form_optional(
        form_page_put(f, "line", "subject_text", "motion.f.subject_text", m->subject_text));
    return ST_OK;
}

static enum status put_parts(struct form_page *f, const struct motion *m)
{
    (void)form_page_put(f, "line", "title", "motion.f.title", m->title);
    if (m->kind == MOTION_QUESTION) {
        TRY(put_organs(f, "target", "motion.f.target", answers_to_congress, m->target_organ_id));
        put_long(f, "question", "motion.f.question", m->question);
        put_long(f, "content", "motion.f.content", m->content);
        return ST_OK;
    }
    if (motion_of_person(m->kind)) {
        TRY(motion_web_put_person(f, m));
        put_long(f, "grounds", "motion.f.reasons", m->grounds);
        put_long(f, "content", "motion.f.materials", m->content);
        return ST_OK;
    }
    if (m->kind == MOTION_AMENDMENT)
        TRY(put_subject(f, m));
    if (m->kind == MOTION_BILL)
        put_long(f, "cause", "motion.f.cause", m->cause);
    put_long(f, "grounds", "motion.f.grounds", m->grounds);
    put_long(f, "proposal",
             m->kind == MOTION_AMENDMENT ? "motion.f.proposal_amendment" : "motion.f.proposal",
             m->proposal);
    return ST_OK;
}

/* How many must sign, and by which article. */
static enum status put_need(struct form_page *f, const struct motion *m)
{
    const char *article;
    uint32_t needed;

    TRY(motion_need(f->ctx, m, &needed, &article));
    f->v.note = TF(f->ctx->arena, "motion.need", str_printf(f->ctx->arena, "%u", needed));
    f->v.article = str_from(article);
    return ST_OK;
}

/* ---------------------------------------------------------------- a new one */

/* To whom it goes: a recall to the congress, a removal to the committee, others as is chosen. */
static void put_forum(struct form_page *f, enum motion_kind kind, bool committee)
{
    if (motion_of_person(kind)) {
        (void)form_page_put(f, "hidden", "forum", "motion.f.forum",
                            kind == MOTION_RECALL ? S("congress") : S("committee"));
        return;
    }
    motion_web_choice(f, "radio", "forum", "motion.f.forum", "motion.forum.",
                      committee ? S("congress committee") : S("congress"), S("congress"));
}

enum status motion_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct motion m = {.mover = param_text(rq, "mover"), .subject_id = param_id(rq, "subject")};
    const bool by_organ = m.mover.len > 0 && !str_eqz(m.mover, "members");
    struct form_page *f;
    bool committee = true;

    (void)motion_kind_parse(param_text(rq, "kind"), &m.kind);
    f = form_page_open(ctx, rq,
                       text_of(by_organ ? "motion.do.register." : "motion.do.new.",
                               str_from(motion_kind_word(m.kind))),
                       S("/motion/new"), S("/motion"), T("motion.do.save"));
    form_page_crumb(f, T("motion.title"), S("/motion"));
    (void)form_page_put(f, "hidden", "kind", "motion.kind", str_from(motion_kind_word(m.kind)));
    if (!by_organ)
        TRY(motion_in_committee(ctx, &committee));
    put_forum(f, m.kind, committee);
    if (by_organ) {
        motion_web_choice(f, "radio", "mover", "motion.f.mover", "motion.mover.",
                          m.kind == MOTION_REMOVAL ? S("organ") : S("presidium organ"), m.mover);
        TRY(put_organs(f, "mover_organ", "motion.f.mover_organ", moves, 0));
    }
    TRY(put_parts(f, &m));
    f->v.note = by_organ ? T("motion.organ_note") : T("motion.draft_note");
    if (motion_of_person(m.kind) && !by_organ) {
        m.forum = m.kind == MOTION_RECALL ? MOTION_CONGRESS : MOTION_COMMITTEE;
        TRY(put_need(f, &m));
    }
    return motion_web_show_form(f, rs);
}

static struct motion_draft draft_of(const struct request *rq)
{
    struct motion_draft in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .title = param_text(rq, "title"),
        .cause = param_text(rq, "cause"),
        .grounds = param_text(rq, "grounds"),
        .proposal = param_text(rq, "proposal"),
        .question = param_text(rq, "question"),
        .content = param_text(rq, "content"),
        .subject_text = param_text(rq, "subject_text"),
        .target_organ_id = param_id(rq, "target"),
        .subject_id = param_id(rq, "subject"),
        .mover = param_text(rq, "mover"),
        .mover_organ_id = param_id(rq, "mover_organ"),
        .member_id = param_id(rq, "member"),
        .person_name = param_text(rq, "person_name"),
        .person_post = param_text(rq, "person_post"),
        .office = param_text(rq, "office"),
    };

    (void)motion_kind_parse(param_text(rq, "kind"), &in.kind);
    (void)motion_forum_parse(param_text(rq, "forum"), &in.forum);
    return in;
}

enum status motion_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_draft in = draft_of(rq);
    int64_t id;

    TRY(motion_save(ctx, &in, &id));
    respond_flash(rs, "motion.saved", S(""));
    return respond_see_other(rs, "/motion/%lld", (long long)id);
}

enum status motion_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct motion m;

    TRY(motion_get(ctx, path_id(rq, "id"), &m));
    f = motion_web_form(ctx, rq, &m, "edit", T("motion.do.edit"), T("motion.do.save"));
    TRY(put_parts(f, &m));
    if (m.signer_count > 1)
        f->v.note = T("motion.edit_note");
    return motion_web_show_form(f, rs);
}

enum status motion_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct motion_draft in = draft_of(rq);

    TRY(motion_save(ctx, &in, NULL));
    respond_flash(rs, "motion.saved", S(""));
    return respond_see_other(rs, "/motion/%lld", (long long)in.id);
}

/* ---------------------------------------------------------------- asking others */

/* Members of the committee, or the deputies of one's own delegation, to tick; others by name. */
static enum status put_people(struct form_page *f, const struct motion *m)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "check", "deputy", "motion.f.deputy", S(""));
    struct motion_candidate *all;
    struct motion_detail d;
    struct option_v *options;
    struct str home = S("");
    size_t count, n = 0;

    TRY(motion_show(ctx, m->id, &d));
    if (d.signers_count > 0)
        home = d.signers[0].delegation;
    TRY(motion_candidates(ctx, m, &all, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count) {
        if (m->forum == MOTION_COMMITTEE || str_eq(all[i].delegation, home))
            options[n++] =
                (struct option_v){.value = id_text(ctx, all[i].deputy_id), .label = all[i].name};
    }
    form_checks(ctx, f->rq, field, options, n);
    form_optional(field);
    return ST_OK;
}

enum status motion_web_invite_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct motion m;

    TRY(motion_get(ctx, path_id(rq, "id"), &m));
    f = motion_web_form(ctx, rq, &m, "invite", T("motion.do.invite"), T("motion.do.invite_go"));
    TRY(put_people(f, &m));
    form_optional(form_page_put(f, "line", "names", "motion.f.names", S("")));
    TRY(put_need(f, &m));
    return motion_web_show_form(f, rs);
}

enum status motion_web_invite(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct motion_invite in = {.id = path_id(rq, "id"),
                               .version = param_int(rq, "version"),
                               .names = param_text(rq, "names"),
                               .deputies_count = param_count(rq, "deputy")};
    int64_t *deputies = arena_array(ctx->arena, in.deputies_count, int64_t);

    arr_each (i, in.deputies_count)
        deputies[i] = param_int_at(rq, "deputy", i);
    in.deputies = deputies;
    TRY(motion_invite(ctx, &in));
    respond_flash(rs, "motion.invited", S(""));
    return respond_see_other(rs, "/motion/%lld", (long long)in.id);
}
