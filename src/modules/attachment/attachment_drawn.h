// SPDX-License-Identifier: MulanPSL-2.0
/** Pictures that everybody may have, drawn anew. */
#ifndef ATTACHMENT_DRAWN_H
#define ATTACHMENT_DRAWN_H
#include "modules/attachment/attachment_actions.h"

/** Is it a picture, by the word of its type? */
bool attachment_is_picture(struct str type);
/** Draw this version anew and keep it for everybody. ST_BUSY: no worker is free. What cannot be
 *  drawn is noted so and goes out to nobody. */
MUST_CHECK enum status attachment_draw(struct ctx *ctx, int64_t version_id);
/** The same, unless it is there; what fails is left to attachment_draw_due(). */
void attachment_draw_now(struct ctx *ctx, int64_t version_id);
/** Put the drawn picture in the place of the file. ST_RULE "attachment.err.drawn_soon": not drawn
 *  yet; ST_NOT_FOUND: cannot be drawn. */
MUST_CHECK enum status attachment_drawn_file(struct ctx *ctx, struct attachment_file *file);
#endif
