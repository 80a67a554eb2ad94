// SPDX-License-Identifier: MulanPSL-2.0
/* Investigations: the list, one with its members and what they did, its forms. */
#include "modules/deputy/deputy.h"
#include "modules/inquiry/inquiry_web.h"
#include "platform/text.h"
#include "platform/view.h"

static const char *const KEPT[] = {"q", "state", "from", "to", "limit", NULL};

enum status inquiry_web_probes(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *link = arena_new(ctx->arena, struct link_v);
    struct field_v *field = arena_new(ctx->arena, struct field_v);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct inquiry_probes_v v = {0};
    struct inquiry_probe_row_v *rows;
    struct inquiry_probe *all;
    struct inquiry_page f;
    struct list_links links;
    struct str next;

    TRY(inquiry_web_filter(ctx, rq, &f));
    TRY(inquiry_store_probes(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct inquiry_probe_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct inquiry_probe_row_v){
            .id = all[i].id,
            .title = all[i].title,
            .mover = all[i].mover,
            .proposed_on = all[i].proposed_on,
            .decided_on = all[i].decided_on,
            .reported_on = all[i].reported_on,
            .tag = inquiry_web_tag("inquiry.probe_state.", all[i].state)};
    v.rows = rows;
    v.crumbs = inquiry_web_crumbs(ctx, S(""), S(""), T("inquiry.probes"));
    *link = (struct link_v){T("inquiry.do.probe"), S("/inquiry/probe/new")};
    v.links = link;
    v.links_count = may(ctx, "inquiry.manage") ? 1 : 0;
    *field = form_field(ctx, rq, "select", "state", "inquiry.col.state", f.state);
    inquiry_web_words(ctx, field, "proposed decided refused going reported resolved",
                      "inquiry.probe_state.", true);
    v.filter = (struct filter_v){.url = S("/inquiry/probe"),
                                 .label = T("inquiry.filter.probe"),
                                 .q = f.q,
                                 .fields = field,
                                 .fields_count = 1,
                                 .reset = list_reset(rq, S("/inquiry/probe"))};
    links = list_links_of(ctx, rq, "/inquiry/probe", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    *empty = (struct empty_v){.title = T("inquiry.probes_none"), .text = T("inquiry.probes_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("inquiry.probes"), &inquiry_probes_view, &v);
}

/* ---------------------------------------------------------------- one investigation */

static const struct {
    const char *word;
    enum inquiry_probe_verb verb;
    const char *label, *done;
} STEPS[] = {
    {"decide", PROBE_DECIDE, "inquiry.f.basis", "inquiry.done.decided"},
    {"refuse", PROBE_REFUSE, "inquiry.f.basis", "inquiry.done.refused"},
    {"begin", PROBE_BEGIN, "inquiry.f.note", "inquiry.done.begun"},
    {"report", PROBE_REPORT, "inquiry.f.report", "inquiry.done.reported"},
    {"resolve", PROBE_RESOLVE, "inquiry.f.outcome", "inquiry.done.resolved"},
};

/* Whom it is about. */
static enum status concerns_of(struct ctx *ctx, const struct inquiry_probe *p,
                               struct inquiry_record_v *v)
{
    struct inquiry_concern *all;
    struct inquiry_section_v *s;
    size_t count;

    TRY(inquiry_store_concerns(ctx, p->id, &all, &count));
    if (count == 0)
        return ST_OK;
    s = inquiry_web_section(ctx, v, "concerns", T("inquiry.concerns"), count);
    s->note = T("inquiry.stake_law");
    arr_each (i, count)
        ((struct inquiry_line_v *)s->items)[s->items_count++] =
            (struct inquiry_line_v){.title = all[i].name, .text = all[i].reason};
    return ST_OK;
}

static enum status people_of(struct ctx *ctx, const struct inquiry_probe *p,
                             struct inquiry_record_v *v)
{
    struct inquiry_section_v *s;
    struct inquiry_member *members;
    struct inquiry_act *acts;
    size_t count;
    struct inquiry_stake *stakes;

    TRY(inquiry_store_members(ctx, p->id, &members, &count));
    s = inquiry_web_section(ctx, v, "members", T("inquiry.members"), count);
    s->empty = count == 0 ? T("inquiry.members_none") : S("");
    stakes = arena_array(ctx->arena, count, struct inquiry_stake);
    TRY(inquiry_stakes(ctx, p->id, members, count, stakes));
    arr_each (i, count) {
        struct inquiry_line_v *line = (struct inquiry_line_v *)s->items + s->items_count++;
        struct tag_v *tag = arena_new(ctx->arena, struct tag_v);

        *line = (struct inquiry_line_v){.title = members[i].name,
                                        .meta = text_of("inquiry.post.", members[i].post)};
        *tag = (struct tag_v){.label = stakes[i].has
                                           ? T("inquiry.has_stake")
                                           : TF(ctx->arena, "inquiry.look_at", stakes[i].look_at),
                              .class = stakes[i].has ? S("bad") : S("wait")};
        line->tag = stakes[i].has || stakes[i].look_at.len > 0 ? tag : NULL;
    }
    TRY(concerns_of(ctx, p, v));
    TRY(inquiry_web_relations(ctx, p->id, v));
    TRY(inquiry_store_acts(ctx, p->id, &acts, &count));
    if (count == 0)
        return ST_OK;
    s = inquiry_web_section(ctx, v, "acts", T("inquiry.acts"), count);
    arr_each (i, count)
        ((struct inquiry_line_v *)s->items)[s->items_count++] = (struct inquiry_line_v){
            .title = text_of("inquiry.act.", acts[i].sort),
            .meta = str_printf(ctx->arena, STR_FMT "%s" STR_FMT,
                               STR_ARG(text_date(ctx->arena, acts[i].done_on, ctx->today)),
                               acts[i].who.len > 0 ? " · " : "", STR_ARG(acts[i].who)),
            .text = acts[i].text};
    return ST_OK;
}

static void facts_of(struct ctx *ctx, const struct inquiry_probe *p, struct inquiry_record_v *v)
{
    const struct {
        const char *label;
        struct date on;
    } DAYS[] = {{"inquiry.col.proposed", p->proposed_on},
                {"inquiry.col.decided", p->decided_on},
                {"inquiry.f.probe_due", p->due_on},
                {"inquiry.col.reported", p->reported_on},
                {"inquiry.col.resolved", p->resolved_on}};

    inquiry_web_fact(v, T("inquiry.col.mover"),
                     p->signers > 0
                         ? TF(ctx->arena, "inquiry.signed", str_int(ctx->arena, p->signers))
                         : text_of("inquiry.mover.", p->mover),
                     S(""));
    arr_each (i, COUNT(DAYS))
        if (!date_none(DAYS[i].on))
            inquiry_web_fact(v, text_of(DAYS[i].label, S("")),
                             text_date(ctx->arena, DAYS[i].on, ctx->today), S(""));
    if (p->basis.len > 0)
        inquiry_web_fact(
            v, T("inquiry.col.basis"),
            p->vote_id != 0 ? p->basis : TF(ctx->arena, "inquiry.backfilled", p->basis),
            p->vote_id != 0 ? str_printf(ctx->arena, "/vote/%lld", (long long)p->vote_id) : S(""));
    if (p->motion_id != 0)
        inquiry_web_fact(v, T("inquiry.f.motion"), T("inquiry.see_motion"),
                         str_printf(ctx->arena, "/motion/%lld", (long long)p->motion_id));
    if (p->doc_id != 0)
        inquiry_web_fact(v, T("inquiry.f.doc"), T("inquiry.see_doc"),
                         str_printf(ctx->arena, "/resolution/%lld", (long long)p->doc_id));
    if (p->matter_id != 0)
        inquiry_web_fact(v, T("inquiry.f.matter"), T("inquiry.see_matter"),
                         str_printf(ctx->arena, "/supervision/%lld", (long long)p->matter_id));
    inquiry_web_fact(v, T("inquiry.basis"), T("inquiry.probe_law"), S(""));
}

enum status inquiry_web_probe(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct tag_v *tag = arena_new(ctx->arena, struct tag_v);
    struct inquiry_record_v v = {0};
    struct inquiry_probe p;

    TRY(inquiry_store_probe(ctx, path_id(rq, "id"), &p));
    inquiry_web_record(ctx, &v);
    v.crumbs = inquiry_web_crumbs(ctx, T("inquiry.probes"), S("/inquiry/probe"), p.title);
    v.id = p.id;
    v.version = p.version;
    v.title = p.title;
    v.meta = T("inquiry.probe");
    *tag = inquiry_web_tag("inquiry.probe_state.", p.state);
    v.tag = tag;
    v.text = p.reason;
    v.result = p.outcome.len == 0 ? p.report
                                  : str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(p.report),
                                               STR_ARG(p.outcome));
    v.result_title = T("inquiry.probe_result");
    facts_of(ctx, &p, &v);
    if (may(ctx, "inquiry.manage")) {
        arr_each (i, COUNT(STEPS))
            if (inquiry_probe_next(p.state, STEPS[i].verb) != NULL)
                inquiry_web_link(&v, text_of("inquiry.probe_do.", str_from(STEPS[i].word)),
                                 str_printf(ctx->arena, "/inquiry/probe/%lld/do/%s",
                                            (long long)p.id, STEPS[i].word));
        if (str_among("proposed decided going", p.state)) {
            inquiry_web_link(&v, T("inquiry.do.member"),
                             inquiry_web_url(ctx, "/probe", p.id, "/member"));
            inquiry_web_link(&v, T("inquiry.do.concern"),
                             inquiry_web_url(ctx, "/probe", p.id, "/concern"));
            inquiry_web_link(&v, T("inquiry.do.relation"),
                             inquiry_web_url(ctx, "/probe", p.id, "/relation"));
            inquiry_web_link(&v, T("inquiry.do.recuse"),
                             inquiry_web_url(ctx, "/probe", p.id, "/recuse"));
        }
        if (str_eqz(p.state, "going"))
            inquiry_web_link(&v, T("inquiry.do.act"), inquiry_web_url(ctx, "/probe", p.id, "/act"));
    }
    TRY(people_of(ctx, &p, &v));
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, p.title, &inquiry_record_view, &v);
}

/* ---------------------------------------------------------------- forms */

enum status inquiry_web_probe_new_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct form_page *f = inquiry_web_form(ctx, rq, T("inquiry.do.probe"), S("/inquiry/probe/new"),
                                           T("inquiry.probes"), S("/inquiry/probe"));
    struct field_v *field;

    (void)form_page_put(f, "line", "title", "inquiry.f.probe", S(""));
    form_max(form_page_put(f, "text", "reason", "inquiry.f.reason", S("")), INQUIRY_REPORT_CHARS,
             5);
    field = form_page_put(f, "radio", "mover", "inquiry.col.mover", S("chairmen"));
    inquiry_web_words(ctx, field, "chairmen members", "inquiry.mover.", false);
    form_optional(form_page_put(f, "int", "signers", "inquiry.f.signers", S("")));
    (void)form_page_put(f, "date", "proposed_on", "inquiry.col.proposed",
                        list_iso(ctx, ctx->today));
    TRY(inquiry_web_matters(f, 0));
    TRY(inquiry_web_motion_field(f));
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_probe_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct inquiry_probe in = {
        .title = param_text(rq, "title"),
        .reason = param_text(rq, "reason"),
        .mover = param_text(rq, "mover"),
        .signers = param_int(rq, "signers"),
        .proposed_on = param_date(rq, "proposed_on"),
        .matter_id = param_id(rq, "matter"),
        .motion_id = param_id(rq, "motion"),
    };
    int64_t id;

    TRY(inquiry_probe_save(ctx, &in, &id));
    respond_flash(rs, "inquiry.done.saved", S(""));
    return respond_see_other(rs, "/inquiry/probe/%lld", (long long)id);
}

static int step_of(const struct request *rq)
{
    for (int i = 0; i < (int)COUNT(STEPS); i++)
        if (str_eqz(path_text(rq, "verb"), STEPS[i].word))
            return i;
    return -1;
}

enum status inquiry_web_probe_form(struct ctx *ctx, const struct request *rq, struct str tail,
                                   struct str title, struct inquiry_probe *p,
                                   struct form_page **out)
{
    TRY(inquiry_store_probe(ctx, path_id(rq, "id"), p));
    *out = inquiry_web_form(
        ctx, rq, title,
        str_printf(ctx->arena, "/inquiry/probe/%lld" STR_FMT, (long long)p->id, STR_ARG(tail)),
        p->title, inquiry_web_url(ctx, "/probe", p->id, ""));
    return ST_OK;
}

static bool decides(int i)
{
    return STEPS[i].verb == PROBE_DECIDE || STEPS[i].verb == PROBE_REFUSE;
}

/* The vote first; its day and result speak for themselves. */
static enum status put_votes(struct form_page *f, enum inquiry_probe_verb verb)
{
    struct ctx *ctx = f->ctx;
    const struct meeting_decided want = inquiry_probe_decided(ctx, verb);
    struct meeting_decision *all;
    struct option_v *options;
    struct field_v *field;
    size_t count;

    TRY(meeting_decisions(ctx, &want, &all, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("inquiry.vote_backfill")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, all[i].vote_id),
                              .label = TF(ctx->arena, "inquiry.vote_option",
                                          text_date(ctx->arena, all[i].on, ctx->today),
                                          all[i].meeting, all[i].number, all[i].title)};
    field =
        form_page_put(f, "select", "vote",
                      verb == PROBE_DECIDE ? "inquiry.f.by_vote" : "inquiry.f.vote_failed", S(""));
    form_options(ctx, field, options, count + 1);
    if (count == 0)
        field->hint = T("inquiry.vote_none");
    f->v.article = str_from(want.article);
    return ST_OK;
}

enum status inquiry_web_probe_step_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const int i = step_of(rq);
    struct inquiry_probe p;
    struct form_page *f;
    struct field_v *field;

    if (i < 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(inquiry_web_probe_form(ctx, rq, str_printf(ctx->arena, "/do/%s", STEPS[i].word),
                               text_of("inquiry.probe_do.", str_from(STEPS[i].word)), &p, &f));
    if (decides(i)) {
        TRY(put_votes(f, STEPS[i].verb));
        (void)form_page_put(f, "date", "on", "inquiry.f.decided", S(""));
    } else {
        (void)form_page_put(f, "date", "on", "inquiry.f.on", list_iso(ctx, ctx->today));
    }
    field = form_page_put(f, "text", "text", STEPS[i].label, S(""));
    form_max(field, INQUIRY_REPORT_CHARS, decides(i) ? 2 : 5);
    if (STEPS[i].verb == PROBE_BEGIN)
        form_optional(field);
    if (STEPS[i].verb == PROBE_DECIDE)
        form_optional(form_page_put(f, "date", "due_on", "inquiry.f.probe_due", S("")));
    if (STEPS[i].verb == PROBE_RESOLVE)
        TRY(inquiry_web_doc_field(f, &p));
    form_page_version(f, p.version);
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_probe_step(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int i = step_of(rq);
    const int64_t id = path_id(rq, "id");

    if (i < 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(inquiry_probe_do(ctx, &(struct inquiry_probe_step){.id = id,
                                                           .version = param_int(rq, "version"),
                                                           .verb = STEPS[i].verb,
                                                           .text = param_text(rq, "text"),
                                                           .on = param_date(rq, "on"),
                                                           .due_on = param_date(rq, "due_on"),
                                                           .doc_id = param_id(rq, "doc"),
                                                           .vote_id = param_id(rq, "vote")}));
    respond_flash(rs, STEPS[i].done, S(""));
    return respond_see_other(rs, "/inquiry/probe/%lld", (long long)id);
}

enum status inquiry_web_member_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry_probe p;
    struct form_page *f;
    struct field_v *field;

    TRY(inquiry_web_probe_form(ctx, rq, S("/member"), T("inquiry.do.member"), &p, &f));
    (void)form_page_put(f, "line", "name", "inquiry.f.name", S(""));
    field = form_page_put(f, "radio", "post", "inquiry.f.post", S("member"));
    inquiry_web_words(ctx, field, INQUIRY_POSTS, "inquiry.post.", false);
    field = form_page_put(f, "radio", "stake", "inquiry.f.stake", S(""));
    inquiry_web_words(ctx, field, "none some", "inquiry.stake.", false);
    f->v.article = T("inquiry.stake_law");
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_member(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry_member m = {.probe_id = path_id(rq, "id"),
                               .name = param_text(rq, "name"),
                               .post = param_text(rq, "post"),
                               .has_stake = str_eqz(param_text(rq, "stake"), "some")};
    struct deputy *all;
    size_t count, fits = 0;
    int64_t id;

    TRY(deputy_by_name(ctx, m.name, &all, &count));
    arr_each (i, count)
        if (all[i].in_office) {
            m.deputy_id = all[i].id;
            fits++;
        }
    if (!str_eqz(m.post, "expert") && fits != 1)
        return fail_field(&ctx->err, "name",
                          fits == 0 ? "inquiry.err.name_none" : "inquiry.err.name_several",
                          str_z(ctx->arena, m.name));
    if (str_eqz(m.post, "expert"))
        m.deputy_id = 0;
    TRY(inquiry_member_add(ctx, &m, &id));
    respond_flash(rs, "inquiry.done.saved", S(""));
    return respond_see_other(rs, "/inquiry/probe/%lld", (long long)m.probe_id);
}

enum status inquiry_web_act_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct inquiry_probe p;
    struct form_page *f;
    struct field_v *field;

    TRY(inquiry_web_probe_form(ctx, rq, S("/act"), T("inquiry.do.act"), &p, &f));
    field = form_page_put(f, "radio", "sort", "inquiry.f.sort", S("meeting"));
    inquiry_web_words(ctx, field, INQUIRY_ACTS, "inquiry.act.", false);
    (void)form_page_put(f, "date", "done_on", "inquiry.f.on", list_iso(ctx, ctx->today));
    form_optional(form_page_put(f, "line", "who", "inquiry.f.who", S("")));
    form_max(form_page_put(f, "text", "text", "inquiry.f.act", S("")), INQUIRY_REPORT_CHARS, 5);
    return inquiry_web_show_form(f, rs);
}

enum status inquiry_web_act(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct inquiry_act in = {.probe_id = path_id(rq, "id"),
                                   .sort = param_text(rq, "sort"),
                                   .done_on = param_date(rq, "done_on"),
                                   .who = param_text(rq, "who"),
                                   .text = param_text(rq, "text")};
    int64_t id;

    TRY(inquiry_act_add(ctx, &in, &id));
    respond_flash(rs, "inquiry.done.saved", S(""));
    return respond_see_other(rs, "/inquiry/probe/%lld", (long long)in.probe_id);
}
