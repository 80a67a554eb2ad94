// SPDX-License-Identifier: MulanPSL-2.0
/* A vote once more: after a void round, or among those tied. */
#include "modules/vote/vote_again.h"
#include "modules/vote/vote_store.h"

static struct vote_new same_as(struct ctx *ctx, const struct vote *v)
{
    return (struct vote_new){
        .kind = v->kind,
        .method = v->method,
        .secret = v->secret,
        .en_bloc = v->en_bloc,
        .write_in = v->write_in,
        .title = v->title,
        .body_name = v->body_name,
        .origin = str_z(ctx->arena, v->origin),
        .origin_id = v->origin_id,
        .origin_name = v->origin_name,
        .panel = v->panel.len > 0 ? str_z(ctx->arena, v->panel) : NULL,
        .panel_id = v->panel_id,
        .back_url = v->back_url,
        .body_id = v->body_id,
        .law_body = v->law_body,
        .matter = v->matter,
        .check_candidates = v->check_candidates,
        .post = v->post,
        .occasion = v->occasion,
        .on = ctx->today,
        .rule = v->rule,
        .basis = v->basis,
        .pass_percent = v->pass_percent,
        .pass_grades = v->pass_grades,
        .scale = v->scale,
        .seats = v->seats,
        .seconds = v->seconds,
        .replaces_id = v->id,
    };
}

/* The candidate of a line; who was written in has no place among the options: by his name. */
static struct vote_option candidate_of(const struct vote_line *line,
                                       const struct vote_option *options, size_t count)
{
    for (size_t i = 0; line->option_id != 0 && i < count; i++)
        if (options[i].id == line->option_id)
            return options[i];
    return (struct vote_option){.name = line->name, .note = line->note};
}

/* Of a tie only those tied stand again, for the seats they contend for; most votes decide. */
static enum status tied_only(struct ctx *ctx, const struct vote *v, struct vote_new *in)
{
    struct vote_option *kept;
    struct vote_result r;
    unsigned filled = 0;
    size_t n = 0;

    TRY(vote_result(ctx, v->id, &r));
    kept = arena_array(ctx->arena, r.lines_count, struct vote_option);
    arr_each (l, r.lines_count) {
        filled += r.lines[l].passed && !r.lines[l].tied ? 1 : 0;
        if (r.lines[l].tied)
            kept[n++] = candidate_of(&r.lines[l], in->options, in->options_count);
    }
    if (n == 0)
        return fail_field(&ctx->err, "tied", "vote.repeat.none_tied", NULL);
    in->options = kept;
    in->options_count = n;
    in->seats = v->seats > filled ? v->seats - filled : 1;
    in->rule = VOTE_MOST_VOTES;
    in->write_in = false;
    return ST_OK;
}

/* A tie is broken by the law, and a void round by its nature; anything else wants a reason. */
static enum status may_again(struct ctx *ctx, const struct vote *v, bool tied, struct str reason)
{
    struct vote_result r;

    if (tied || !vote_stands(v->state))
        return ST_OK;
    TRY(vote_result(ctx, v->id, &r));
    return r.valid_round ? vote_need_reason(ctx, v->id, reason) : ST_OK;
}

enum status vote_repeat(struct ctx *ctx, int64_t id, bool tied, struct str reason, int64_t *out_id)
{
    struct vote_option *options;
    struct vote_new in;
    struct vote v;

    TRY(vote_store_get(ctx, id, &v));
    if (v.state < VOTE_COUNTED)
        return fail(&ctx->err, ST_RULE, "vote.not_counted", NULL);
    TRY(may_again(ctx, &v, tied, str_trim(reason)));
    in = same_as(ctx, &v);
    in.again_reason = str_trim(reason);
    TRY(vote_store_options(ctx, v.id, &options, &in.options_count));
    in.options = options;
    if (tied)
        TRY(tied_only(ctx, &v, &in));
    return vote_create(ctx, &in, out_id);
}
