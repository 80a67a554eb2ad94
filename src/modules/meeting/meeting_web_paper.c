// SPDX-License-Identifier: MulanPSL-2.0
/* Papers of an item and who reads them; the reader's private note. */
#include "modules/attachment/attachment.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_web.h"
#include "platform/form_page.h"
#include "platform/text.h"

enum { PEOPLE_MAX = 500 };

/* ---------------------------------------------------------------- as rows */

static const struct attachment *newest(const struct attachment *files, size_t count)
{
    return count > 0 ? &files[count - 1] : NULL;
}

enum status meeting_web_paper_row(struct ctx *ctx, const struct meeting_paper *p,
                                  struct meeting_paper_row_v *out)
{
    const struct attachment_of of = {MEETING_PAPER_FILES, p->id};
    struct attachment *files;
    const struct attachment *at;
    size_t count;

    TRY(attachment_list_shown(ctx, of, &files, &count));
    at = newest(files, count);
    *out = (struct meeting_paper_row_v){
        .id = p->id,
        .title = p->title,
        .readers = text_of("meeting.readers.", p->readers),
        .url = at != NULL ? attachment_url(ctx->arena, at) : S(""),
        .size = at != NULL ? at->size_bytes : 0,
        .version = at != NULL ? at->number : 0,
        .read_url = str_printf(ctx->arena, "/meeting/paper/%lld", (long long)p->id),
        .page_url = may(ctx, "meeting.prepare") ? attachment_page_url(ctx->arena, of) : S(""),
        .edit_url = may(ctx, "meeting.prepare")
                        ? str_printf(ctx->arena, "/meeting/paper/%lld/edit", (long long)p->id)
                        : S(""),
        .note = at == NULL ? T("meeting.paper_no_file")
                : at->number > 1
                    ? TF(ctx->arena, "meeting.paper_version", meeting_web_int(ctx, at->number))
                    : S(""),
    };
    return ST_OK;
}

/* ---------------------------------------------------------------- forms */

static enum status put_people(struct form_page *f, int64_t meeting_id, int64_t paper_id)
{
    struct field_v *field = form_page_put(f, "check", "people", "meeting.paper_people", S(""));
    struct meeting_person *people;
    struct option_v *options;
    int64_t *named = NULL;
    size_t count, named_count = 0;

    TRY(meeting_people(f->ctx, meeting_id, &people, &count));
    if (paper_id != 0)
        TRY(meeting_paper_named(f->ctx, paper_id, &named, &named_count));
    if (count > PEOPLE_MAX)
        count = PEOPLE_MAX;
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    arr_each (i, count) {
        options[i] = (struct option_v){.value = meeting_web_int(f->ctx, people[i].id),
                                       .label = people[i].name};
        arr_each (k, named_count)
            options[i].on = options[i].on || named[k] == people[i].id;
    }
    form_checks(f->ctx, f->rq, field, options, count);
    return ST_OK;
}

static enum status put_fields(struct form_page *f, const struct meeting_paper *p)
{
    struct str readers = p->readers.len != 0 ? p->readers : S("attendees");

    (void)form_page_put(f, "line", "title", "meeting.paper_title", p->title);
    meeting_web_words(f->ctx,
                      form_page_put(f, "radio", "readers", "meeting.paper_readers", readers),
                      MEETING_READERS, "meeting.readers.", S(""));
    return put_people(f, p->meeting_id, p->id);
}

enum status meeting_web_paper_new_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct meeting_item it;
    struct form_page *f;
    struct meeting m;
    struct str back;

    TRY(meeting_item_get(ctx, path_id(rq, "id"), &it));
    TRY(meeting_get(ctx, it.meeting_id, &m));
    back = str_printf(ctx->arena, "/meeting/item/%lld", (long long)it.id);
    f = form_page_open(ctx, rq, T("meeting.do.paper_new"),
                       str_printf(ctx->arena, STR_FMT "/paper", STR_ARG(back)), back,
                       T("meeting.do.paper_new.go"));
    form_page_crumb(f, m.name, meeting_web_url(ctx, m.id, ""));
    form_page_crumb(f, it.title, back);
    form_page_shut(f, m.state == MEETING_CANCELLED ? "meeting.over" : NULL);
    TRY(put_fields(f, &(struct meeting_paper){.meeting_id = m.id}));
    return meeting_web_page(f, rs, T("meeting.do.paper_new"));
}

static enum status set_of(struct ctx *ctx, const struct request *rq, struct meeting_paper_set *in)
{
    const size_t n = param_count(rq, "people");
    int64_t *people = arena_array(ctx->arena, n, int64_t);

    if (n > PEOPLE_MAX)
        return fail(&ctx->err, ST_INVALID, "form.invalid", NULL);
    arr_each (i, n)
        people[i] = param_int_at(rq, "people", i);
    in->version = param_int(rq, "version");
    in->title = param_text(rq, "title");
    in->readers = param_text(rq, "readers");
    in->people = people;
    in->people_count = n;
    return ST_OK;
}

/* A new paper leads on to where its file is added. */
enum status meeting_web_paper_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_paper_set in = {.item_id = path_id(rq, "id")};
    struct str page;
    int64_t id;

    TRY(set_of(ctx, rq, &in));
    TRY(meeting_paper_set(ctx, &in, &id));
    page = attachment_page_url(ctx->arena, (struct attachment_of){MEETING_PAPER_FILES, id});
    respond_flash(rs, "meeting.do.paper_new.done", S(""));
    return respond_see_other(rs, STR_FMT, STR_ARG(page));
}

static struct confirm_v drop_question(struct ctx *ctx, const struct meeting_paper *p)
{
    return (struct confirm_v){
        .id = S("d-paper-drop"),
        .title = TF(ctx->arena, "meeting.ask.paper_drop", p->title),
        .text = T("meeting.ask.paper_drop.text"),
        .yes = T("meeting.do.paper_drop"),
        .no = T("meeting.ask.no_drop"),
        .risk = true,
    };
}

enum status meeting_web_paper_edit_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct meeting_paper p;
    struct form_page *f;
    struct confirm_v *question;
    struct action_v *drop;

    TRY(meeting_paper_get(ctx, path_id(rq, "id"), &p));
    f = form_page_open(ctx, rq, T("meeting.do.paper_edit"),
                       str_printf(ctx->arena, "/meeting/paper/%lld/edit", (long long)p.id),
                       str_printf(ctx->arena, "/meeting/item/%lld", (long long)p.item_id),
                       T("meeting.do.save"));
    TRY(put_fields(f, &p));
    form_page_version(f, p.version);
    drop = arena_new(ctx->arena, struct action_v);
    question = arena_new(ctx->arena, struct confirm_v);
    *question = drop_question(ctx, &p);
    *drop = (struct action_v){
        .url = str_printf(ctx->arena, "/meeting/paper/%lld/drop", (long long)p.id),
        .label = T("meeting.do.paper_drop"),
        .risk = true,
        .confirm = question,
        .sure = true,
    };
    f->v.other = drop;
    return meeting_web_page(f, rs, T("meeting.do.paper_edit"));
}

enum status meeting_web_paper_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_paper_set in = {.id = path_id(rq, "id")};
    struct meeting_paper p;
    int64_t id;

    TRY(meeting_paper_get(ctx, in.id, &p));
    TRY(set_of(ctx, rq, &in));
    TRY(meeting_paper_set(ctx, &in, &id));
    respond_flash(rs, "meeting.saved", S(""));
    return respond_see_other(rs, "/meeting/item/%lld", (long long)p.item_id);
}

enum status meeting_web_paper_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_paper p;

    TRY(meeting_paper_get(ctx, path_id(rq, "id"), &p));
    if (!param_bool(rq, "sure")) {
        const struct confirm_v question = drop_question(ctx, &p);

        return respond_confirm(
            ctx, rq, rs, &question, NULL, 0,
            str_printf(ctx->arena, "/meeting/item/%lld", (long long)p.item_id).ptr);
    }
    TRY(meeting_paper_drop(ctx, p.id, p.version));
    respond_flash(rs, "meeting.do.paper_drop.done", S(""));
    return respond_see_other(rs, "/meeting/item/%lld", (long long)p.item_id);
}

/* ---------------------------------------------------------------- the private note */

enum status meeting_web_own_note(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(meeting_note_write(ctx, id, param_text(rq, "text")));
    respond_flash(rs, "meeting.note_saved", S(""));
    return respond_see_other(rs, "/meeting/item/%lld", (long long)id);
}
