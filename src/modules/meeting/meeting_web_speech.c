// SPDX-License-Identifier: MulanPSL-2.0
/* Speeches: the list, the summary of one (by its speaker or the staff), one entered afterwards. */
#include "modules/meeting/meeting_web_hall.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

enum { SUMMARY_CHARS = 10000, SUMMARY_LINES = 10 };

static struct str url_of(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/meeting/%lld%s", (long long)id, tail);
}

enum status meeting_web_speech_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct meeting_speeches_v v;
    struct meeting_floor_row_v *rows;
    struct empty_v *empty;
    struct meeting_day d;

    TRY(meeting_day_load(ctx, path_id(rq, "id"), &d));
    TRY(meeting_visible(ctx, &d.m));
    v = (struct meeting_speeches_v){
        .meeting_id = d.m.id, .name = d.m.name, .may_write = may(ctx, "meeting.run")};
    rows = arena_array(ctx->arena, d.floors_count, struct meeting_floor_row_v);
    arr_each (i, d.floors_count) {
        const struct meeting_floor *f = &d.floors[i];

        if (f->clock.began_at == 0 ||
            (param_id(rq, "item") != 0 && param_id(rq, "item") != f->item_id) ||
            (param_id(rq, "person") != 0 && param_id(rq, "person") != f->person_id))
            continue;
        rows[v.rows_count++] = meeting_day_floor(ctx, &d, f);
    }
    v.rows = rows;
    if (v.rows_count == 0) {
        empty = arena_new(ctx->arena, struct empty_v);
        *empty = (struct empty_v){.title = T("meeting.speech.empty"),
                                  .text = T("meeting.speech.empty_text")};
        v.empty = empty;
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("meeting.speech.title"), &meeting_speeches_view,
                        &v);
}

/* Who keeps the record writes any summary, a speaker his own. */
static enum status may_write(struct ctx *ctx, const struct meeting_floor *f, bool *out_own)
{
    struct meeting_person me;

    *out_own = false;
    if (may(ctx, "meeting.run"))
        return ST_OK;
    TRY(meeting_person_of_actor(ctx, f->meeting_id, &me));
    *out_own = true;
    return me.id == f->person_id ? ST_OK
                                 : fail(&ctx->err, ST_DENIED, "meeting.hall.err.not_yours", NULL);
}

enum status meeting_web_speech_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct meeting_hall_form_v v;
    struct meeting_floor f;
    struct form_page *page;
    struct str tail;
    bool own;

    TRY(meeting_floor_get(ctx, id, path_id(rq, "speech_id"), &f));
    TRY(may_write(ctx, &f, &own));
    tail = str_printf(ctx->arena, "/speech/%lld", (long long)f.id);
    page = form_page_open(ctx, rq, TF(ctx->arena, "meeting.speech.of", f.name),
                          url_of(ctx, id, tail.ptr), url_of(ctx, id, own ? "/seat" : "/speech"),
                          T("meeting.speech.save"));
    form_page_version(page, f.version);
    form_max(form_page_put(page, "text", "summary", "meeting.speech.summary",
                           own ? f.own_summary : f.summary),
             SUMMARY_CHARS, SUMMARY_LINES);
    if (!own && f.own_summary.len > 0 && !str_eq(f.own_summary, f.summary))
        page->v.note = TF(ctx->arena, "meeting.speech.own", f.own_summary);
    v.page = *form_page_done(page);
    return respond_view(ctx, rq, rs, own ? FRAME_PHONE : FRAME_STAFF, v.page.title,
                        &meeting_hall_form_view, &v);
}

enum status meeting_web_speech_save(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct meeting_floor f;
    bool own;

    TRY(meeting_floor_get(ctx, id, path_id(rq, "speech_id"), &f));
    TRY(may_write(ctx, &f, &own));
    TRY(meeting_speech_note(ctx, id, f.id, param_int(rq, "version"), param_text(rq, "summary"),
                            own));
    meeting_web_told(ctx, id);
    respond_flash(rs, "meeting.speech.saved", S(""));
    return respond_see_other(rs, own ? "/meeting/%lld/seat" : "/meeting/%lld/speech",
                             (long long)id);
}

/* ---- one that was held and not noted ---- */

enum status meeting_web_speech_new_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct meeting_hall_form_v v;
    struct form_page *page;
    struct option_v *options;
    struct meeting_day d;
    size_t count;

    TRY(meeting_day_load_people(ctx, path_id(rq, "id"), &d));
    page = form_page_open(ctx, rq, T("meeting.speech.add"), url_of(ctx, d.m.id, "/speech/new"),
                          url_of(ctx, d.m.id, "/speech"), T("meeting.speech.save"));
    form_page_crumb(page, d.m.name, url_of(ctx, d.m.id, ""));
    options = meeting_day_people(ctx, &d, &count);
    form_options(ctx, form_page_put(page, "select", "person", "meeting.speech.who", S("")), options,
                 count);
    options = meeting_day_item_options(ctx, &d, &count);
    form_options(ctx, form_page_put(page, "select", "item", "meeting.speech.item", S("")), options,
                 count);
    form_optional(form_page_put(page, "int", "minutes", "meeting.speech.minutes", S("")));
    form_max(form_page_put(page, "text", "summary", "meeting.speech.summary", S("")), SUMMARY_CHARS,
             SUMMARY_LINES);
    v.page = *form_page_done(page);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &meeting_hall_form_view, &v);
}

enum status meeting_web_speech_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t minutes = param_int(rq, "minutes");
    const struct meeting_speech_new in = {
        .meeting_id = path_id(rq, "id"),
        .person_id = param_id(rq, "person"),
        .item_id = param_id(rq, "item"),
        .summary = param_text(rq, "summary"),
        .minutes = minutes > 0 ? (unsigned)minutes : 0,
    };
    int64_t id;

    TRY(meeting_speech_add(ctx, &in, &id));
    meeting_web_told(ctx, in.meeting_id);
    respond_flash(rs, "meeting.speech.saved", S(""));
    return respond_see_other(rs, "/meeting/%lld/speech", (long long)in.meeting_id);
}
