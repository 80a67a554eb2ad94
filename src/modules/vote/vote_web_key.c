// SPDX-License-Identifier: MulanPSL-2.0
/* Scrutineers: appointed with a code that is shown once, and turning their keys after the vote. */
#include "modules/body/body.h"
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_common.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

enum status vote_web_keys(struct ctx *ctx, const struct vote *v, struct vote_show_v *out)
{
    (void)ctx;
    (void)v;
    out->keys_count = 0;
    return ST_OK;
}

enum status vote_web_key_warning(struct ctx *ctx, const struct vote *v, size_t people,
                                 const struct note_v **out)
{
    (void)ctx;
    (void)v;
    (void)people;
    *out = NULL;
    return ST_OK;
}
