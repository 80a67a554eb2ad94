// SPDX-License-Identifier: MulanPSL-2.0
/** What becomes of work whose arena reaches its limit: it is left where it stands, and whoever
 *  guards it goes on. ADR 0020. */
#ifndef BASE_ARENA_LIMIT_H
#define BASE_ARENA_LIMIT_H
#include "base/arena.h"
#include <stdbool.h>

/** Run work(with). true: it came back. false: an arena had no more to give, and the work was left
 *  in the middle: what it held outside of arenas stays as it was, so `with` has to say what is to
 * be given back. Guards may stand inside each other; the innermost of this thread catches. */
bool arena_guarded(void (*work)(void *with), void *with);

/** Until arena_let() nothing is left on this thread, arenas may pass their limits: around locks,
 * and around calls of libraries that call us. May be nested. */
void arena_hold(void);
void arena_let(void);

/** More than seven eighths of the limit are handed out: who reads on for ever stops here, and what
 *  is left is for saying so. */
bool arena_nearly_full(const struct arena *a);
#endif
