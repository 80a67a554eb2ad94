// SPDX-License-Identifier: MulanPSL-2.0
/* Telling screens goes on when one telling needs more memory than there is. */
#include "platform/event/tests/journaltest.h"
#include "platform/pulse.h"
#include <stdatomic.h>
#include <time.h>

enum { GREEDY = 1, MODEST = 2, LONG_MS = 60000 };

static atomic_int greedy_beats, modest_beats;
static atomic_bool too_much;

static int64_t beat(struct ctx *ctx, int64_t id)
{
    if (id == MODEST) {
        modest_beats++;
        return 0;
    }
    greedy_beats++;
    if (too_much) /* with a ctx of its own, which is closed when this is left */
        (void)arena_grow(ctx_open_system(ctx->app, 1)->arena, NULL, 0, ((size_t)1 << 30) + 1);
    return 0;
}

static const struct module pulsetest_module = {.name = "pulsetest", .pulse = beat};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &dbtest_module, &pulsetest_module, NULL,
};

static bool comes_to(atomic_int *count, int least, int most_ms)
{
    for (int ms = 0; ms < most_ms && atomic_load(count) < least; ms += 10)
        nanosleep(&(struct timespec){.tv_nsec = 10 * 1000 * 1000}, NULL);
    return atomic_load(count) >= least;
}

int main(void)
{
    struct app app = {.config = {.quiet = true}};

    pulse_start(&app);
    too_much = true;
    pulse_touch(&app, "pulsetest", CONGRESS, GREEDY);
    OK(comes_to(&greedy_beats, 1, LONG_MS), "one that needs too much");
    pulse_touch(&app, "pulsetest", CONGRESS, MODEST);
    OK(comes_to(&modest_beats, 1, LONG_MS), "others are told");
    pulse_touch(&app, "pulsetest", CONGRESS, GREEDY);
    OK(comes_to(&greedy_beats, 2, PULSE_TOO_MUCH_MS - 500), "touched again it is tried at once");
    too_much = false;
    OK(comes_to(&greedy_beats, 3, PULSE_TOO_MUCH_MS + LONG_MS),
       "and untouched after a while: a vote ends by the clock");
    pulse_stop(&app);
    pulse_close(&app);
    return tap_done();
}
