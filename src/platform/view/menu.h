// SPDX-License-Identifier: MulanPSL-2.0
/** The menus of the frame: at the side, at the bottom of a phone, in the masthead. They hold what
 *  may() lets the actor open; counts of what waits are asked for at the side and in the masthead.
 *  Each fills its part of the frame and returns the icons it uses. */
#ifndef VIEW_MENU_H
#define VIEW_MENU_H
#include "frame_view.h"
#include "platform/ctx.h"

/** A long menu is folded but for the group of the page; what waits is summed up beside the heading.
 */
uint64_t menu_staff(struct ctx *ctx, struct str path, struct frame_v *out);
/** The first page comes first, what is about oneself last, the rest as the modules stand. */
uint64_t menu_bar(struct ctx *ctx, struct str path, struct frame_v *out);
uint64_t menu_head(struct ctx *ctx, struct str path, struct frame_v *out);
/** At the foot of the public pages (/p…), which anybody may open: home and links. What the address
 *  says of the congress (c=CODE) goes along. Nothing on other pages. */
void menu_public(struct ctx *ctx, struct str path, struct str target, struct frame_v *out);
/** Below a list of the staff's pages: items of the frame "list", whose path the list's address is
 *  put behind. */
void menu_list(struct ctx *ctx, struct str target, struct frame_v *out);
#endif
