// SPDX-License-Identifier: MulanPSL-2.0
/** Pages kept for the second they were made in (ADR 0021): whoever asks the same again gets the
 * same page with form tokens of its own, unless a table that it was read from has been written.
 * Lists, and the public pages. */
#ifndef HTTP_PAGE_KEPT_H
#define HTTP_PAGE_KEPT_H
#include "platform/http/exchange.h"

struct page;
struct page_store *pages_open(void);
void pages_close(struct page_store *store);
/** How many were packed and kept, and how many given again, since the start. */
void pages_counts(struct page_store *store, uint64_t *out_kept, uint64_t *out_given);
/** Forget those of earlier seconds. */
void pages_tidy(struct page_store *store, int64_t now);

/** The page that this request would be answered with; NULL: it has to be made. Give it back. */
struct page *page_find(struct ctx *ctx, const struct request *rq, struct response *rs);
void page_back(struct page *page);
/** Was it made for somebody who is signed in? */
bool page_signed_in(const struct page *page);
/** Answer with it. */
void page_give(const struct page *page, const struct request *rq, struct response *rs);
/** A request was answered without, its snapshot is still open: keep the page, if it may be kept and
 *  has been asked for before in this second. */
void page_take(struct ctx *ctx, const struct request *rq, const struct response *rs);
#endif
