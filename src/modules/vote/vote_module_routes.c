// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of votes: routes, permissions, menu. */
#include "modules/vote/vote_module.h"

const struct route VOTE_ROUTES[] = {{0}};
const struct permission VOTE_PERMISSIONS[] = {{0}};
const struct menu_item VOTE_MENU[] = {{0}};
