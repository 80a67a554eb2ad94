// SPDX-License-Identifier: MulanPSL-2.0
/** What every page with a list does alike: addresses that keep its filters, the size of a page, and
 *  the way to the same list as a sheet. */
#ifndef PLATFORM_LIST_H
#define PLATFORM_LIST_H
#include "platform/module.h"
#include "platform/sheet_write.h"

enum { LIST_ROWS = 20, LIST_ROWS_MAX = 200, LIST_EXPORT_MAX = 100000, LIST_AFTER_MAX = 1024 };

/** path?… with the values that the request has for `fields` (NULL-terminated), and one more if
 *  `value` is not empty. */
struct str list_url(struct ctx *ctx, const struct request *rq, const char *path,
                    const char *const *fields, const char *name, struct str value);
/** Where a list goes on, begins, and is as a sheet (<path>/export); each keeps the filters. */
struct list_links {
    struct str next, first; /* "" if there is none; with the size of the page that was asked for */
    struct str sheet, csv;
};
/** `next`: cursor of the next page, "" on the last. */
struct list_links list_links_of(struct ctx *ctx, const struct request *rq, const char *path,
                                const char *const *fields, struct str next);
/** A list's address with the size of the page that was asked for, if it was. */
struct str list_paged(struct ctx *ctx, const struct request *rq, struct str url);
/** What a filter's `reset` is: `url` while the request narrows the list, "" while it shows all. How
 * a list is shown (order, page, size) narrows nothing. */
struct str list_reset(const struct request *rq, struct str url);
/** The field "limit", within 1..200; `otherwise` if it is not given. */
unsigned list_limit(const struct request *rq, unsigned otherwise);
/** Does the program ask, for all that the list has (list_rows(), a page as a sheet)? A handler that
 *  reckons the whole list out for each of its pages then gives all of it on one, whatever "limit"
 *  says. */
bool list_wants_all(const struct response *rs);
/** Is this list asked for as a sheet (field "format")? */
bool list_wants_sheet(const struct request *rq, enum sheet_format *out);
/** Lead from the list to its export, a route of its own that may take long: path/export?… */
MUST_CHECK enum status list_lead_to_export(struct ctx *ctx, const struct request *rq,
                                           struct response *rs, const char *path,
                                           const char *const *fields);
/** Finish a sheet and send it from its file, under a name without suffix. */
MUST_CHECK enum status list_respond_sheet(struct ctx *ctx, const struct request *rq,
                                          struct response *rs, enum sheet_format format,
                                          struct sheet_out *sheet, struct str name);
/** An export has written the rows of one page: give back all memory since `page`, except `after`,
 *  the cursor of the next. Keeps exports of any length within the memory of a page. */
void list_next_page(struct ctx *ctx, struct arena_mark page, struct str *after);
/** "2026-02-10"; "" for no date. */
struct str list_iso(struct ctx *ctx, struct date d);
#endif
