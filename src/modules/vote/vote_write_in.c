// SPDX-License-Identifier: MulanPSL-2.0
/* Names written in: as they are counted, and never those of candidates. */
#include "modules/vote/vote_ballots.h"
#include "modules/vote/vote_rules_entry.h"
#include "modules/vote/vote_store.h"

enum status vote_write_in_names(struct ctx *ctx, int64_t vote_id, struct str *names, size_t count,
                                const char *key)
{
    struct vote_option *options;
    size_t options_count;

    if (count == 0)
        return ST_OK;
    TRY(vote_store_options(ctx, vote_id, &options, &options_count));
    arr_each (i, count) {
        names[i] = vote_rules_name(ctx->arena, names[i]);
        arr_each (k, options_count)
            if (str_eq(names[i], vote_rules_name(ctx->arena, options[k].name)))
                return fail_field(&ctx->err, "write_in", key, str_z(ctx->arena, names[i]));
    }
    return ST_OK;
}

enum status vote_write_ins_counted(struct ctx *ctx, int64_t vote_id, const struct vote_count *in,
                                   struct vote_count *out)
{
    struct vote_count_write_in *list =
        arena_array(ctx->arena, in->write_ins_count, struct vote_count_write_in);
    struct str *names = arena_array(ctx->arena, in->write_ins_count, struct str);

    arr_each (i, in->write_ins_count)
        names[i] = in->write_ins[i].name;
    TRY(vote_write_in_names(ctx, vote_id, names, in->write_ins_count, "vote.written_is_candidate"));
    arr_each (i, in->write_ins_count)
        list[i] = (struct vote_count_write_in){names[i], in->write_ins[i].votes};
    *out = *in;
    out->write_ins = list;
    return ST_OK;
}
