// SPDX-License-Identifier: MulanPSL-2.0
/* The organ's side: what it has been given, signing for it, its plan and its report. */
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

enum { BODY_LINES = 16, NOTE_LINES = 3 };

/* ---------------------------------------------------------------- the list */

static struct str name_of(struct ctx *ctx, const struct resolution_work *w)
{
    return w->doc_number.len != 0 ? str_printf(ctx->arena, STR_FMT " " STR_FMT,
                                               STR_ARG(w->doc_number), STR_ARG(w->doc_title))
                                  : w->doc_title;
}

enum status resolution_web_works(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const COLUMNS[] = {"resolution.kind", "resolution.sent_on",
                                          "resolution.due_on", "resolution.state", NULL};
    const struct resolution_act_v matters = {T("resolution.topic.own"), S("/resolution/matter"),
                                             false};
    struct resolution_table_v v = {.title = T("resolution.own.title")};
    struct resolution_work *all = NULL;
    struct resolution_line_v *lines;
    size_t count = 0;

    if (ctx->actor->organ_id != 0)
        TRY(resolution_works(ctx, 0, ctx->actor->organ_id, &all, &count));
    table_columns(ctx, &v, "resolution.title_of", COLUMNS);
    lines = table_rows(ctx, &v, count);
    arr_each (i, count) {
        const struct tag_v tag = all[i].waiting != 0
                                     ? (struct tag_v){T("resolution.reply.review"), S("wait")}
                                     : work_tag(all[i].state);
        struct resolution_cell_v *c;

        lines[i].id = all[i].id;
        lines[i].title = name_of(ctx, &all[i]);
        lines[i].url = web_url(ctx, "/resolution/handling/%lld", (long long)all[i].id);
        c = line_cells(ctx, &v, &lines[i]);
        c[0].text = text_of("resolution.kind.", str_from(resolution_kind_word(all[i].doc_kind)));
        cell_day(ctx, &c[1], all[i].sent_on);
        cell_day(ctx, &c[2], all[i].due_on);
        if (all[i].state != HANDLING_REPLIED && all[i].state != HANDLING_CLOSED)
            c[2].due = due_tag_make(ctx, all[i].due_on);
        c[3].tag = web_tag(ctx, tag.label, str_z(ctx->arena, tag.class));
    }
    v.total = (int64_t)count;
    v.meta = TF(ctx->arena, "resolution.meta", web_int(ctx, (int64_t)count));
    table_acts(ctx, &v, &matters, 1);
    table_empty(ctx, &v, "resolution.own.empty", "resolution.own.empty_text");
    return table_respond(ctx, rq, rs, &v);
}

/* ---------------------------------------------------------------- one duty */

static const struct resolution_reply *reply_now(const struct resolution_work *w,
                                                const struct resolution_reply *all, size_t count,
                                                bool report)
{
    arr_each (i, count)
        if (all[i].report == report && all[i].round == w->round)
            return &all[i];
    return NULL;
}

static bool is_open(const struct resolution_reply *y)
{
    return y == NULL || y->state == REPLY_DRAFT;
}

static void own_acts(struct page *p, const struct resolution_work *w,
                     const struct resolution_reply *all, size_t count)
{
    const struct resolution_reply *plan = reply_now(w, all, count, false),
                                  *report = reply_now(w, all, count, true);
    const long long id = (long long)w->id;

    if (!resolution_own_work(p->ctx, w) || !may(p->ctx, "resolution.handle"))
        return;
    if (handling_allowed(w->state, HANDLING_RECEIVE))
        page_post(p, action_plain(p->ctx, "resolution.do.receive", true,
                                  "/resolution/handling/%lld/receive", id));
    if (!handling_allowed(w->state, HANDLING_WRITE))
        return;
    if (is_open(plan))
        page_act(p, "resolution.do.plan", false, "/resolution/handling/%lld/reply?kind=plan", id);
    if (is_open(report))
        page_act(p, "resolution.do.report", true, "/resolution/handling/%lld/reply?kind=report",
                 id);
}

static void office_acts(struct page *p, const struct resolution_work *w)
{
    const long long id = (long long)w->id;

    if (!may(p->ctx, "resolution.write"))
        return;
    if (handling_allowed(w->state, HANDLING_MARK))
        page_act(p, "resolution.do.mark", w->mark.len == 0, "/resolution/handling/%lld/mark", id);
    if (handling_allowed(w->state, HANDLING_RETURN))
        page_act(p, "resolution.do.return", false, "/resolution/handling/%lld/return", id);
    if (handling_allowed(w->state, HANDLING_CLOSE))
        page_post(p, action_plain(p->ctx, "resolution.do.close", w->mark.len != 0,
                                  "/resolution/handling/%lld/close", id));
    page_act(p, "resolution.do.follow", false, "/resolution/%lld/follow", (long long)w->doc_id);
}

static void reply_acts(struct page *p, struct resolution_section_v *s,
                       const struct resolution_work *w, const struct resolution_reply *y)
{
    const long long id = (long long)y->id;
    struct ctx *ctx = p->ctx;
    const bool own = resolution_own_work(ctx, w);

    section_act(p, s, "resolution.do.paper", false, "/resolution/reply/%lld/paper", id);
    if (!own)
        return;
    if (y->state == REPLY_DRAFT && may(ctx, "resolution.handle")) {
        section_act(p, s, "resolution.do.files", false, "/attachment/of/resolution_reply/%lld", id);
        section_post(p, s,
                     action_plain(ctx, "resolution.do.reply_submit", true,
                                  "/resolution/reply/%lld/submit", id));
    }
    if (y->state == REPLY_REVIEW && may(ctx, "resolution.sign_off")) {
        section_act(p, s, "resolution.do.reply_back", false, "/resolution/reply/%lld/back", id);
        section_post(p, s,
                     action_plain(ctx, "resolution.do.reply_approve", true,
                                  "/resolution/reply/%lld/approve", id));
    }
    if (y->state == REPLY_APPROVED && may(ctx, "resolution.handle"))
        section_post(p, s,
                     action_ask(ctx, "resolution.do.reply_send", "resolution.ask.reply_send", true,
                                "/resolution/reply/%lld/send", id));
}

static enum status reply_section(struct page *p, const struct resolution_work *w,
                                 const struct resolution_reply *y)
{
    struct ctx *ctx = p->ctx;
    const struct str round = web_int(ctx, y->round);
    struct resolution_section_v *s =
        page_section(p, false, str_z(ctx->arena, web_url(ctx, "h-reply-%lld", (long long)y->id)),
                     y->report ? TF(ctx->arena, "resolution.reply.report_of", round)
                               : TF(ctx->arena, "resolution.reply.plan_of", round));

    s->tag = web_tag(ctx, text_of("resolution.reply.", str_from(reply_state_word(y->state))),
                     y->state == REPLY_SENT ? "ok" : "wait");
    s->body = y->body;
    section_fact(p, s, "resolution.title_of", y->title, S(""));
    section_fact(p, s, "resolution.number", y->doc_number, S(""));
    section_fact(p, s, "resolution.consulted_on",
                 text_date(ctx->arena, y->consulted_on, ctx->today), S(""));
    section_fact(p, s, "resolution.signer", y->signer, S(""));
    section_fact(p, s, "resolution.sent_on", text_date(ctx->arena, y->sent_on, ctx->today), S(""));
    if (y->state == REPLY_DRAFT)
        section_fact(p, s, "resolution.back_reason", y->back_reason, S(""));
    reply_acts(p, s, w, y);
    return web_files(ctx, "resolution_reply", y->id, false, &s->files);
}

static void work_facts(struct page *p, const struct resolution_work *w)
{
    struct resolution_section_v *s = page_section(p, true, "h-facts", T("resolution.facts"));
    struct ctx *ctx = p->ctx;

    section_fact(p, s, "resolution.organ", w->organ_name, S(""));
    section_fact(p, s, "resolution.sent_on", text_date(ctx->arena, w->sent_on, ctx->today), S(""));
    section_fact(p, s, "resolution.due_on", text_date(ctx->arena, w->due_on, ctx->today), S(""));
    section_fact(p, s, "resolution.basis", w->due_basis, S(""));
    section_fact(p, s, "resolution.received_on", text_date(ctx->arena, w->received_on, ctx->today),
                 S(""));
    section_fact(p, s, "resolution.receiver", w->receiver, S(""));
    if (!date_none(w->replied_on))
        section_fact(
            p, s, "resolution.replied_on",
            str_printf(ctx->arena, STR_FMT " " STR_FMT,
                       STR_ARG(text_date(ctx->arena, w->replied_on, ctx->today)),
                       STR_ARG(w->in_time ? T("resolution.in_time") : T("resolution.late"))),
            S(""));
    section_fact(p, s, "resolution.round", web_int(ctx, w->round), S(""));
    if (w->mark.len != 0) {
        section_fact(p, s, "resolution.mark", text_of("resolution.mark.", w->mark), S(""));
        section_fact(p, s, "resolution.mark_how", text_of("resolution.how.", w->mark_how),
                     w->mark_vote != 0 ? web_url(ctx, "/vote/%lld", (long long)w->mark_vote)
                                       : S(""));
        section_fact(p, s, "resolution.mark_note", w->mark_note, S(""));
    }
    section_fact(p, s, "resolution.closed_on", text_date(ctx->arena, w->closed_on, ctx->today),
                 S(""));
}

static enum status doc_section(struct page *p, const struct resolution_work *w)
{
    struct resolution_section_v *s = page_section(p, false, "h-doc", w->doc_title);
    struct resolution_text t;
    struct resolution_doc d;
    struct link_v *more;

    TRY(resolution_load(p->ctx, w->doc_id, &d));
    TRY(resolution_text_get(p->ctx, &d, &t));
    s->body = t.body;
    if (may(p->ctx, "resolution.read")) {
        more = arena_new(p->ctx->arena, struct link_v);
        *more = (struct link_v){T("resolution.open_doc"),
                                web_url(p->ctx, "/resolution/%lld", (long long)d.id)};
        s->more = more;
    }
    section_act(p, s, "resolution.do.paper", false, "/resolution/%lld/paper", (long long)d.id);
    return web_files(p->ctx, "resolution_doc", d.id, false, &s->files);
}

static enum status work_page(struct ctx *ctx, const struct request *rq, struct response *rs,
                             int64_t id)
{
    struct resolution_reply *all;
    struct resolution_work w;
    struct tag_v tag;
    struct page *p;
    size_t count;

    TRY(resolution_work_load(ctx, id, &w));
    TRY(resolution_replies(ctx, w.id, &all, &count));
    p = page_open(ctx, rq, name_of(ctx, &w), w.organ_name);
    if (resolution_own_work(ctx, &w))
        page_crumb(p, T("resolution.own.title"), S("/resolution/handling"));
    else
        page_crumb(p, w.doc_title, web_url(ctx, "/resolution/%lld", (long long)w.doc_id));
    p->v.id = w.id;
    p->v.version = w.version;
    p->v.state = str_from(handling_state_word(w.state));
    tag = work_tag(w.state);
    page_tag(p, tag.label, str_z(ctx->arena, tag.class));
    if (w.state != HANDLING_REPLIED && w.state != HANDLING_CLOSED) {
        const struct due_tag_v *due = due_tag_make(ctx, w.due_on);

        page_tag(p, due->label, str_z(ctx->arena, due->class));
    }
    if (w.state == HANDLING_AGAIN)
        page_note(p, "bad",
                  TF(ctx->arena, "resolution.note.again",
                     w.mark_note.len != 0 ? w.mark_note : T("resolution.note.again_ask")));
    page_note(p, "", w.task);
    own_acts(p, &w, all, count);
    office_acts(p, &w);
    for (size_t i = count; i-- > 0;)
        if (all[i].state == REPLY_SENT || resolution_own_work(ctx, &w))
            TRY(reply_section(p, &w, &all[i]));
    TRY(doc_section(p, &w));
    work_facts(p, &w);
    return page_respond(p, rs, FRAME_STAFF);
}

enum status resolution_web_work(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return work_page(ctx, rq, rs, path_id(rq, "id"));
}

/* The same, by the reply that was acted upon. */
enum status resolution_web_reply_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct resolution_reply y;

    TRY(resolution_reply_get(ctx, path_id(rq, "id"), &y));
    return work_page(ctx, rq, rs, y.handling_id);
}

enum status resolution_web_receive(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_work_act in = {path_id(rq, "id"), param_int(rq, "version"), S("")};

    TRY(resolution_receive(ctx, &in));
    respond_flash(rs, "resolution.done.received", S(""));
    return respond_see_other(rs, "/resolution/handling/%lld", (long long)in.id);
}

/* ---------------------------------------------------------------- plan and report */

static bool wants_report(const struct request *rq)
{
    return !str_eqz(form_value(rq, "kind", param_text(rq, "kind")), "plan");
}

enum status resolution_web_reply_form(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    const bool report = wants_report(rq);
    const struct resolution_reply none = {0}, *y;
    struct resolution_reply *all;
    struct resolution_work w;
    struct form_page *f;
    size_t count;

    TRY(resolution_work_load(ctx, path_id(rq, "id"), &w));
    TRY(resolution_replies(ctx, w.id, &all, &count));
    y = reply_now(&w, all, count, report);
    y = y != NULL ? y : &none;
    f = form_page_open(ctx, rq, report ? T("resolution.do.report") : T("resolution.do.plan"),
                       web_url(ctx, "/resolution/handling/%lld/reply", (long long)w.id),
                       web_url(ctx, "/resolution/handling/%lld", (long long)w.id),
                       T("resolution.do.reply_save"));
    form_page_crumb(f, T("resolution.own.title"), S("/resolution/handling"));
    form_page_crumb(f, w.doc_title, web_url(ctx, "/resolution/handling/%lld", (long long)w.id));
    f->v.meta = name_of(ctx, &w);
    form_page_version(f, y->version);
    if (!handling_allowed(w.state, HANDLING_WRITE))
        form_page_shut(f, w.state == HANDLING_SENT ? "resolution.not_received"
                                                   : "resolution.work_shut");
    else if (y->id != 0 && y->state != REPLY_DRAFT)
        form_page_shut(f, "resolution.reply_locked");
    (void)form_page_put(f, "hidden", "kind", "word.none", report ? S("report") : S("plan"));
    (void)form_page_put(f, "line", "title", "resolution.title_of",
                        y->title.len != 0 ? y->title
                        : report          ? TF(ctx->arena, "resolution.report_on", w.doc_title)
                                          : TF(ctx->arena, "resolution.plan_on", w.doc_title));
    form_max(form_page_put(f, "text", "body", "resolution.text", y->body), RESOLUTION_BODY_CHARS,
             BODY_LINES);
    form_optional(form_page_put(f, "line", "doc_number", "resolution.own_number", y->doc_number));
    if (report && w.doc_kind == RESOLUTION_OPINION) {
        (void)form_page_put(f, "date", "consulted_on", "resolution.consulted_on",
                            list_iso(ctx, y->consulted_on));
        f->v.article = str_from(RESOLUTION_REPLY_ARTICLE);
    }
    form_optional(form_page_put(f, "line", "signer", "resolution.signer", y->signer));
    form_optional(form_page_put(f, "line", "contact", "resolution.contact", y->contact));
    return form_respond(f, rs);
}

enum status resolution_web_reply(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_reply_save in = {
        .work_id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .report = !str_eqz(param_text(rq, "kind"), "plan"),
        .doc_number = param_text(rq, "doc_number"),
        .title = param_text(rq, "title"),
        .body = param_text(rq, "body"),
        .signer = param_text(rq, "signer"),
        .contact = param_text(rq, "contact"),
        .consulted_on = param_date(rq, "consulted_on"),
    };
    int64_t id;

    TRY(resolution_reply_save(ctx, &in, &id));
    respond_flash(rs, "resolution.done.reply_saved", S(""));
    return respond_see_other(rs, "/resolution/handling/%lld", (long long)in.work_id);
}

static enum status step(struct ctx *ctx, const struct request *rq, struct response *rs,
                        enum reply_verb verb, const char *done_key)
{
    const struct resolution_reply_step in = {
        .reply_id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .verb = verb,
        .note = param_text(rq, "note"),
    };
    struct resolution_reply y;

    TRY(resolution_reply_get(ctx, in.reply_id, &y));
    TRY(resolution_reply_step(ctx, &in));
    respond_flash(rs, done_key, S(""));
    return respond_see_other(rs, "/resolution/handling/%lld", (long long)y.handling_id);
}

enum status resolution_web_reply_submit(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    return step(ctx, rq, rs, REPLY_SUBMIT, "resolution.done.reply_submitted");
}

enum status resolution_web_reply_approve(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    return step(ctx, rq, rs, REPLY_APPROVE, "resolution.done.reply_approved");
}

enum status resolution_web_reply_back_form(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    struct resolution_reply y;
    struct resolution_work w;
    struct form_page *f;

    TRY(resolution_reply_get(ctx, path_id(rq, "id"), &y));
    TRY(resolution_work_load(ctx, y.handling_id, &w));
    f = form_page_open(ctx, rq, T("resolution.do.reply_back"),
                       web_url(ctx, "/resolution/reply/%lld/back", (long long)y.id),
                       web_url(ctx, "/resolution/handling/%lld", (long long)w.id),
                       T("resolution.do.reply_back"));
    form_page_crumb(f, T("resolution.own.title"), S("/resolution/handling"));
    form_page_version(f, y.version);
    form_max(form_page_put(f, "text", "note", "resolution.why", S("")), RESOLUTION_NOTE_CHARS,
             NOTE_LINES);
    return form_respond(f, rs);
}

enum status resolution_web_reply_back(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    return step(ctx, rq, rs, REPLY_BACK, "resolution.done.reply_back");
}

enum status resolution_web_reply_send(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct resolution_reply y;

    if (!param_bool(rq, "sure")) {
        TRY(resolution_reply_get(ctx, path_id(rq, "id"), &y));
        return respond_confirm(
            ctx, rq, rs,
            &(struct confirm_v){.title = T("resolution.ask.reply_send"),
                                .text = T("resolution.ask.reply_send.text"),
                                .yes = T("resolution.do.reply_send"),
                                .no = T("resolution.ask.reply_send.no")},
            NULL, 0,
            str_z(ctx->arena, web_url(ctx, "/resolution/handling/%lld", (long long)y.handling_id)));
    }
    return step(ctx, rq, rs, REPLY_SEND, "resolution.done.reply_sent");
}
