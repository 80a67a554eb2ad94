// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of the module that are long: notices, deadlines, search, retention. */
#ifndef PETITION_PARTS_H
#define PETITION_PARTS_H
#include "modules/petition/petition.h"
#include "platform/module.h"
#include "platform/search.h"

#define PETITION_TABLES                                                                            \
    "petition", "petition_person", "petition_step", "petition_link", "petition_file",              \
        "petition_recusal", "petition_code", "petition_rating"
/** Wrong digits, counted for an hour. */
extern const char *const PETITION_UNJOURNALLED[];

extern const struct notice_kind PETITION_NOTICES[];
extern const struct due_source PETITION_DUES[];
extern const struct search_source PETITION_SEARCHES[];
extern const struct retention PETITION_RETENTIONS[];
extern const struct indicator PETITION_INDICATORS[];
extern const struct public_rows PETITION_OPENS[];
extern const struct import_kind PETITION_IMPORTS[];
enum status petition_demo(struct ctx *ctx);
enum status petition_module_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                  size_t *out_count, int64_t *out_total);

/** Tell an account (0: nobody) or those who work for an organ (0: none). */
MUST_CHECK enum status petition_tell(struct ctx *ctx, const struct petition *p, const char *kind,
                                     int64_t account_id, int64_t organ_id);
struct str petition_url(struct ctx *ctx, int64_t id, const char *tail);
/** 信访〔2026〕12号 农业农村 青石岭镇: what everybody may know of it. */
struct str petition_title(struct ctx *ctx, const struct petition *p);
#endif
