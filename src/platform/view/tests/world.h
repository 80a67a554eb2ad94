// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of views stand on: a request as the HTTP layer would give it, and a menu. */
#ifndef VIEW_TESTS_WORLD_H
#define VIEW_TESTS_WORLD_H
#include "platform/app.h"
#include "platform/form.h"
#include "platform/view/frame.h"

/** A request is its typed values; `again`: shown again after a failed post. */
struct request {
    bool again;
    const char *const (*typed)[2]; /* name and value, ends in NULL */
};

/** A ctx of 2026-11-20 with its own arena; close the arena at the end. */
struct ctx *world_ctx(void);
/** 李文静 of 云溪县, in an office. */
const struct sign_in *world_office(void);
const struct sign_in *world_deputy(void);
const struct frame_assets *world_assets(void);
#endif
