// SPDX-License-Identifier: MulanPSL-2.0
/* Time to vote, by a clock that nobody can set: CLOCK_BOOTTIME of the machine that holds the vote's
 * clock, added up in the database. The hands of the wall clock may jump; nothing here looks at
 * them. What was used up to the last tick survives a restart of the machine; the time it was down
 * does not count. docs/vote.md */
#include "modules/vote/vote_count.h"
#include "modules/vote/vote_store_count.h"
#include "platform/db.h"
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

enum { MS = 1000, LOST_SECONDS = 5, NS_PER_MS = 1000000, BOOT_ID_CHARS = 36 };

static int64_t boot_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_BOOTTIME, &t);
    return (int64_t)t.tv_sec * MS + t.tv_nsec / NS_PER_MS;
}

/* Which boot of which machine: times of boot_ms() compare only within one. */
static struct str boot_id(struct arena *a)
{
    char *id = arena_alloc(a, BOOT_ID_CHARS + 1);
    const int fd = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC);
    const ssize_t got = fd >= 0 ? read(fd, id, BOOT_ID_CHARS) : 0;

    if (fd >= 0)
        close(fd);
    return got == BOOT_ID_CHARS ? (struct str){id, BOOT_ID_CHARS} : S("unknown");
}

static enum status set(struct ctx *ctx, int64_t vote_id, int64_t used_ms)
{
    struct vote_store_clock c = {
        .holder = boot_id(ctx->arena), .seen_ms = boot_ms(), .used_ms = used_ms};

    TRY(vote_store_db_seconds(ctx, &c.beat_at));
    return vote_store_clock_set(ctx, vote_id, &c);
}

enum status vote_clock_start(struct ctx *ctx, const struct vote *v)
{
    return v->seconds != 0 ? set(ctx, v->id, 0) : ST_OK;
}

/* Ours: write down what was used. Another machine's, or ours before it was started anew: taken over
 * when nobody has written it for a while; the time in between is nobody's. */
static enum status tick_tx(struct ctx *ctx, const void *input)
{
    const int64_t *id = input;
    struct vote_store_clock c;
    int64_t db_seconds;
    const enum status st = vote_store_clock_get(ctx, *id, &c);

    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    if (str_eq(c.holder, boot_id(ctx->arena)))
        return set(ctx, *id, c.used_ms + boot_ms() - c.seen_ms);
    TRY(vote_store_db_seconds(ctx, &db_seconds));
    if (db_kind(ctx) == DB_PGSQL && db_seconds - c.beat_at < LOST_SECONDS)
        return ST_OK;
    return set(ctx, *id, c.used_ms);
}

enum status vote_clock_tick(struct ctx *ctx, int64_t vote_id)
{
    struct vote_running v;

    TRY(vote_store_running(ctx, vote_id, &v));
    if (v.state != VOTE_OPEN || v.seconds == 0)
        return ST_OK;
    return db_tx(ctx, tick_tx, &vote_id);
}

static int64_t left_of(struct ctx *ctx, unsigned seconds, const struct vote_store_clock *c)
{
    int64_t used = c->used_ms, left;

    if (str_eq(c->holder, boot_id(ctx->arena)))
        used += boot_ms() - c->seen_ms;
    left = (int64_t)seconds * MS - used;
    return left > 0 ? (left + MS - 1) / MS : 0;
}

int64_t vote_clock_left_of(struct ctx *ctx, const struct vote_running *v)
{
    if (v->seconds == 0)
        return -1;
    return left_of(ctx, v->seconds, &(struct vote_store_clock){v->holder, v->seen_ms, v->used_ms});
}

enum status vote_clock_left(struct ctx *ctx, const struct vote *v, int64_t *out)
{
    struct vote_store_clock c;

    *out = -1;
    if (v->seconds == 0)
        return ST_OK;
    TRY(vote_store_clock_get(ctx, v->id, &c));
    *out = left_of(ctx, v->seconds, &c);
    return ST_OK;
}
