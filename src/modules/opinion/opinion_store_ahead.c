// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on opinions for imports on PostgreSQL: what each of many rows would be asked for by itself,
 * in two questions for all of them. */
#include "base/json.h"
#include "modules/opinion/opinion_store.h"
#include "platform/crypt.h"
#include "platform/db.h"

struct person {
    struct person *next;
    struct str blind;
    int64_t key_id;
};

struct opinion_ahead {
    struct arena *arena;
    struct opinion_known *known;
    size_t known_count;
    struct person *people;
    int64_t master; /* what new keys are wrapped by, 0: not asked yet */
};

static struct str pairs_of(struct ctx *ctx, const struct opinion_new *list, size_t count)
{
    struct buf text = buf_new(ctx->arena, 0);
    struct json j = json_begin(&text);

    json_array(&j, NULL);
    arr_each (i, count) {
        json_array(&j, NULL);
        json_str(&j, NULL, list[i].source);
        json_str(&j, NULL, list[i].number);
        json_array_end(&j);
    }
    json_array_end(&j);
    return buf_view(&text);
}

static enum status find_known(struct ctx *ctx, const struct opinion_new *list, size_t count,
                              struct opinion_ahead *ahead)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT o.id, o.raised_at, o.source, o.number, o.subject, o.body, o.place,"
                " o.category, o.citizen_blind"
                " FROM json_array_elements(CAST(:pairs AS JSON)) AS t(v) JOIN opinion o"
                " ON o.congress_id = :congress AND o.source = t.v->>0 AND o.number = t.v->>1",
                B_TEXT("pairs", pairs_of(ctx, list, count)), B_INT("congress", ctx->congress_id)));
    ahead->known = arena_array(ctx->arena, r.count, struct opinion_known);
    ahead->known_count = r.count;
    arr_each (i, r.count)
        ahead->known[i] = (struct opinion_known){
            .id = cell_int(&r, i, 0),
            .raised_at = cell_int(&r, i, 1),
            .source = cell_text(&r, i, 2),
            .number = cell_text(&r, i, 3),
            .subject = cell_text(&r, i, 4),
            .body = cell_text(&r, i, 5),
            .place = cell_text(&r, i, 6),
            .category = cell_text(&r, i, 7),
            .blind = cell_text(&r, i, 8),
        };
    return ST_OK;
}

static void note(struct opinion_ahead *ahead, struct str blind, int64_t key_id)
{
    struct person *p = arena_new(ahead->arena, struct person);

    *p = (struct person){ahead->people, str_dup(ahead->arena, blind), key_id};
    ahead->people = p;
}

static enum status find_people(struct ctx *ctx, const struct opinion_new *list, size_t count,
                               struct opinion_ahead *ahead)
{
    struct buf text = buf_new(ctx->arena, 0);
    struct json j = json_begin(&text);
    struct rows r;

    json_array(&j, NULL);
    arr_each (i, count)
        if (list[i].citizen.len > 0)
            json_str(&j, NULL, opinion_store_blind(ctx, list[i].citizen));
    json_array_end(&j);
    TRY(DB_ROWS(ctx, &r,
                "SELECT t.v, (SELECT o.key_id FROM opinion o WHERE o.congress_id = :congress"
                " AND o.citizen_blind = t.v AND o.key_id IS NOT NULL ORDER BY o.id LIMIT 1)"
                " FROM (SELECT DISTINCT v FROM json_array_elements_text(CAST(:blinds AS JSON))"
                " AS e(v)) AS t",
                B_INT("congress", ctx->congress_id), B_TEXT("blinds", buf_view(&text))));
    arr_each (i, r.count)
        if (!cell_null(&r, i, 1))
            note(ahead, cell_text(&r, i, 0), cell_int(&r, i, 1));
    return ST_OK;
}

enum status opinion_store_look_ahead(struct ctx *ctx, const struct opinion_new *list, size_t count,
                                     struct opinion_ahead **out)
{
    struct opinion_ahead *ahead = arena_new(ctx->arena, struct opinion_ahead);

    *ahead = (struct opinion_ahead){.arena = ctx->arena};
    TRY(find_known(ctx, list, count, ahead));
    if (db_in_tx(ctx)) /* only writing needs keys */
        TRY(find_people(ctx, list, count, ahead));
    *out = ahead;
    return ST_OK;
}

const struct opinion_known *opinion_ahead_find(const struct opinion_ahead *ahead, struct str source,
                                               struct str number)
{
    arr_each (i, ahead->known_count)
        if (str_eq(ahead->known[i].number, number) && str_eq(ahead->known[i].source, source))
            return &ahead->known[i];
    return NULL;
}

enum status opinion_ahead_key(struct ctx *ctx, struct opinion_ahead *ahead, struct str blind,
                              int64_t *out)
{
    for (const struct person *p = ahead->people; blind.len > 0 && p != NULL; p = p->next) {
        if (!str_eq(p->blind, blind))
            continue;
        *out = p->key_id;
        return ST_OK;
    }
    if (ahead->master == 0)
        TRY(crypt_master_current(ctx, &ahead->master));
    TRY(crypt_key_new_under(ctx, ahead->master, out));
    if (blind.len > 0)
        note(ahead, blind, *out);
    return ST_OK;
}
