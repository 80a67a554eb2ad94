// SPDX-License-Identifier: MulanPSL-2.0
/* Minutes: the list, writing them from a meeting's records, correcting, signing. */
#include "modules/resolution/resolution_typed.h"
#include "modules/resolution/resolution_web.h"
#include "modules/resolution/resolution_web_common.h"

enum { MEETING_DAYS = 400, BODY_LINES = 8, PART_CHARS = 20000, PARTS_SHOWN = 600 };

static struct tag_v minutes_tag(struct str state)
{
    return (struct tag_v){text_of("resolution.minutes.state.", state),
                          str_eqz(state, "approved") ? S("ok")
                          : str_eqz(state, "review") ? S("wait")
                                                     : S("")};
}

/* Those of meetings behind closed doors are left out for who was not there. */
static size_t visible(struct ctx *ctx, struct resolution_minutes *all, size_t count)
{
    size_t n = 0;

    arr_each (i, count) {
        const struct err was = ctx->err;
        struct source_meeting of;

        if (all[i].meeting_id == 0 ||
            resolution_source_meeting(ctx, all[i].meeting_id, &of) == ST_OK)
            all[n++] = all[i];
        else
            ctx->err = was;
    }
    return n;
}

enum status resolution_web_minutes_list(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    static const char *const COLUMNS[] = {"resolution.minutes.kind", "resolution.minutes.held_on",
                                          "resolution.state", NULL};
    struct resolution_table_v v = {.title = T("resolution.minutes.title")};
    struct resolution_act_v add = {T("resolution.minutes.add"), S("/resolution/minutes/new"), true};
    struct resolution_line_v *lines;
    struct resolution_minutes *all;
    size_t count;

    TRY(resolution_minutes_all(ctx, param_id(rq, "meeting"), &all, &count));
    count = visible(ctx, all, count);
    table_columns(ctx, &v, "resolution.title_of", COLUMNS);
    lines = table_rows(ctx, &v, count);
    arr_each (i, count) {
        const struct tag_v tag = minutes_tag(all[i].state);
        struct resolution_cell_v *c = line_cells(ctx, &v, &lines[i]);

        lines[i].id = all[i].id;
        lines[i].title = all[i].title;
        lines[i].url = web_url(ctx, "/resolution/minutes/%lld", (long long)all[i].id);
        c[0].text =
            all[i].summary ? T("resolution.minutes.summary") : T("resolution.minutes.record");
        cell_day(ctx, &c[1], all[i].held_on);
        c[2].tag = web_tag(ctx, tag.label, str_z(ctx->arena, tag.class));
    }
    v.total = (int64_t)count;
    v.meta = TF(ctx->arena, "resolution.meta", web_int(ctx, v.total));
    if (may(ctx, "resolution.write"))
        table_acts(ctx, &v, &add, 1);
    table_empty(ctx, &v, "resolution.minutes.empty", "resolution.minutes.empty_text");
    return table_respond(ctx, rq, rs, &v);
}

/* ---------------------------------------------------------------- new */

static enum status put_meetings(struct form_page *f, int64_t chosen)
{
    struct field_v *field = form_page_put(f, "select", "meeting", "resolution.minutes.meeting",
                                          chosen != 0 ? web_int(f->ctx, chosen) : S(""));
    struct source_meeting *all;
    struct option_v *options;
    size_t count;

    TRY(resolution_source_meetings(f->ctx, MEETING_DAYS, &all, &count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("resolution.minutes.no_meeting")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){
            .value = web_int(f->ctx, all[i].id),
            .label = str_printf(f->ctx->arena, STR_FMT " " STR_FMT, STR_ARG(all[i].name),
                                STR_ARG(text_date(f->ctx->arena, all[i].held_on, f->ctx->today)))};
    form_options(f->ctx, field, options, count + 1);
    return ST_OK;
}

enum status resolution_web_minutes_new_form(struct ctx *ctx, const struct request *rq,
                                            struct response *rs)
{
    struct form_page *f =
        form_page_open(ctx, rq, T("resolution.minutes.add"), S("/resolution/minutes/new"),
                       S("/resolution/minutes"), T("resolution.minutes.add.go"));
    struct field_v *field;

    form_page_crumb(f, T("resolution.minutes.title"), S("/resolution/minutes"));
    TRY(put_meetings(f, param_id(rq, "meeting")));
    field = form_page_put(f, "radio", "kind", "resolution.minutes.kind", S("record"));
    form_words_or(f->ctx, field, "record summary", "resolution.minutes.", NULL);
    form_optional(form_page_put(f, "line", "title", "resolution.title_of", S("")));
    form_optional(form_page_put(f, "date", "held_on", "resolution.minutes.held_on", S("")));
    form_optional(form_page_put(f, "line", "number", "resolution.number", S("")));
    form_optional(form_page_put(f, "line", "chair", "resolution.minutes.chair", S("")));
    form_optional(
        form_page_put(f, "line", "recorder", "resolution.minutes.recorder", ctx->actor->name));
    return form_respond(f, rs);
}

enum status resolution_web_minutes_new(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct resolution_minutes_new in = {
        .meeting_id = param_id(rq, "meeting"),
        .summary = str_eqz(param_text(rq, "kind"), "summary"),
        .title = param_text(rq, "title"),
        .number = param_text(rq, "number"),
        .chair = param_text(rq, "chair"),
        .recorder = param_text(rq, "recorder"),
        .held_on = param_date(rq, "held_on"),
    };
    struct source_meeting m;
    int64_t id;

    if (in.meeting_id != 0) {
        TRY(resolution_source_meeting(ctx, in.meeting_id, &m));
        if (in.title.len == 0)
            in.title =
                TF(ctx->arena,
                   in.summary ? "resolution.minutes.summary_of" : "resolution.minutes.record_of",
                   m.name);
        if (date_none(in.held_on))
            in.held_on = m.held_on;
    }
    TRY(resolution_minutes_add(ctx, &in, &id));
    respond_flash(rs, "resolution.done.minutes", S(""));
    return respond_see_other(rs, "/resolution/minutes/%lld", (long long)id);
}

/* ---------------------------------------------------------------- one */

static void minutes_acts(struct page *p, const struct resolution_minutes *m)
{
    const long long id = (long long)m->id;
    struct ctx *ctx = p->ctx;

    page_act(p, "resolution.do.paper", false, "/resolution/minutes/%lld/paper", id);
    if (str_eqz(m->state, "draft") && may(ctx, "resolution.write")) {
        page_act(p, "resolution.minutes.add_part", false, "/resolution/minutes/%lld/part", id);
        if (m->meeting_id != 0)
            page_post(p, action_plain(ctx, "resolution.minutes.refresh", false,
                                      "/resolution/minutes/%lld/refresh", id));
        page_post(p, action_plain(ctx, "resolution.do.submit", true,
                                  "/resolution/minutes/%lld/submit", id));
    }
    if (!str_eqz(m->state, "review"))
        return;
    if (may(ctx, "resolution.approve") || may(ctx, "resolution.write"))
        page_act(p, "resolution.do.back", false, "/resolution/minutes/%lld/back", id);
    if (date_none(m->chair_on) && may(ctx, "resolution.approve"))
        page_act(p, "resolution.minutes.sign_chair", true,
                 "/resolution/minutes/%lld/sign?who=chair", id);
    if (date_none(m->recorder_on) && may(ctx, "resolution.write"))
        page_act(p, "resolution.minutes.sign_recorder", true,
                 "/resolution/minutes/%lld/sign?who=recorder", id);
}

static struct str part_url(struct page *p, const struct resolution_minutes *m,
                           const struct resolution_part *part)
{
    if (!str_eqz(m->state, "draft") || !may(p->ctx, "resolution.write"))
        return S("");
    return web_url(p->ctx, "/resolution/minutes/%lld/part?part=%lld", (long long)m->id,
                   (long long)part->id);
}

/* Where a part comes from, so that a reader can open the record. */
static struct resolution_act_v *source_link(struct page *p, const struct resolution_minutes *m,
                                            const struct resolution_part *part)
{
    struct resolution_act_v *a = arena_new(p->ctx->arena, struct resolution_act_v);

    if (!str_eqz(part->source, "vote") && !str_eqz(part->source, "speech") &&
        !str_eqz(part->source, "item"))
        return NULL; /* the rest is the meeting itself, which the facts lead to */
    *a = (struct resolution_act_v){T("resolution.minutes.record_behind"),
                                   web_url(p->ctx, "/meeting/%lld", (long long)m->meeting_id),
                                   false};
    if (str_eqz(part->source, "item"))
        a->url = web_url(p->ctx, "/meeting/item/%lld", (long long)part->source_id);
    if (str_eqz(part->source, "vote"))
        a->url = web_url(p->ctx, "/vote/%lld", (long long)part->source_id);
    return a;
}

static enum status parts_section(struct page *p, const struct resolution_minutes *m)
{
    struct resolution_section_v *s = page_section(p, false, "h-parts", T("resolution.text"));
    struct resolution_item_v *items;
    struct resolution_part *parts;
    struct link_v *more;
    size_t count;

    TRY(resolution_parts(p->ctx, m->id, &parts, &count));
    if (count > PARTS_SHOWN)
        count = PARTS_SHOWN;
    items = section_items(p, s, count);
    arr_each (i, count) {
        const bool own = parts[i].source.len != 0 && !str_eq(parts[i].body, parts[i].derived);

        items[i] = (struct resolution_item_v){
            .title = parts[i].label.len != 0 ? parts[i].label : T("resolution.minutes.text"),
            .url = part_url(p, m, &parts[i]),
            .text = parts[i].body,
            .tag = own ? web_tag(p->ctx, T("resolution.minutes.corrected"), "wait") : NULL,
        };
        items[i].acts = source_link(p, m, &parts[i]);
        items[i].acts_count = items[i].acts != NULL;
    }
    if (count == 0)
        s->empty = T("resolution.text_none");
    more = arena_new(p->ctx->arena, struct link_v);
    *more = (struct link_v){TF(p->ctx->arena, "resolution.versions", web_int(p->ctx, m->revision)),
                            web_url(p->ctx, "/resolution/minutes/%lld/texts", (long long)m->id)};
    s->more = more;
    return ST_OK;
}

static struct str signed_text(struct page *p, struct str name, struct date on, struct str noted)
{
    if (date_none(on))
        return name;
    if (noted.len != 0)
        return TF(p->ctx->arena, "resolution.minutes.signed_on_paper", name,
                  text_date(p->ctx->arena, on, p->ctx->today), noted);
    return TF(p->ctx->arena, "resolution.minutes.signed", name,
              text_date(p->ctx->arena, on, p->ctx->today));
}

static enum status frozen_note(struct page *p, const struct resolution_minutes *m)
{
    struct str now;

    if (m->hash.len == 0)
        return ST_OK;
    TRY(resolution_minutes_hash(p->ctx, m, &now));
    page_note(p, str_eq(now, m->hash) ? "ok" : "bad",
              str_eq(now, m->hash) ? T("resolution.minutes.sound")
                                   : T("resolution.minutes.not_sound"));
    return ST_OK;
}

enum status resolution_web_minutes(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_section_v *s;
    struct resolution_minutes m;
    struct source_meeting of;
    struct tag_v tag;
    struct page *p;

    TRY(resolution_minutes_load(ctx, path_id(rq, "id"), &m));
    p = page_open(ctx, rq, m.title, text_date(ctx->arena, m.held_on, ctx->today));
    page_crumb(p, T("resolution.minutes.title"), S("/resolution/minutes"));
    p->v.id = m.id;
    p->v.version = m.version;
    p->v.kind = m.summary ? S("summary") : S("record");
    p->v.state = m.state;
    p->v.number = m.number;
    tag = minutes_tag(m.state);
    page_tag(p, tag.label, str_z(ctx->arena, tag.class));
    minutes_acts(p, &m);
    TRY(frozen_note(p, &m));
    TRY(parts_section(p, &m));
    s = page_section(p, true, "h-facts", T("resolution.facts"));
    section_fact(p, s, "resolution.minutes.kind",
                 m.summary ? T("resolution.minutes.summary") : T("resolution.minutes.record"),
                 S(""));
    if (m.meeting_id != 0)
        TRY(resolution_source_meeting(ctx, m.meeting_id, &of));
    if (m.meeting_id != 0)
        section_fact(p, s, "resolution.minutes.meeting", of.name,
                     web_url(ctx, "/meeting/%lld", (long long)m.meeting_id));
    section_fact(p, s, "resolution.number", m.number, S(""));
    section_fact(p, s, "resolution.minutes.chair",
                 signed_text(p, m.chair, m.chair_on, m.chair_noted), S(""));
    section_fact(p, s, "resolution.minutes.recorder",
                 signed_text(p, m.recorder, m.recorder_on, m.recorder_noted), S(""));
    section_fact(p, s, "resolution.minutes.hash", m.hash, S(""));
    TRY(web_files(ctx, RESOLUTION_MINUTES_FILES, m.id, false, &s->files));
    if (!str_eqz(m.state, "draft") &&
        (may(ctx, "resolution.write") || may(ctx, "resolution.approve")))
        section_act(p, s, "resolution.do.minutes_files", false,
                    "/attachment/of/" RESOLUTION_MINUTES_FILES "/%lld", (long long)m.id);
    return page_respond(p, rs, FRAME_STAFF);
}

/* ---------------------------------------------------------------- correcting */

static enum status part_of(struct ctx *ctx, int64_t minutes_id, int64_t part_id,
                           struct resolution_part *out)
{
    struct resolution_part *all;
    size_t count;

    *out = (struct resolution_part){0};
    TRY(resolution_parts(ctx, minutes_id, &all, &count));
    arr_each (i, count)
        if (all[i].id == part_id)
            *out = all[i];
    return part_id == 0 || out->id != 0 ? ST_OK
                                        : fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status resolution_web_part_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct resolution_minutes m;
    struct resolution_part part;
    struct field_v *field;
    struct form_page *f;

    TRY(resolution_minutes_load(ctx, path_id(rq, "id"), &m));
    TRY(part_of(ctx, m.id, param_id(rq, "part"), &part));
    f = form_page_open(
        ctx, rq,
        part.id != 0 ? T("resolution.minutes.edit_part") : T("resolution.minutes.add_part"),
        web_url(ctx, "/resolution/minutes/%lld/part", (long long)m.id),
        web_url(ctx, "/resolution/minutes/%lld", (long long)m.id), T("resolution.save"));
    form_page_crumb(f, T("resolution.minutes.title"), S("/resolution/minutes"));
    form_page_crumb(f, m.title, web_url(ctx, "/resolution/minutes/%lld", (long long)m.id));
    form_page_version(f, m.version);
    form_page_shut(f, str_eqz(m.state, "draft") ? NULL : "resolution.minutes_part_shut");
    if (part.id != 0)
        (void)form_page_put(f, "hidden", "part", "word.none", web_int(ctx, part.id));
    form_optional(form_page_put(f, "line", "label", "resolution.minutes.label", part.label));
    field = form_page_put(f, "text", "body", "resolution.text", part.body);
    form_max(field, PART_CHARS, BODY_LINES);
    if (part.source.len != 0) {
        f->v.note = TF(ctx->arena, "resolution.minutes.says", part.derived);
        field = form_page_put(f, "check", "as_record", "resolution.minutes.as_record", S("0"));
        form_options(
            ctx, field,
            &(struct option_v){.value = S("1"), .label = T("resolution.minutes.as_record")}, 1);
    }
    return form_respond(f, rs);
}

enum status resolution_web_part(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct resolution_part_save in = {
        .minutes_id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .part_id = param_id(rq, "part"),
        .label = param_text(rq, "label"),
        .body = param_text(rq, "body"),
        .as_record = param_bool(rq, "as_record"),
    };

    TRY(resolution_part_save(ctx, &in));
    respond_flash(rs, "resolution.done.saved", S(""));
    return respond_see_other(rs, "/resolution/minutes/%lld", (long long)in.minutes_id);
}

enum status resolution_web_minutes_refresh(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    size_t changed;

    TRY(resolution_minutes_refresh(ctx, id, &changed));
    respond_flash(rs, "resolution.done.refreshed", web_int(ctx, (int64_t)changed));
    return respond_see_other(rs, "/resolution/minutes/%lld", (long long)id);
}

/* ---------------------------------------------------------------- on its way */

static enum status step(struct ctx *ctx, const struct request *rq, struct response *rs, bool back)
{
    const struct resolution_minutes_step in = {path_id(rq, "id"), param_int(rq, "version"), back,
                                               param_text(rq, "note")};

    if (!may(ctx, "resolution.approve") && !may(ctx, "resolution.write"))
        return fail(&ctx->err, ST_DENIED, "resolution.not_yours", NULL);
    TRY(resolution_minutes_step(ctx, &in));
    respond_flash(rs, back ? "resolution.done.back" : "resolution.done.submitted", S(""));
    return respond_see_other(rs, "/resolution/minutes/%lld", (long long)in.id);
}

enum status resolution_web_minutes_submit(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    return step(ctx, rq, rs, false);
}

static const char *shut_key(const struct resolution_minutes *m)
{
    return str_eqz(m->state, "approved") ? "resolution.minutes_frozen" : "resolution.minutes_shut";
}

static enum status small_form(struct ctx *ctx, const struct request *rq, const char *title_key,
                              const char *verb, struct resolution_minutes *m,
                              struct form_page **out)
{
    TRY(resolution_minutes_load(ctx, path_id(rq, "id"), m));
    *out =
        form_page_open(ctx, rq, text(title_key),
                       web_url(ctx, "/resolution/minutes/%lld/%s", (long long)m->id, verb),
                       web_url(ctx, "/resolution/minutes/%lld", (long long)m->id), text(title_key));
    form_page_crumb(*out, T("resolution.minutes.title"), S("/resolution/minutes"));
    form_page_crumb(*out, m->title, web_url(ctx, "/resolution/minutes/%lld", (long long)m->id));
    form_page_version(*out, m->version);
    form_page_shut(*out, str_eqz(m->state, "review") ? NULL : shut_key(m));
    return ST_OK;
}

enum status resolution_web_minutes_back_form(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct resolution_minutes m;
    struct form_page *f;

    TRY(small_form(ctx, rq, "resolution.do.back", "back", &m, &f));
    form_max(form_page_put(f, "text", "note", "resolution.why", S("")), RESOLUTION_NOTE_CHARS, 3);
    return form_respond(f, rs);
}

enum status resolution_web_minutes_back(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    return step(ctx, rq, rs, true);
}

enum status resolution_web_minutes_sign_form(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    const bool chair = str_eqz(form_value(rq, "who", param_text(rq, "who")), "chair");
    struct resolution_minutes m;
    struct form_page *f;

    TRY(small_form(ctx, rq,
                   chair ? "resolution.minutes.sign_chair" : "resolution.minutes.sign_recorder",
                   "sign", &m, &f));
    if (str_eqz(m.state, "review") && !date_none(chair ? m.chair_on : m.recorder_on))
        form_page_shut(f, "resolution.signed_already");
    (void)form_page_put(f, "hidden", "who", "word.none", chair ? S("chair") : S("recorder"));
    f->v.note = TF(ctx->arena, "resolution.minutes.sign_note", ctx->actor->name);
    form_optional(form_page_put(f, "check", "on_paper", "resolution.minutes.on_paper", S("")));
    form_optional(form_page_put(f, "line", "name", "resolution.minutes.paper_name", S("")));
    return form_respond(f, rs);
}

enum status resolution_web_minutes_sign(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const struct resolution_minutes_sign in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .as_chair = str_eqz(param_text(rq, "who"), "chair"),
        .on_paper = param_bool(rq, "on_paper"),
        .name = param_text(rq, "name"),
    };

    if (!may(ctx, in.as_chair ? "resolution.approve" : "resolution.write"))
        return fail(&ctx->err, ST_DENIED, "resolution.not_yours", NULL);
    TRY(resolution_minutes_sign(ctx, &in));
    respond_flash(rs, "resolution.done.minutes_signed", S(""));
    return respond_see_other(rs, "/resolution/minutes/%lld", (long long)in.id);
}
