// SPDX-License-Identifier: MulanPSL-2.0
/* A group of deputies is a body whose members stand in the register of deputies: the register names
 * the group, the body says since when it is there and who leads it. Each follows the other. */
#include "modules/body/body_group.h"
#include "base/utf8.h"
#include "law/organic_law.h"
#include "modules/body/body_actions.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_store.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* What a name has besides "（代表小组）" and a number; it has 100 characters at most. */
enum { WORD_CHARS = 90 };

enum status body_group_small(struct ctx *ctx, const struct body *b, size_t members, bool *out)
{
    enum level level;

    *out = false;
    if (b->kind != BODY_GROUP || !date_none(b->to_on))
        return ST_OK;
    TRY(body_level(ctx, &level));
    *out = !organic_law_group_enough(level, (uint32_t)members);
    return ST_OK;
}

/* ---------------------------------------------------------------- members */

static bool is_listed(const struct body_member *listed, size_t count, int64_t deputy_id)
{
    arr_each (i, count)
        if (listed[i].deputy_id == deputy_id)
            return true;
    return false;
}

enum status body_group_members(struct ctx *ctx, const struct body *b, struct date on,
                               struct body_member **out, size_t *out_count)
{
    struct body_member *listed;
    struct deputy *named;
    size_t listed_count, named_count;

    TRY(body_store_members(ctx, b->id, on, &listed, &listed_count));
    TRY(deputy_in_group(ctx, on, b->name, &named, &named_count));
    *out = arena_array(ctx->arena, listed_count + named_count, struct body_member);
    *out_count = 0;
    arr_each (i, listed_count)
        (*out)[(*out_count)++] = listed[i];
    arr_each (i, named_count)
        if (!is_listed(listed, listed_count, named[i].id))
            (*out)[(*out_count)++] = (struct body_member){.id = named[i].id,
                                                          .body_id = b->id,
                                                          .account_id = named[i].account_id,
                                                          .deputy_id = named[i].id,
                                                          .name = named[i].name,
                                                          .post = BODY_MEMBER,
                                                          .from_on = named[i].from_on,
                                                          .to_on = named[i].to_on};
    return ST_OK;
}

/* ---------------------------------------------------------------- the register follows */

enum status body_group_seated(struct ctx *ctx, const struct body *b, const struct body_member *m)
{
    const bool over = !date_none(m->to_on) && date_cmp(m->to_on, ctx->today) <= 0;
    struct deputy d;

    if (b->kind != BODY_GROUP || m->deputy_id == 0)
        return ST_OK;
    TRY(deputy_get(ctx, m->deputy_id, &d));
    if (!d.in_office || !date_none(d.to_on))
        return ST_OK;
    if (over)
        return m->post == BODY_MEMBER && str_eq(d.group_name, b->name)
                   ? deputy_set_group(ctx, d.id, S(""))
                   : ST_OK;
    if (date_cmp(m->from_on, ctx->today) > 0 || d.group_name.len > 0)
        return ST_OK;
    return deputy_set_group(ctx, d.id, b->name);
}

enum status body_group_renamed(struct ctx *ctx, const struct body *had, struct str name)
{
    if (had->kind != BODY_GROUP || !date_none(had->to_on) || str_eq(had->name, name))
        return ST_OK;
    return deputy_rename_group(ctx, had->name, name);
}

enum status body_group_check_end(struct ctx *ctx, const struct body *b, struct date on)
{
    if (b->kind != BODY_GROUP || date_cmp(on, ctx->today) <= 0)
        return ST_OK;
    invalid(ctx, "on", "body.group.end_ahead", NULL);
    return invalid_done(ctx);
}

enum status body_group_ended(struct ctx *ctx, const struct body *b)
{
    return b->kind == BODY_GROUP ? deputy_rename_group(ctx, b->name, S("")) : ST_OK;
}

/* ---------------------------------------------------------------- the bodies follow */

static struct date since(struct ctx *ctx)
{
    struct congress_term term;

    return congress_term_now(ctx, &term) == ST_OK ? term.from_on : ctx->today;
}

/* *out: the body that is called so; id 0 if none is. */
static enum status look_for(struct ctx *ctx, struct str name, struct body *out)
{
    const enum status st = body_store_by_name(ctx, name, ctx->today, out);

    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    *out = (struct body){0};
    return ST_OK;
}

/* The group of this name, or a name for a new one (out->id 0). A body of another kind that has the
 * name keeps it. */
static enum status group_called(struct ctx *ctx, struct str word, struct body *out)
{
    struct str name = word;

    TRY(look_for(ctx, name, out));
    for (int64_t n = 1; out->id != 0 && out->kind != BODY_GROUP; n++) {
        const struct str start = {word.ptr, utf8_clip_chars(word.ptr, word.len, WORD_CHARS)};
        const struct str number = n == 1 ? S("") : str_int(ctx->arena, n);

        name = TF(ctx->arena, "body.group.named", start, number);
        TRY(look_for(ctx, name, out));
    }
    if (out->id == 0)
        out->name = name;
    return ST_OK;
}

/* The group that the register calls so, though it ended, or by its short name; else a new one.
 * Nobody is left with a word that no group is called: what job is there to do ends. */
static enum status take_word(struct ctx *ctx, struct str word)
{
    const struct str trimmed = str_trim(word);
    struct body b;

    if (trimmed.len == 0)
        return deputy_rename_group(ctx, word, S(""));
    TRY(group_called(ctx, trimmed, &b));
    if (b.id == 0) {
        b.kind = BODY_GROUP;
        b.short_name = str_eq(b.name, trimmed) ? S("") : trimmed;
        b.from_on = since(ctx);
        TRY(body_add(ctx, &b, &b.id));
    } else if (!date_none(b.to_on)) {
        TRY(body_store_reopen(ctx, b.id));
        TRY(event_emit(ctx, "body.reopened", b.id));
    }
    return str_eq(b.name, word) ? ST_OK : deputy_rename_group(ctx, word, b.name);
}

/* Who was listed in a group before the register and the group were one comes into the register
 * where it names none. What somebody has entered, word or seat, stays as it is. */
static enum status carry_over(struct ctx *ctx, int64_t id)
{
    struct body_member *seats;
    struct body b;
    size_t count;

    TRY(body_get(ctx, id, &b));
    TRY(body_store_members(ctx, id, ctx->today, &seats, &count));
    arr_each (i, count)
        if (date_none(b.to_on) && date_none(seats[i].to_on))
            TRY(body_group_seated(ctx, &b, &seats[i]));
    TRY(body_store_group_mark(ctx, id));
    return event_emit(ctx, "body.group_joined", id);
}

static enum status follow_tx(struct ctx *ctx, const void *input)
{
    struct str *words;
    size_t count;
    int64_t *ids;

    (void)input;
    TRY(body_store_groups_unmarked(ctx, &ids, &count));
    arr_each (i, count)
        TRY(carry_over(ctx, ids[i]));
    TRY(body_store_group_words(ctx, &words, &count));
    arr_each (i, count)
        TRY(take_word(ctx, words[i]));
    return ST_OK;
}

enum status body_groups_follow(struct ctx *ctx)
{
    return db_tx(ctx, follow_tx, NULL);
}

enum status body_groups_waits(struct ctx *ctx, bool *out)
{
    struct str *words;
    size_t unmarked, count;
    int64_t *ids;

    TRY(body_store_groups_unmarked(ctx, &ids, &unmarked));
    TRY(body_store_group_words(ctx, &words, &count));
    *out = unmarked > 0 || count > 0;
    return ST_OK;
}

/* Who has moved out of the group that the register named sits in it no longer; other seats, in
 * groups of another kind, stay.
 * @law Deputies Law (2025-03-11) art. 27(1) */
static enum status moved(struct ctx *ctx, const struct event_view *e)
{
    struct body_member *seats;
    struct deputy d;
    size_t count;
    const enum status st = deputy_get(ctx, e->subject_id, &d);

    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    TRY(body_store_members_of(ctx, d.id, 0, &seats, &count));
    arr_each (i, count) {
        struct body b;

        TRY(body_get(ctx, seats[i].body_id, &b));
        if (b.kind == BODY_GROUP && date_none(seats[i].to_on) &&
            date_cmp(seats[i].from_on, ctx->today) <= 0 && !str_eq(b.name, d.group_name) &&
            deputy_group_was(ctx->arena, e->data, b.name))
            TRY(body_leave(ctx, seats[i].id, seats[i].version, ctx->today, S("moved")));
    }
    return ST_OK;
}

struct told {
    const struct event_view *events;
    size_t count;
};

static enum status told_tx(struct ctx *ctx, const void *input)
{
    const struct told *t = input;

    TRY(follow_tx(ctx, NULL));
    arr_each (i, t->count)
        TRY(moved(ctx, &t->events[i]));
    return ST_OK;
}

enum status body_group_told(struct ctx *ctx, const struct event_view *events, size_t count)
{
    return db_tx(ctx, told_tx, &(struct told){events, count});
}

/* ---------------------------------------------------------------- what others choose from */

static enum status names(struct ctx *ctx, struct str **out, size_t *out_count)
{
    struct body *all;
    size_t count;

    TRY(body_list(ctx, ctx->today, &all, &count));
    *out = arena_array(ctx->arena, count, struct str);
    *out_count = 0;
    arr_each (i, count)
        if (all[i].kind == BODY_GROUP && date_none(all[i].to_on))
            (*out)[(*out_count)++] = all[i].name;
    return ST_OK;
}

const struct name_source BODY_NAMES[] = {{"deputy.group", names}, {0}};
