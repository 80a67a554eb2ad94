// SPDX-License-Identifier: MulanPSL-2.0
/** Many papers as one PDF: contents first, then each, with bookmarks and page numbers through. */
#ifndef PLATFORM_PAPER_PACK_H
#define PLATFORM_PAPER_PACK_H
#include "platform/ctx.h"

struct paper_part {
    struct str title;
    unsigned level;   /* 1..3 */
    struct str note;  /* why there is nothing behind it; "" none */
    const char *path; /* a PDF on our disk; NULL: bytes */
    struct str bytes; /* a PDF; "" with no path: only a line of the contents */
};

enum { PAPER_PACK_PARTS = 300 };

/** Can parts be joined here (is qpdf installed)? */
bool paper_pack_works(void);
/** ST_OK if the PDF can be joined; ST_INVALID "paper.pack_locked" (it wants a password) or
 *  "paper.pack_damaged". *out_pages. Exactly one of path and bytes. */
MUST_CHECK enum status paper_pack_look(struct ctx *ctx, const struct paper_part *part,
                                       unsigned *out_pages);
/** The whole. Errors of paper_pack_look() with the part's title in err.arg, of worker_run() and
 *  worker_program(). */
MUST_CHECK enum status paper_pack(struct ctx *ctx, struct str title, struct str subtitle,
                                  const struct paper_part *parts, size_t count, struct str *out);

/** One after the other, without contents and numbers: letters to be printed together. ST_RULE
 *  "paper.pack_no_program" where qpdf is not installed. Errors of worker_program(). */
MUST_CHECK enum status paper_join(struct ctx *ctx, const struct paper_part *parts, size_t count,
                                  struct str *out);

struct worker_io;
/** The worker's task: contents, empty pages with numbers, bookmarks. */
MUST_CHECK enum status paper_pack_run(struct worker_io *io);
#define PAPER_PACK_TASK "paper.pack"
#endif
