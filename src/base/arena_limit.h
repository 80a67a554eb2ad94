// SPDX-License-Identifier: MulanPSL-2.0
/** What becomes of work whose arena reaches its limit: it is left where it stands, and whoever
 *  guards it goes on. ADR 0020. */
#ifndef BASE_ARENA_LIMIT_H
#define BASE_ARENA_LIMIT_H
#include "base/arena.h"
#include <stdbool.h>

/** Run work(with). true: it came back. false: an arena had no more to give, and the work was left
 *  in the middle. What it owed (arena_owe()) has been given back, the youngest first; whatever else
 *  it held outside of arenas stays as it was, so `with` has to say what is to be given back. Guards
 *  may stand inside each other; the innermost of this thread catches. */
bool arena_guarded(void (*work)(void *with), void *with);

/** Something that no arena gives back by itself: an arena of one's own, an open file, a connection.
 *  Zeroed before its first use; it may lie on the stack of whoever owes. */
struct owed {
    void (*give_back)(void *what);
    void *what;
    struct owed *older, *younger;
    const void *thread; /* whose; NULL: not owed */
};

/** From here to arena_settled(): if this thread's work is left, give_back(what) is called, which
 *  must not ask an arena for anything. Owing and settling need no order, but one thread. */
void arena_owe(struct owed *o, void (*give_back)(void *what), void *what);
/** The same for an arena of one's own. */
void arena_owe_arena(struct owed *o, struct arena *a);
/** The owner gives it back himself, or somebody else now does. Nothing if it is not owed. */
void arena_settled(struct owed *o);

/** Until arena_let() nothing is left on this thread, arenas may pass their limits: around locks,
 * and around calls of libraries that call us. May be nested. */
void arena_hold(void);
void arena_let(void);

/** More than seven eighths of the limit are handed out: who reads on for ever stops here, and what
 *  is left is for saying so. */
bool arena_nearly_full(const struct arena *a);
#endif
