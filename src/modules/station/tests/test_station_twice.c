// SPDX-License-Identifier: MulanPSL-2.0
/* A device that sends the same reception twice at the same moment: one is written, and both are
 * told which; on both databases. */
#include "modules/station/station_actions.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include <pthread.h>

enum { ROUNDS = 12, SENDERS = 2 };

struct sender {
    struct ctx *ctx;
    pthread_barrier_t *gate;
    int64_t station_id, deputy_id, ids[ROUNDS];
    enum status st[ROUNDS];
};

static void *send_all(void *arg)
{
    struct sender *s = arg;

    for (size_t i = 0; i < ROUNDS; i++) {
        const struct station_visit visit = {.deputy_id = s->deputy_id};
        const struct station_receive in = {
            .r = {.station_id = s->station_id,
                  .client = str_printf(s->ctx->arena, "device-%zu", i),
                  .way = S("offline"),
                  .on = {2026, 10, 15},
                  .people = 3},
            .visits = &visit,
            .visits_count = 1};

        pthread_barrier_wait(s->gate);
        s->st[i] = station_receive(s->ctx, &in, &s->ids[i]);
        if (s->st[i] != ST_OK)
            printf("# %s %s\n", s->ctx->err.key, s->ctx->err.detail);
    }
    return NULL;
}

static void twice(struct journaltest *t)
{
    const struct station station = {.name = S("青石岭镇站"),
                                    .kind = S("township"),
                                    .state = S("running"),
                                    .division = S("149921100")};
    const int64_t deputy = modtest_deputy(t->ctx, "王德明", "青石岭镇代表团");
    struct sender senders[SENDERS] = {{.ctx = NULL}};
    pthread_t threads[SENDERS];
    pthread_barrier_t gate;
    int64_t id = 0;

    ASSERT(station_add(t->ctx, &station, &id) == ST_OK);
    ASSERT(pthread_barrier_init(&gate, NULL, SENDERS) == 0);
    arr_each (i, SENDERS) {
        senders[i] = (struct sender){.ctx = ctx_open_system(&t->app, t->ctx->congress_id),
                                     .gate = &gate,
                                     .station_id = id,
                                     .deputy_id = deputy};
        ASSERT(pthread_create(&threads[i], NULL, send_all, &senders[i]) == 0);
    }
    arr_each (i, SENDERS)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < ROUNDS; i++)
        OK(senders[0].st[i] == ST_OK && senders[1].st[i] == ST_OK &&
               senders[0].ids[i] == senders[1].ids[i] && senders[0].ids[i] != 0,
           "both are told the same");
    EQ_INT(dbtest_int(t->ctx, "SELECT COUNT(*) FROM station_reception"), ROUNDS, "each is one");
    arr_each (i, SENDERS)
        ctx_close(senders[i].ctx);
    pthread_barrier_destroy(&gate);
}

int main(void)
{
    modtest_both("twice", twice);
    return tap_done();
}
