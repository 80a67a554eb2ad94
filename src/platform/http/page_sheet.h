// SPDX-License-Identifier: MulanPSL-2.0
/** Pages with a list as sheets: GET page?…&format=xlsx. Inside the HTTP layer. */
#ifndef HTTP_PAGE_SHEET_H
#define HTTP_PAGE_SHEET_H
#include "platform/http/request.h"
#include "platform/sheet_write.h"

struct page_sheet;

/** Is the page asked for as a sheet, and does not say itself what "format" means? */
bool page_sheet_wanted(const struct request *rq, enum sheet_format *out);
/** The pages of the list one after another, as one file. ST_INVALID "http.no_sheet": the page has
 * no list. */
MUST_CHECK enum status page_sheet_handle(struct ctx *ctx, struct request *rq, struct response *rs,
                                         enum sheet_format format);
/** One page's rows; called by respond_view(). */
void page_sheet_add(struct ctx *ctx, struct page_sheet *sheet, struct str title,
                    const struct view *view, const void *data);
/** What a member of a row is in words. */
struct str page_sheet_cell(struct ctx *ctx, const struct view_column *c, const char *row);
/** What follows "after=" in the address of the next page, as it was before it was quoted. */
struct str page_sheet_cursor(struct ctx *ctx, struct str url);
/** Address of this page as a sheet: as it was asked for, from its first page on. */
struct str page_sheet_url(const struct request *rq, const char *format);
#endif
