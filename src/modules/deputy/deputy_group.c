// SPDX-License-Identifier: MulanPSL-2.0
/* Which group a deputy belongs to. What groups there are the module body knows. */
#include "base/json.h"
#include "modules/deputy/deputy_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/names.h"
#include "platform/text.h"

struct set {
    int64_t id;
    struct str group;
};

static enum status set_tx(struct ctx *ctx, const void *input)
{
    const struct set *in = input;
    struct deputy d;

    TRY(deputy_get(ctx, in->id, &d));
    if (str_eq(d.group_name, in->group))
        return ST_OK;
    TRY(deputy_store_set_group(ctx, in->id, in->group));
    return event_emit(ctx, "deputy.changed", in->id);
}

enum status deputy_set_group(struct ctx *ctx, int64_t id, struct str group)
{
    return db_tx(ctx, set_tx, &(struct set){id, group});
}

struct rename {
    struct str from, to;
};

static enum status rename_tx(struct ctx *ctx, const void *input)
{
    const struct rename *in = input;
    int64_t *members;
    size_t count;

    TRY(deputy_store_in_group(ctx, in->from, &members, &count));
    arr_each (i, count)
        TRY(deputy_set_group(ctx, members[i], in->to));
    return ST_OK;
}

enum status deputy_rename_group(struct ctx *ctx, struct str from, struct str to)
{
    return db_tx(ctx, rename_tx, &(struct rename){from, to});
}

struct str deputy_group_left(struct arena *a, struct str before)
{
    struct buf out = buf_new(a, 0);
    struct json j = json_begin(&out);

    json_object(&j, NULL);
    json_str(&j, "group_was", before);
    json_object_end(&j);
    return buf_view(&out);
}

bool deputy_group_was(struct arena *a, struct str data, struct str group)
{
    return str_eq(data, deputy_group_left(a, group));
}

static bool is_among(const struct str *names, size_t count, struct str name)
{
    arr_each (i, count)
        if (str_eq(names[i], name))
            return true;
    return false;
}

enum status deputy_groups(struct ctx *ctx, struct str stored, struct str **out, size_t *out_count)
{
    struct str *known, *words;
    size_t known_count, words_count;

    TRY(names_ask(ctx, "deputy.group", &known, &known_count));
    TRY(deputy_group_words(ctx, &words, &words_count));
    *out = arena_array(ctx->arena, known_count + words_count + 1, struct str);
    *out_count = 0;
    arr_each (i, known_count)
        (*out)[(*out_count)++] = known[i];
    arr_each (i, words_count)
        if (!is_among(*out, *out_count, words[i]))
            (*out)[(*out_count)++] = words[i];
    if (stored.len > 0 && !is_among(*out, *out_count, stored))
        (*out)[(*out_count)++] = stored;
    return ST_OK;
}

enum status deputy_group_brings(struct ctx *ctx, struct str group, struct str *out)
{
    struct str *names;
    size_t count;

    *out = S("");
    if (group.len == 0)
        return ST_OK;
    TRY(deputy_groups(ctx, S(""), &names, &count));
    if (!is_among(names, count, group))
        *out = TF(ctx->arena, "deputy.import.new_group", group);
    return ST_OK;
}
