// SPDX-License-Identifier: MulanPSL-2.0
/** Reports of the year and others (工作报告): text whose figures are tokens of indicators, from the
 *  first draft to the frozen file that anybody can verify. */
#ifndef REPORT_H
#define REPORT_H
#include "platform/ctx.h"

/** Text keys report.kind.<word>. */
#define REPORT_KINDS "committee half survey brief suggestion filing township"
/** draft 起草, asked 征求意见, judged 主任会议审定中, passed 审定通过, frozen 定稿, published 公开,
 *  dropped 作废. Text keys report.state.<word>. */
#define REPORT_STATES "draft asked judged passed frozen published dropped"

/** Acts on the whole, report_rules.h. */
#define REPORT_ACT_WORDS "ask judge pass back freeze publish retract drop"

enum {
    REPORT_TITLE_CHARS = 100,
    REPORT_BYLINE_CHARS = 200,
    REPORT_BLOCK_CHARS = 5000,
    REPORT_BLOCKS_MAX = 600,
    REPORT_NOTE_CHARS = 1000,
    REPORT_LINK_BYTES = 300,
    REPORT_YEARS_MAX = 10
};

struct report {
    int64_t id, version;
    struct str kind;
    struct str title;
    struct str byline;    /* below the title: the day and the session; may be "" */
    struct date from, to; /* what it reports on, inclusive */
    struct str state;
    int64_t draft_no; /* 第N稿; 0: none was named yet */
    int64_t saved_at;
    struct str saved_by;
    int64_t taken_at; /* when a figure was last taken */
    int64_t frozen_at;
    struct str frozen_hash; /* SM3 of the frozen file, hexadecimal */
    struct date published_on;
    int64_t author_id; /* account of who began it; 0: the program, or from before it was noted */
};

/** ST_NOT_FOUND: there is none that the actor may see. */
MUST_CHECK enum status report_get(struct ctx *ctx, int64_t id, struct report *out);

/** What `renda verify report FILE` found. */
struct report_verdict {
    struct str hash;     /* of the bytes */
    struct str congress; /* its code, as the file says */
    struct str title;
    int64_t report_id;
    size_t figures, rows, faults;
};
/** Recompute everything that a frozen file says of itself, without a database: its form, each rate,
 *  each sum of rows, that the text holds exactly these values. One line of English for each fault
 *  goes to `report`. ST_INVALID: it is no such file. */
MUST_CHECK enum status report_verify(struct arena *a, struct str bytes, struct buf *report,
                                     struct report_verdict *out, struct err *err);
/** With a database: does the journal hold this hash, and are the rows there? Lines as above; what
 * is gone or has changed since is told and is no fault. ctx->congress_id is that of the file. */
MUST_CHECK enum status report_verify_here(struct ctx *ctx, struct str bytes, struct buf *report,
                                          struct report_verdict *out);
#endif
