// SPDX-License-Identifier: MulanPSL-2.0
/* Motions and meetings: choosing the meeting that a motion goes to, the motion on the page of its
 * item, its amendments in the form of a vote. */
#include "modules/meeting/meeting_hall.h"
#include "modules/meeting/meeting_rules.h"
#include "modules/meeting/meeting_web.h"
#include "modules/meeting/meeting_web_hall.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

enum { MEETINGS_MAX = 60 };

/* ---------------------------------------------------------------- choosing the meeting */

static enum status put_meetings(struct form_page *f)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "meeting", "meeting.motion.which", S(""));
    struct option_v *options;
    struct meeting *coming;
    size_t count, n = 0;

    TRY(meeting_coming(ctx, MEETINGS_MAX, &coming, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count) {
        if (!meeting_in_preparation(coming[i].state))
            continue;
        options[n++] =
            (struct option_v){.value = meeting_web_int(ctx, coming[i].id),
                              .label = TF(ctx->arena, "meeting.motion.meeting", coming[i].name,
                                          text_date(ctx->arena, coming[i].starts_on, ctx->today))};
    }
    field->choose = true;
    form_options(ctx, field, options, n);
    return ST_OK;
}

enum status meeting_web_motion_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct kv_item_v *facts = arena_array(ctx->arena, 1, struct kv_item_v);
    struct meeting_form_v v;
    struct form_page *f;
    struct motion m;
    struct str back;

    TRY(motion_get(ctx, id, &m));
    back = str_printf(ctx->arena, "/motion/%lld", (long long)id);
    f = form_page_open(ctx, rq, T("meeting.motion.schedule"),
                       str_printf(ctx->arena, "/meeting/motion/%lld", (long long)id), back,
                       T("meeting.motion.schedule_go"));
    form_page_crumb(f, motion_number_text(ctx->arena, &m), back);
    facts[0] = (struct kv_item_v){.label = motion_number_text(ctx->arena, &m), .value = m.title};
    f->v.facts = facts;
    f->v.facts_count = 1;
    TRY(put_meetings(f));
    f->v.note = T("meeting.motion.schedule_note");
    v = (struct meeting_form_v){.page = *form_page_done(f)};
    return respond_view(ctx, rq, rs, FRAME_STAFF, f->v.title, &meeting_form_view, &v);
}

enum status meeting_web_motion(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t item_id;

    TRY(meeting_schedule_motion(ctx, path_id(rq, "id"), param_id(rq, "meeting"), &item_id));
    respond_flash(rs, "meeting.motion.scheduled", S(""));
    return respond_see_other(rs, "/motion/%lld", (long long)path_id(rq, "id"));
}

/* ---------------------------------------------------------------- on the page of the item */

static struct tag_v tag_of(enum motion_state state)
{
    return (struct tag_v){.label = text_of("motion.state.", str_from(motion_state_word(state))),
                          .class = state == MOTION_PASSED     ? S("ok")
                                   : state == MOTION_REJECTED ? S("bad")
                                                              : S("doing")};
}

static enum status put_signers(struct ctx *ctx, int64_t id, struct meeting_motion_v *v)
{
    struct motion_signer *signers;
    struct buf names = buf_new(ctx->arena, 0);
    size_t count;

    TRY(motion_signed_by(ctx, id, &signers, &count));
    arr_each (i, count) {
        if (i > 0)
            buf_z(&names, "、");
        buf_str(&names, signers[i].name);
    }
    v->signers = str_dup(ctx->arena, buf_view(&names));
    return ST_OK;
}

static enum status put_texts(struct ctx *ctx, int64_t id, struct meeting_motion_v *v)
{
    struct meeting_motion_text_v *texts;
    struct motion_defence *defences;
    struct motion_report *reports;
    size_t count, defences_count, n = 0;

    TRY(motion_reports(ctx, id, &reports, &count));
    TRY(motion_defences(ctx, id, &defences, &defences_count));
    texts = arena_array(ctx->arena, count + defences_count, struct meeting_motion_text_v);
    arr_each (i, count)
        texts[n++] = (struct meeting_motion_text_v){
            .title = reports[i].organ_name.len > 0
                         ? TF(ctx->arena, "meeting.motion.report_of", reports[i].organ_name)
                         : T("meeting.motion.report"),
            .on = reports[i].on,
            .text = reports[i].body};
    arr_each (i, defences_count)
        if (defences[i].printed)
            texts[n++] = (struct meeting_motion_text_v){.title = T("meeting.motion.defence"),
                                                        .on = defences[i].on,
                                                        .text = defences[i].body};
    v->texts = texts;
    v->texts_count = n;
    return ST_OK;
}

static enum status put_open(struct ctx *ctx, const struct meeting_item *item,
                            struct meeting_motion_v *v)
{
    struct meeting_motion_part_v *rows;
    struct motion *open;
    size_t count;

    TRY(meeting_open_amendments(ctx, item, false, &open, &count));
    rows = arena_array(ctx->arena, count, struct meeting_motion_part_v);
    arr_each (i, count)
        rows[i] = (struct meeting_motion_part_v){.id = open[i].id,
                                                 .name = motion_number_text(ctx->arena, &open[i]),
                                                 .title = open[i].title,
                                                 .tag = tag_of(open[i].state)};
    v->amendments = rows;
    v->amendments_count = count;
    return ST_OK;
}

enum status meeting_web_put_motion(struct ctx *ctx, const struct meeting_item *item,
                                   struct meeting_item_v *v)
{
    const int64_t id = motion_of_url(item->url);
    const struct err was = ctx->err;
    struct meeting_motion_v *mv;
    struct motion m;

    if (id == 0)
        return ST_OK;
    if (motion_get(ctx, id, &m) != ST_OK) { /* not everybody sees it */
        ctx->err = was;
        return ST_OK;
    }
    mv = arena_new(ctx->arena, struct meeting_motion_v);
    *mv = (struct meeting_motion_v){
        .name = motion_number_text(ctx->arena, &m),
        .title = m.title,
        .url = item->url,
        .state = str_from(motion_state_word(m.state)),
        .tag = tag_of(m.state),
    };
    TRY(motion_movers(ctx, &m, &mv->movers));
    TRY(put_signers(ctx, id, mv));
    TRY(put_texts(ctx, id, mv));
    TRY(put_open(ctx, item, mv));
    v->motion = mv;
    return ST_OK;
}

/* ---------------------------------------------------------------- in the form of a vote */

enum status meeting_web_put_amendments(struct form_page *f, const struct meeting_item *item)
{
    struct ctx *ctx = f->ctx;
    struct option_v *options;
    struct field_v *field;
    struct motion *open;
    size_t count;

    TRY(meeting_open_amendments(ctx, item, true, &open, &count));
    if (count == 0)
        return ST_OK;
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = meeting_web_int(ctx, open[i].id),
                              .label = TF(ctx->arena, "meeting.motion.amendment",
                                          motion_number_text(ctx->arena, &open[i]), open[i].title)};
    field = form_page_put(f, "select", "motion", "meeting.vote.f.motion", S(""));
    field->choose = true;
    form_options(ctx, field, options, count);
    form_optional(field);
    return ST_OK;
}

enum status meeting_web_name_amendment(struct ctx *ctx, struct meeting_vote_new *in)
{
    struct motion m;

    if (in->motion_id == 0 || in->clause.len > 0)
        return ST_OK;
    TRY(motion_get(ctx, in->motion_id, &m));
    in->clause = motion_number_text(ctx->arena, &m);
    return ST_OK;
}
