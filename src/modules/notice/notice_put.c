// SPDX-License-Identifier: MulanPSL-2.0
/* Writing a notice with the act it speaks of: whom, in which words; and reading one's own. */
#include "modules/account/account.h"
#include "modules/notice/notice.h"
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_store.h"
#include "modules/notice/notice_whom.h"
#include "platform/db.h"

/* ---------------------------------------------------------------- whom */

static void add_account(struct ctx *ctx, struct notice_people *p, int64_t account_id)
{
    if (account_id == 0)
        return;
    arr_each (i, p->count)
        if (p->ids[i] == account_id)
            return;
    if (p->count == p->cap) {
        const size_t cap = p->cap == 0 ? 8 : p->cap * 2;
        int64_t *ids = arena_array(ctx->arena, cap, int64_t);

        if (p->count != 0)
            memcpy(ids, p->ids, p->count * sizeof *ids);
        p->ids = ids;
        p->cap = cap;
    }
    p->ids[p->count++] = account_id;
}

static enum status add_holders(struct ctx *ctx, struct notice_people *p, const char *role,
                               int64_t organ_id)
{
    struct account_post *posts;
    size_t count;

    TRY(account_holders(ctx, role, organ_id, &posts, &count));
    arr_each (i, count)
        add_account(ctx, p, posts[i].account_id);
    return ST_OK;
}

static enum status add_unit(struct ctx *ctx, struct notice_people *p, int64_t organ_id)
{
    const size_t before = p->count;

    if (organ_id == 0)
        return ST_OK;
    TRY(add_holders(ctx, p, "handler", organ_id));
    return p->count != before ? ST_OK : add_holders(ctx, p, "chief", organ_id);
}

enum status notice_whom(struct ctx *ctx, const struct notice_to *to, size_t count,
                        struct notice_people *out)
{
    int64_t account;

    *out = (struct notice_people){0};
    arr_each (i, count) {
        if (to[i].account_id != 0) {
            TRY(account_successor(ctx, to[i].account_id, &account));
            add_account(ctx, out, account);
        } else if (to[i].deputy_id != 0) {
            TRY(account_of_deputy(ctx, to[i].deputy_id, &account));
            add_account(ctx, out, account);
        } else if (to[i].role != NULL && strcmp(to[i].role, "unit") == 0) {
            TRY(add_unit(ctx, out, to[i].organ_id));
        } else if (to[i].role != NULL) {
            TRY(add_holders(ctx, out, to[i].role, to[i].organ_id));
        }
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- putting it */

/* What the office wrote was tried when it was saved; if it fails all the same, people are told in
 * the words that shipped. */
static enum status words(struct ctx *ctx, const struct notice_kind *kind, struct str values,
                         struct notice_text *out)
{
    struct notice_text text;

    TRY(notice_text_of(ctx, kind, &text));
    if (text.id != 0 && notice_text_fill(ctx, &text, values, out) == ST_OK)
        return ST_OK;
    ctx->err = (struct err){0};
    text = notice_text_shipped(ctx, kind);
    if (notice_text_fill(ctx, &text, values, out) == ST_OK)
        return ST_OK;
    return fail_detail(&ctx->err, ST_INTERNAL, "notice.text_broken", "%s", kind->name);
}

static enum status add_readers(struct ctx *ctx, const struct notice_kind *kind, int64_t notice_id,
                               const struct notice_people *people, bool to_actor)
{
    int64_t *deaf = NULL;
    size_t deaf_count = 0;

    if (!kind->statutory)
        TRY(notice_store_deaf(ctx, kind->name, &deaf, &deaf_count));
    arr_each (i, people->count) {
        bool hidden = false;

        if (!to_actor && people->ids[i] == ctx->actor->account_id)
            continue;
        arr_each (d, deaf_count)
            hidden = hidden || deaf[d] == people->ids[i];
        TRY(notice_store_add_reader(ctx, notice_id, people->ids[i], hidden));
    }
    return ST_OK;
}

enum status notice_put(struct ctx *ctx, const struct notice_new *in)
{
    const struct notice_kind *kind = notice_kind_find(str_from(in->kind));
    struct notice_people people;
    struct notice_text text;
    int64_t id;

    ASSERT(db_in_tx(ctx));
    if (kind == NULL)
        return fail_detail(&ctx->err, ST_INTERNAL, "notice.text_broken", "no kind %s", in->kind);
    TRY(notice_whom(ctx, in->to, in->to_count, &people));
    TRY(words(ctx, kind, in->values, &text));
    id = db_new_id(ctx);
    TRY(notice_store_add(ctx, &(struct notice_row){.id = id,
                                                   .kind = kind->name,
                                                   .subject_id = in->subject_id,
                                                   .url = in->url,
                                                   .title = text.title,
                                                   .body = text.body}));
    return add_readers(ctx, kind, id, &people, in->to_actor);
}

/* ---------------------------------------------------------------- reading one's own */

struct reading {
    int64_t id;
    bool read;
};

static enum status read_tx(struct ctx *ctx, const void *input)
{
    const struct reading *in = input;

    return notice_store_set_read(ctx, in->id, in->read);
}

enum status notice_read(struct ctx *ctx, int64_t id, bool read, struct str *out_url)
{
    struct notice n;

    TRY(notice_store_mine(ctx, id, &n));
    *out_url = n.url;
    if ((n.read_at != 0) == read)
        return ST_OK;
    return db_tx(ctx, read_tx, &(struct reading){id, read});
}

static enum status read_all_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return notice_store_set_all_read(ctx);
}

enum status notice_read_all(struct ctx *ctx)
{
    return db_tx(ctx, read_all_tx, NULL);
}

static enum status settle_tx(struct ctx *ctx, const void *input)
{
    return notice_store_settle(ctx, *(const int64_t *)input);
}

enum status notice_settle_before(struct ctx *ctx, int64_t at)
{
    return db_tx(ctx, settle_tx, &at);
}

enum status notice_withdraw(struct ctx *ctx, int64_t subject_id)
{
    return notice_store_withdraw(ctx, subject_id);
}
