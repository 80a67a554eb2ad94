// SPDX-License-Identifier: MulanPSL-2.0
/** Reading notices: what one person has been told. */
#ifndef NOTICE_LIST_H
#define NOTICE_LIST_H
#include "platform/ctx.h"

struct notice {
    int64_t id; /* of this person's copy */
    int64_t notice_id, at, read_at;
    struct str kind, url, title, body;
};

struct notice_filter {
    bool unread;
    struct str kind; /* "": all */
    struct str after;
    unsigned limit;
};
/** The actor's own, newest first. */
MUST_CHECK enum status notice_page(struct ctx *ctx, const struct notice_filter *filter,
                                   struct notice **out, size_t *out_count, struct str *out_next);
/** Note one of the actor's own as read (or unread again), and where it leads. ST_NOT_FOUND. */
MUST_CHECK enum status notice_read(struct ctx *ctx, int64_t id, bool read, struct str *out_url);
MUST_CHECK enum status notice_read_all(struct ctx *ctx);
#endif
