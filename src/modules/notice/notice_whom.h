// SPDX-License-Identifier: MulanPSL-2.0
/** From an addressee to people. */
#ifndef NOTICE_WHOM_H
#define NOTICE_WHOM_H
#include "modules/notice/notice.h"

struct notice_people {
    int64_t *ids; /* accounts, each once */
    size_t count, cap;
};
MUST_CHECK enum status notice_whom(struct ctx *ctx, const struct notice_to *to, size_t count,
                                   struct notice_people *out);
#endif
