// SPDX-License-Identifier: MulanPSL-2.0
/* The big screen, and the stream that screens and phones follow. Nothing personal. */
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_common.h"
#include "platform/hub.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FOOT_MAX = 5, LINES_DENSE = 9, WHO_MAX = 8 };

/* Neither an abstention nor each other: 未按 and 缺席. They stand in the part that the meeting's
 * own screen shows, too. */
static void missing_of(struct ctx *ctx, const struct vote *v, struct vote_screen_v *out)
{
    struct str *missing = arena_array(ctx->arena, 2, struct str);

    missing[0] = TF(ctx->arena,
                    v->method == VOTE_DEVICE ? "vote.screen.not_pressed" : "vote.screen.not_voted",
                    vote_web_int(ctx, out->result->not_pressed));
    missing[1] = TF(ctx->arena, "vote.screen.absent", vote_web_int(ctx, out->result->absent));
    out->missing = missing;
    out->missing_count = 2;
}

static void foot_of(struct ctx *ctx, const struct vote *v, struct vote_screen_v *out)
{
    struct str *foot = arena_array(ctx->arena, FOOT_MAX, struct str);
    const struct vote_result_v *r = out->result;

    out->foot = foot;
    if (r != NULL) {
        foot[out->foot_count++] =
            TF(ctx->arena, "vote.screen.all", vote_web_int(ctx, r->all), vote_whole_word(v));
        foot[out->foot_count++] =
            TF(ctx->arena, "vote.screen.present", vote_web_int(ctx, r->present));
        missing_of(ctx, v, out);
        if (r->spoiled > 0)
            foot[out->foot_count++] =
                TF(ctx->arena, "vote.screen.spoiled", vote_web_int(ctx, r->spoiled));
        return;
    }
    foot[out->foot_count++] = v->secret ? T("vote.secret.yes") : T("vote.secret.no");
    foot[out->foot_count++] = T("vote.screen.later");
}

static struct str lead_of(const struct vote *v)
{
    switch (v->state) {
    case VOTE_PREPARED:
        return T("vote.screen.prepared");
    case VOTE_OPEN:
        return v->method == VOTE_DEVICE  ? T("vote.screen.device")
               : v->method == VOTE_HANDS ? T("vote.screen.hands")
                                         : T("vote.screen.paper");
    case VOTE_CLOSED:
    case VOTE_COUNTED:
        return T("vote.screen.counting");
    case VOTE_INVALID:
        return T("vote.screen.invalid");
    case VOTE_ANNOUNCED:
        break;
    }
    return S("");
}

/* Of one choice about several, or about somebody: about whom. */
static enum status who_of(struct ctx *ctx, const struct vote *v, struct vote_screen_v *out)
{
    struct vote_option *options;
    struct str *who;
    size_t count;

    TRY(vote_options(ctx, v->id, &options, &count));
    if (v->kind != VOTE_MOTION || vote_lines(v, count) != 1 || count > WHO_MAX)
        return ST_OK;
    who = arena_array(ctx->arena, count, struct str);
    arr_each (i, count)
        who[i] = options[i].note.len > 0
                     ? TF(ctx->arena, "vote.object.noted", options[i].name, options[i].note)
                     : options[i].name;
    out->who = who;
    out->who_count = count;
    return ST_OK;
}

enum status vote_web_screen(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote_screen_v out;
    struct vote_now now;
    unsigned second;
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_now(ctx, v.id, &now));
    (void)date_of_instant(ctx->now, &second);
    out = (struct vote_screen_v){
        .id = v.id,
        .clock_second = second,
        .title = v.title,
        .body = v.body_name,
        .origin = v.origin_name,
        .clock = ctx->now,
        .live_url = vote_web_url(ctx, v.id, "/stream"),
        .live_is = vote_web_is(ctx, v.state, v.method),
        .state = str_from(vote_state_word(v.state)),
        .running = v.state == VOTE_OPEN && v.method == VOTE_DEVICE,
        .lead = lead_of(&v),
        .secret = v.secret,
        .voted = now.voted,
        .present = now.present,
        .all = v.all_members,
        .has_clock = now.seconds_left >= 0,
        .left = now.seconds_left >= 0 ? now.seconds_left : 0,
    };
    if (v.state == VOTE_ANNOUNCED) {
        TRY(vote_web_result(ctx, &v, false, &out.result));
        out.dense = out.result->lines_count >= LINES_DENSE;
    }
    TRY(who_of(ctx, &v, &out));
    foot_of(ctx, &v, &out);
    return respond_view(ctx, rq, rs, FRAME_HALL,
                        v.state == VOTE_ANNOUNCED ? T("vote.screen.result") : T("vote.running"),
                        &vote_screen_view, &out);
}

enum status vote_web_stream(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct buf hello = buf_new(ctx->arena, 0);
    struct json j = json_begin(&hello);
    struct vote_now now;
    char channel[32];
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_now(ctx, v.id, &now));
    json_object(&j, NULL);
    json_str(&j, "is", vote_web_is(ctx, now.state, now.method));
    json_int(&j, "voted", now.voted);
    json_int(&j, "present", now.present);
    if (now.seconds_left >= 0)
        json_int(&j, "left", now.seconds_left);
    json_object_end(&j);
    (void)snprintf(channel, sizeof channel, "vote.%lld", (long long)v.id);
    return respond_stream(ctx, rq, rs, channel, buf_view(&hello));
}
