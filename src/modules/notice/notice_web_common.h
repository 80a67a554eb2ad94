// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of the notices share. */
#ifndef NOTICE_WEB_COMMON_H
#define NOTICE_WEB_COMMON_H
#include "components_view.h"
#include "platform/module.h"

struct str notice_web_int(struct ctx *ctx, int64_t n);
/** What people call a kind; the word itself when no module declares it any more. */
struct str notice_web_kind(struct ctx *ctx, struct str kind);
/** A button that posts, for `opt` members of views. */
const struct action_v *notice_web_action(struct ctx *ctx, struct str url, struct str label);
/** Pages of the office and the administrator that the actor may open. */
const struct link_v *notice_web_office_links(struct ctx *ctx, size_t *out_count);
/** 通知 / here, with one page between if its url is not "". */
struct crumbs_v notice_web_crumbs(struct ctx *ctx, struct str between, struct str url,
                                  struct str here);
#endif
