// SPDX-License-Identifier: MulanPSL-2.0
/** Notices and deadlines apart from the pages: tests use them without. */
#ifndef NOMINATION_PARTS_H
#define NOMINATION_PARTS_H
#include "modules/nomination/nomination.h"
#include "platform/module.h"

extern const struct notice_kind NOMINATION_NOTICES[];
extern const struct due_source NOMINATION_DUES[];

struct notice_to;
struct nomination_news {
    int64_t election_id;
    struct str post, name, note; /* post and person it is about, "" none */
};
/** Tell them of an election; in db_tx(). */
MUST_CHECK enum status nomination_notify(struct ctx *ctx, const char *kind,
                                         const struct nomination_news *news,
                                         const struct notice_to *to, size_t count);
/** Tell the nominees who are deputies, and who leads their nominations. */
MUST_CHECK enum status nomination_tell_people(struct ctx *ctx, const char *kind,
                                              const struct nomination_post *p,
                                              const struct nomination *people, size_t count);
#endif
