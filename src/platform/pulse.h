// SPDX-License-Identifier: MulanPSL-2.0
/** Telling those who look on that something has changed: soon, not too often, off the path of
 *  whoever changed it. One thread calls the pulse() of the module (module.h) with a ctx of its own.
 */
#ifndef PLATFORM_PULSE_H
#define PLATFORM_PULSE_H
#include "platform/app.h"

enum {
    PULSE_MS = 100,          /* a record beats at most so often */
    PULSE_PATIENCE_MS = 150, /* while a crowd (module.h) waits for its answers: so long after it was
                                touched at the latest, if not done before */
    PULSE_ECHO_MS = 300, /* and once more after that: what was touched inside a transaction may not
                            have been committed when it first beat */
    PULSE_TOO_MUCH_MS = 5000 /* one that needed too much memory (ADR 0020) is tried again after */
};

/** Start the thread. */
void pulse_start(struct app *app);
/** Stop it; touching stays harmless. Before the streams end (http_stop()). */
void pulse_stop(struct app *app);
/** Free it. */
void pulse_close(struct app *app);

/** Record `id` of the module (its name, a constant) has changed. Any thread, cheap; nothing in a
 *  program that serves nobody. */
void pulse_touch(struct app *app, const char *module, int64_t congress_id, int64_t id);
#endif
