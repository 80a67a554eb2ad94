// SPDX-License-Identifier: MulanPSL-2.0
/** Work that nobody waits for lets a crowd (module.h) have its answers first: a hall that votes has
 *  as many cores as the machine has, not one less. */
#ifndef PLATFORM_GIVE_WAY_H
#define PLATFORM_GIVE_WAY_H
#include "platform/app.h"

enum { GIVE_WAY_MS = 200 };

/** Wait until no request of a crowd waits for its answer, GIVE_WAY_MS at most: what is done in
 *  pieces goes on, if slowly, however long the crowd stays. Between pieces, not in a transaction.
 */
void give_way(struct app *app);
#endif
