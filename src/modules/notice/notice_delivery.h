// SPDX-License-Identifier: MulanPSL-2.0
/** Sending what was asked for: mail, messages, robots. Run by a job on any number of servers. */
#ifndef NOTICE_DELIVERY_H
#define NOTICE_DELIVERY_H
#include "modules/notice/notice_list.h"

enum {
    NOTICE_LEASE_SECONDS = 300, /* longer than a letter's sending can take */
    NOTICE_BATCH = 40,          /* letters claimed at once */
    NOTICE_RUN_SECONDS = 120    /* a run ends after this; the next goes on */
};

/** Ask the channels of everybody newly told, by what each has chosen. */
MUST_CHECK enum status notice_spread(struct ctx *ctx);
/** Send what is due. A failing server is tried once in a run. */
MUST_CHECK enum status notice_deliver(struct ctx *ctx);
/** The job: both. */
enum status notice_run(struct ctx *ctx);
enum status notice_run_waits(struct ctx *ctx, bool *out);
#endif
