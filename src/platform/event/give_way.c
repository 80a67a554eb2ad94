// SPDX-License-Identifier: MulanPSL-2.0
/* Letting a crowd go first. */
#include "platform/give_way.h"
#include <time.h>

enum { LOOK_MS = 5, NS_PER_MS = 1000000 };

void give_way(struct app *app)
{
    static const struct timespec LOOK = {.tv_nsec = LOOK_MS * NS_PER_MS};

    for (int ms = 0; ms < GIVE_WAY_MS; ms += LOOK_MS) {
        if (atomic_load_explicit(&app->crowd, memory_order_relaxed) == 0)
            return;
        (void)nanosleep(&LOOK, NULL);
    }
}
