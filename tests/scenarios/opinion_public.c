// SPDX-License-Identifier: MulanPSL-2.0
/* What anybody posts: taken in by the hundred and each once, made opinions of, followed by code and
 * digits, and nothing of it left in the clear. */
#include "modules/opinion/opinion_public.h"
#include "modules/opinion/opinion.h"
#include "platform/db.h"
#include "platform/event/tests/journaltest.h"
#include "platform/file.h"
#include <sys/stat.h>
#include <unistd.h>

enum { MANY = 300 };

static struct opinion_raised example(struct ctx *ctx, unsigned n)
{
    return (struct opinion_raised){
        .token = opinion_public_token(ctx),
        .body = str_printf(ctx->arena, "第%u盏路灯不亮。晚上看不见路", n),
        .kind = S("road"),
        .place = S("青石岭镇柳河村"),
        .citizen = S("郑小满"),
        .contact = S("13900000001"),
        .digits = S("4711"),
        .open = true,
    };
}

static struct opinion_taking *prepared(struct ctx *ctx, const struct opinion_raised *in)
{
    struct opinion_taking *t = NULL;
    bool proved;

    ctx->now += OPINION_FORM_PAUSE_SECONDS;
    if (opinion_public_prepare(ctx, in, &t, &proved) != ST_OK) {
        printf("Bail out! %s\n", ctx->err.key);
        exit(1);
    }
    ctx->now -= OPINION_FORM_PAUSE_SECONDS;
    return t;
}

/* ---------------------------------------------------------------- many at once */

struct batch {
    struct crowd_item *items[MANY + 2];
    size_t count;
};

static void add(struct ctx *ctx, struct batch *b, const struct opinion_raised *in)
{
    struct crowd_item *item = arena_new(ctx->arena, struct crowd_item);

    *item = (struct crowd_item){.ctx = ctx, .data = prepared(ctx, in)};
    b->items[b->count++] = item;
}

static enum status write_tx(struct ctx *ctx, const void *input)
{
    const struct batch *b = input;

    return opinion_public_write(ctx, b->items, b->count);
}

static size_t again(const struct batch *b)
{
    size_t n = 0;

    arr_each (i, b->count)
        n += opinion_public_again(b->items[i]->data);
    return n;
}

static void taken_in(struct ctx *ctx, struct str *out_code)
{
    struct batch b = {.count = 0}, late = {.count = 0};
    struct opinion_raised in = {0}, first = {0};
    struct str code;
    int64_t at;

    for (unsigned n = 0; n < MANY; n++) {
        in = example(ctx, n);
        if (n == 0)
            first = in;
        add(ctx, &b, &in);
    }
    add(ctx, &b, &in); /* pressed twice */
    OK(db_tx(ctx, write_tx, &b) == ST_OK, "written together");
    EQ_INT(again(&b), 1, "who presses twice is told");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion_intake"), MANY, "each is there");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion_intake WHERE key_id IS NULL"
                           " OR payload_sealed IS NULL"),
           0, "none by half");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM event WHERE name = 'opinion.taken_in'"), 1,
           "one event for all of them");
    EQ_INT(dbtest_int(ctx, "SELECT count(DISTINCT key_id) FROM opinion_intake"), 1,
           "under the key of the day");
    add(ctx, &late, &first);
    OK(db_tx(ctx, write_tx, &late) == ST_OK, "the answer was lost: sent again");
    EQ_INT(again(&late), 1, "it is there already");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion_intake"), MANY, "and stays one");
    *out_code = opinion_public_code_shown(ctx, late.items[0]->data);
    EQ_STR(opinion_public_code_shown(ctx, b.items[0]->data), str_z(ctx->arena, *out_code),
           "under the same code");
    OK(opinion_public_receipt_find(ctx, first.token, &code, &at) == ST_OK &&
           str_eq(code, *out_code),
       "the receipt says it");
    EQ_INT(opinion_public_receipt_find(ctx, example(ctx, 1).token, &code, &at), ST_NOT_FOUND,
           "there is none of a form that was not sent");
}

/* ---------------------------------------------------------------- what is refused */

static void refused(struct ctx *ctx)
{
    struct opinion_raised in = example(ctx, 1);
    struct opinion_taking *t;
    bool proved;

    EQ_INT(opinion_public_prepare(ctx, &in, &t, &proved), ST_RULE, "at once without a proof");
    EQ_TEXT(ctx->err.key, "opinion.public.too_quick", "is too quick");
    ctx->err = (struct err){0};
    ((char *)in.token.ptr)[in.token.len - 1] ^= 1;
    EQ_INT(opinion_public_prepare(ctx, &in, &t, &proved), ST_RULE, "a token that is not ours");
    EQ_TEXT(ctx->err.key, "opinion.public.stale", "is as one too old");
    ctx->err = (struct err){0};
    in = example(ctx, 1);
    in.body = S("灯坏");
    in.contact = S("12");
    in.digits = S("47");
    EQ_INT(opinion_public_prepare(ctx, &in, &t, &proved), ST_INVALID, "too little");
    EQ_INT(ctx->field_errors_count, 3, "each field is told");
    ctx->field_errors_count = 0;
    ctx->err = (struct err){0};
}

/* ---------------------------------------------------------------- opinions */

/* Whoever posts comes first: some at a time, and no more before the next round of jobs. */
static void while_others_post(struct journaltest *t)
{
    const int64_t n = dbtest_int(t->ctx, "SELECT count(*) FROM opinion");

    atomic_store(&t->app.crowd, 1);
    ASSERT(opinion_public_record(t->ctx) == ST_OK);
    atomic_store(&t->app.crowd, 0);
    EQ_INT(dbtest_int(t->ctx, "SELECT count(*) FROM opinion") - n, 20, "a few become opinions");
    OK(!t->ctx->goes_on, "and the jobs do not run on and on while the crowd stays");
}

static void recorded(struct ctx *ctx)
{
    struct opinion o;
    struct str citizen, contact;
    bool waits;
    int64_t id;

    ASSERT(opinion_public_record_waits(ctx, &waits) == ST_OK);
    OK(waits, "there is something to do");
    for (int i = 0; i < MANY && waits; i++) { /* a slow machine does some each time */
        ASSERT(opinion_public_record(ctx) == ST_OK);
        ASSERT(opinion_public_record_waits(ctx, &waits) == ST_OK);
    }
    OK(!waits, "then there is not");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion"), MANY, "each became an opinion");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion_intake WHERE payload_sealed IS NOT NULL"),
           0, "nothing waits sealed");
    id = dbtest_int(ctx, "SELECT min(id) FROM opinion");
    ASSERT(opinion_get(ctx, id, &o) == ST_OK);
    EQ_STR(o.subject, "第0盏路灯不亮", "its first sentence is the subject");
    EQ_STR(o.channel, "portal", "where it came from");
    ASSERT(opinion_citizen(ctx, id, &citizen, &contact) == ST_OK);
    EQ_STR(citizen, "郑小满", "who said it");
    EQ_STR(contact, "13900000001", "and how to reach him");
    ctx->goes_on = false;
    ASSERT(opinion_public_record(ctx) == ST_OK);
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion"), MANY, "once more: nothing new");
    OK(!ctx->goes_on, "and nothing to go on with");
}

/* ---------------------------------------------------------------- code and digits */

static enum status came(struct ctx *ctx, struct str code, const char *digits, int64_t *out)
{
    struct str read;
    int64_t at;

    ctx->err = (struct err){0};
    return opinion_public_open(ctx, code, str_from(digits), &read, out, &at);
}

static void waiting(struct ctx *ctx, struct str code)
{
    int64_t id = -1;

    OK(came(ctx, code, "4711", &id) == ST_OK && id == 0, "taken in, not yet an opinion");
    EQ_INT(came(ctx, code, "4712", &id), ST_NOT_FOUND, "wrong digits");
    OK(came(ctx, code, "4711", &id) == ST_OK, "right ones forgive it");
}

static void followed(struct ctx *ctx, struct str code)
{
    struct str wrong = str_dup(ctx->arena, code);
    int64_t id = 0;

    OK(came(ctx, code, "4711", &id) == ST_OK && id != 0, "it is an opinion now");
    ((char *)wrong.ptr)[0] = wrong.ptr[0] == 'A' ? 'B' : 'A';
    EQ_INT(came(ctx, wrong, "4711", &id), ST_NOT_FOUND, "a code mistyped");
    for (int i = 0; i < FOLLOW_WRONG_MAX; i++)
        EQ_INT(came(ctx, code, "0000", &id), ST_NOT_FOUND, "wrong digits");
    EQ_INT(came(ctx, code, "4711", &id), ST_RULE, "too many: even the right ones rest");
    EQ_TEXT(ctx->err.key, "opinion.public.rests", "and it is said");
    ctx->now += FOLLOW_WRONG_SECONDS;
    OK(came(ctx, code, "4711", &id) == ST_OK, "an hour later they open it");
    ctx->err = (struct err){0};
}

static void forgotten(struct ctx *ctx)
{
    const int64_t key = dbtest_int(ctx, "SELECT key_id FROM opinion_intake_key");

    ASSERT(opinion_public_forget(ctx) == ST_OK);
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion_intake_key"), 1, "today's key stays");
    ctx->today = date_add_days(ctx->today, 1);
    ASSERT(opinion_public_forget(ctx) == ST_OK);
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM opinion_intake_key"), 0, "yesterday's is gone");
    EQ_INT(dbtest_int(ctx, str_printf(ctx->arena,
                                      "SELECT count(*) FROM person_key WHERE id = %lld"
                                      " AND destroyed_at IS NULL",
                                      (long long)key)
                               .ptr),
           0, "and destroyed");
}

/* ---------------------------------------------------------------- photographs */

enum { WITH_PHOTO = 3, DAYS_ENOUGH = 4 };

static const char WAITING[] =
    "SELECT count(*) FROM opinion_intake WHERE payload_sealed IS NOT NULL";
static const char PHOTOS[] = "SELECT count(*) FROM attachment";

/* What is taken for a JPEG of two by two points; each of its own bytes. */
static struct str picture(struct ctx *ctx, unsigned n)
{
    static const char HEAD[] = "\xFF\xD8\xFF\xC0\0\x0B\x08\0\2\0\2\1\1\x11\0";

    return str_join(ctx->arena,
                    (const struct str[]){
                        {HEAD, sizeof HEAD - 1}, str_printf(ctx->arena, "%u", n), S("\xFF\xD9")},
                    3, S(""));
}

static void photographed(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct batch b = {.count = 0};
    const char *first = "";

    for (unsigned n = 0; n < WITH_PHOTO; n++) {
        struct opinion_raised in = example(ctx, MANY + n);
        struct file_kept kept;

        ASSERT(file_keep_bytes(ctx, picture(ctx, n), &kept) == ST_OK);
        in.photos[in.photos_count++] = kept.hash;
        if (n == 0)
            ASSERT(file_path(ctx, kept.hash, &first) == ST_OK);
        add(ctx, &b, &in);
    }
    ASSERT(db_tx(ctx, write_tx, &b) == ST_OK);
    ASSERT(unlink(first) == 0 && mkdir(first, 0700) == 0); /* there, and cannot be read */
    EQ_INT(opinion_public_record(ctx), ST_OK, "recorded");
    EQ_INT(dbtest_int(ctx, PHOTOS), WITH_PHOTO - 1, "who comes after the damaged one has his");
    EQ_INT(dbtest_int(ctx, WAITING), 1, "it is tried again");
    ctx->now += (int64_t)DAYS_ENOUGH * 24 * 3600;
    EQ_INT(opinion_public_record(ctx), ST_OK, "some days later");
    EQ_INT(dbtest_int(ctx, WAITING), 0, "it is given up, and nothing waits sealed");
    EQ_INT(dbtest_int(ctx, PHOTOS), WITH_PHOTO - 1, "nothing came twice");
    ctx->now -= (int64_t)DAYS_ENOUGH * 24 * 3600;
    ASSERT(rmdir(first) == 0);
}

static void all(struct journaltest *t)
{
    struct str code = {0};

    t->app.config.proof_bits = 16;
    refused(t->ctx);
    taken_in(t->ctx, &code);
    waiting(t->ctx, code);
    while_others_post(t);
    recorded(t->ctx);
    followed(t->ctx, code);
    photographed(t);
    forgotten(t->ctx);
}

int main(void)
{
    journaltest_both("opinionpublic", all);
    return tap_done();
}
