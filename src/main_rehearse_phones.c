// SPDX-License-Identifier: MulanPSL-2.0
/* renda rehearse --phones N: a meeting lies on N phones. Each is signed in with a session of its
 * own, has opened its page, and follows the meeting; what does the server need for them? */
#include "main_rehearse.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { WAVE = 32, WAVE_MS = 60000, PAGES = 64, LOOKS = 320, LOOK_MS = 50, KIB = 1024 };

/* ---- the meeting */

/* Not one by one through meeting_person_put(), which looks at all the others each time. */
static enum status people_tx(struct ctx *ctx, const void *input)
{
    const struct hall *h = input;

    arr_each (i, h->phones_count) {
        const struct meeting_person p = {
            .id = db_new_id(ctx),
            .meeting_id = h->meeting_id,
            .account_id = h->phones[i].account_id,
            .place = (unsigned)i + 1,
            .name = TF(ctx->arena, "vote.rehearse.person", str_printf(ctx->arena, "%zu", i + 1)),
            .capacity = MEETING_MEMBER,
        };

        TRY(meeting_store_person_insert(ctx, &p));
    }
    return event_emit(ctx, "meeting.person_added", h->meeting_id);
}

/* The notice goes out before there is anybody: the rehearsal writes to nobody. */
static enum status convene(struct ctx *ctx, struct hall *h)
{
    const struct meeting_new in = {.kind = S("forum"),
                                   .name = T("vote.rehearse.meeting"),
                                   .place = T("vote.rehearse.place"),
                                   .starts_on = ctx->today};
    struct meeting_item_new item = {.title = T("vote.rehearse.open"), .sort = S("other")};
    struct meeting m;
    int64_t id;

    TRY(meeting_kinds_ship(ctx));
    TRY(meeting_create(ctx, &in, &h->meeting_id));
    item.meeting_id = h->meeting_id;
    TRY(meeting_item_add(ctx, &item, &id));
    TRY(meeting_get(ctx, h->meeting_id, &m));
    TRY(meeting_notice_send(ctx, m.id, m.version, S(""), S("")));
    return db_tx(ctx, people_tx, h);
}

static enum status hall_convene(struct hall *h, struct err *err)
{
    struct ctx *ctx = ctx_open_system(&h->app, h->congress_id);
    const enum status st = convene(ctx, h);

    *err = ctx->err;
    ctx_close(ctx);
    return st;
}

/* ---- phones */

static struct str ask(struct arena *a, const struct hall *h, size_t i, const char *page)
{
    return str_printf(a,
                      "GET /meeting/%lld/%s HTTP/1.1\r\nHost: localhost:%u\r\n"
                      "Cookie: session=%s\r\n\r\n",
                      (long long)h->meeting_id, page, h->port, h->phones[i].token);
}

/* A browser closes the connection of the page after a while; the stream stays. What a page needs
 * is given back when it is sent: a part of them shows it. */
static bool wave(const struct hall *h, struct net *net, struct arena *a, size_t from, size_t to)
{
    const bool pages = from < PAGES;
    bool ok = true;

    for (size_t i = from; i < to && pages; i++)
        net_send(net, &net->lines[i], ask(a, h, i, "seat"));
    (void)net_settle(net, WAVE_MS);
    for (size_t i = from; i < to; i++) {
        ok = ok && (!pages || net->lines[i].status == 200);
        net_hang_up(net, &net->lines[i]);
        net->lines[i].stream = true;
        net_send(net, &net->lines[i], ask(a, h, i, "stream"));
    }
    return ok;
}

static size_t followed(struct net *net)
{
    size_t n = 0;

    arr_each (i, net->count)
        n += net->lines[i].heard_us != 0;
    return n;
}

static bool open_all(const struct hall *h, struct net *net)
{
    bool ok = true;

    for (size_t from = 0; from < net->count && ok; from += WAVE) {
        struct arena *a = arena_open(0);

        ok = wave(h, net, a, from, from + WAVE < net->count ? from + WAVE : net->count);
        arena_close(a);
    }
    for (int i = 0; i < WAVE_MS / LOOK_MS && followed(net) < net->count; i++)
        net_turn(net, LOOK_MS);
    for (int i = 0; i < LOOKS; i++) /* what else the server has to do for them */
        net_turn(net, LOOK_MS);
    return ok && followed(net) == net->count;
}

static void say(size_t phones, long before, long after, bool json)
{
    struct arena *a = arena_open(0);

    if (json)
        printf("{\"phones\":%zu,\"before_kib\":%ld,\"rss_kib\":%ld}\n", phones, before, after);
    else
        printf(STR_FMT "\n",
               STR_ARG(TF(a, "vote.rehearse.phones", str_printf(a, "%zu", phones),
                          str_printf(a, "%ld", after / KIB), str_printf(a, "%ld", before / KIB))));
    arena_close(a);
}

enum status rehearse_phones(struct hall *h, size_t phones, bool json, struct err *err)
{
    long before, after, peak;
    struct net net;
    bool ok;

    TRY(hall_make(h, phones, err));
    TRY(hall_convene(h, err));
    TRY(hall_serve(h, err));
    hall_memory(h, &before, &peak);
    net_open(&net, h->port, phones);
    ok = open_all(h, &net);
    hall_memory(h, &after, &peak);
    net_close(&net);
    if (!ok)
        return fail_detail(err, ST_INTERNAL, "vote.rehearse.no_page", "meeting %lld",
                           (long long)h->meeting_id);
    say(phones, before, after, json);
    return ST_OK;
}
